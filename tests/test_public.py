"""The public surface is documented, loads quickly, and is all there after an installation."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import diembao

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("verb", diembao.__all__)
def test_a_verb_is_documented_with_an_example_that_runs(verb):
    text = getattr(diembao, verb).__doc__ or ""
    for part in ("Parameters\n", "Returns\n", "Examples\n", ">>> "):
        assert part in text, f"{verb} lacks {part.strip()} in its docstring"


@pytest.mark.parametrize("verb", diembao.__all__)
def test_a_verb_stands_in_the_readme(verb):
    assert f"`{verb}`" in (ROOT / "README.md").read_text("utf-8")


def test_importing_loads_no_heavy_library():
    code = "import sys, diembao; print([m for m in ('pandas', 'sklearn', 'underthesea', 'matplotlib') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_an_unknown_verb_lists_the_known_ones():
    with pytest.raises(AttributeError, match="extract_figures"):
        diembao.extract_numbers  # noqa: B018


def test_the_wheel_holds_every_lexicon_and_template(tmp_path):
    pytest.importorskip("setuptools", reason="setuptools, which builds the wheel, is not installed")
    source = tmp_path / "source"  # a copy: building leaves its own folders behind
    shutil.copytree(ROOT / "lib", source / "lib", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    built = subprocess.run([*command, "-w", str(tmp_path), str(source)], capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    for file in (ROOT / "lib" / "diembao").rglob("*"):
        if file.suffix in (".csv", ".j2", ".css", ".js", ".py"):
            assert f"diembao/{file.relative_to(ROOT / 'lib' / 'diembao').as_posix()}" in names


def test_modules_stay_small():
    long = {f.name: n for f in (ROOT / "lib").rglob("*.py") if (n := f.read_text("utf-8").count("\n")) > 330}
    assert not long, f"a module above about 300 lines wants to be two: {long}"
