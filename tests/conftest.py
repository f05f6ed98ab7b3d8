"""What several tests need: the shared material, which is no part of the project, and small readers of cases."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CASES = Path(__file__).parent / "cases"


def cases(name):
    """The rows of `tests/cases/<name>.jsonl`, each as a pytest parameter named by its text."""
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(row, id=row["text"]) for row in map(json.loads, filter(None, lines))]


def json_lines(path):
    if not path.exists():
        pytest.skip(f"{path.relative_to(ROOT.parent)} is not here: it is no part of the project")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="session")
def source_text():
    """The source article, whole."""
    path = SHARED / "source" / "ha-noi-chi-thi-05-bai-3.txt"
    if not path.exists():
        pytest.skip("the source article is not here: it is no part of the project")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def press_articles():
    """Real press articles, as records of id, text and label."""
    return json_lines(SHARED / "press" / "articles.jsonl")


@pytest.fixture(scope="session")
def score_figures():
    """The script that scores figures, as a module."""
    path = SHARED / "checks" / "score_figures.py"
    if not path.exists():
        pytest.skip("the scoring script is not here: it is no part of the project")
    spec = importlib.util.spec_from_file_location("score_figures", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
