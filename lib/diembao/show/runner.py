"""`python -m diembao report`: runs every notebook in a fresh kernel and writes the pages and their index."""

import json
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from tqdm import tqdm

from diembao.read.files import find_corpus, shipped_corpora
from diembao.show.overview import corpora, opening, write_overview
from diembao.show.parameters import put_parameters, read_parameters, read_settings
from diembao.show.report import DeadWidget, ReportExporter

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
AT_ONCE = 2  # notebooks under way together: starting a kernel is half of the work


@dataclass
class Run:
    """A notebook on its way to a page."""

    name: str
    nb: nbformat.NotebookNode
    values: dict  # parameter, in lower case -> its value in this run
    given: dict  # those of them that the shell has set
    cell: int = 0  # the one under way, from 1
    seconds: float = 0.0
    error: str = ""
    page: str = field(default="", repr=False)
    kernel: AsyncKernelManager | None = field(default=None, repr=False)

    def kill(self):
        """Ends its kernel at once, where it has one."""
        if self.kernel is not None and self.kernel.provisioner is not None and self.kernel.provisioner.process:
            self.kernel.provisioner.process.kill()


def run_report(notebooks, out, corpus=None, settings=(), progress=True):
    """Runs notebooks and writes `out/<name>.html` for each, and `out/index.html`.

    Parameters
    ----------
    notebooks : str or Path
        The folder of the notebooks; it is their working directory.
    out : str or Path
        Made where it is missing.
    corpus : str, optional
        Name of a corpus that ships, or a path: the CORPUS of every notebook. Each keeps its own unless given.
    settings : sequence of str
        `notebook.name=value`, such as `04_topics.topics=8`.
    progress : bool
        Whether to say on stderr what is under way: a bar in a terminal, a line for each notebook elsewhere.

    Returns
    -------
    int
        Exit status: 0, or 1 where a notebook failed (the others are written all the same).

    Raises
    ------
    ValueError, FileNotFoundError
        Before anything runs, for a notebook, name, value or corpus that is not allowed (the message lists what is) and
        for a corpus of which nothing can be read.
    """
    runs = plan(Path(notebooks), corpus, settings)
    read = corpora(runs)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    _run_all(runs, Path(notebooks).resolve(), _Progress(runs, progress))
    for run in runs:
        page = out / f"{run.name}.html"
        page.unlink(missing_ok=True)  # of an earlier run
        if run.page:
            page.write_text(run.page, "utf-8")
        else:
            print(f"{run.name}: {_printable(run.error)}", file=sys.stderr)
    write_overview(runs, read, out)
    return int(any(run.error for run in runs))


def plan(folder, corpus, settings):
    """Reads the notebooks, checks all settings, and puts them into copies of the notebooks.

    Parameters
    ----------
    folder : Path
    corpus, settings
        As in `run_report`.

    Returns
    -------
    list of Run
    """
    books = {path.stem: nbformat.read(path, as_version=4) for path in sorted(folder.glob("*.ipynb"))}
    if not books:
        raise ValueError(f"{folder} holds no notebook (*.ipynb)")
    declared = {name: read_parameters(nb, name) for name, nb in books.items()}
    chosen = read_settings(settings, declared)
    if corpus is not None:
        for name in books:
            if "corpus" in declared[name]:
                chosen[name].setdefault("corpus", corpus)
    runs = []
    for name, nb in books.items():
        if "corpus" in chosen[name]:
            chosen[name]["corpus"] = _corpus(chosen[name]["corpus"])
        put_parameters(nb, declared[name], chosen[name])
        values = {key: parameter.value for key, parameter in declared[name].items()} | chosen[name]
        runs.append(Run(name, nb, values, chosen[name]))
    return runs


def _corpus(given):
    """A path made absolute, since notebooks run elsewhere; the name of a corpus that ships as it is."""
    found = find_corpus(given)
    return given if given in shipped_corpora() else str(found)


def _run_all(runs, folder, progress):
    """Runs the notebooks in threads, each of which waits for its own kernel."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for future in [pool.submit(_run, run, folder, progress) for run in runs]:
                future.result()
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            for run in runs:
                run.kill()
            raise
        finally:
            progress.close()


def _run(run, folder, progress):
    """Executes one notebook and makes its page; an error is kept in the run."""
    began = time.perf_counter()
    run.kernel = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=_ThisPython())
    client = NotebookClient(
        run.nb,
        km=run.kernel,
        timeout=None,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=lambda cell, cell_index: progress.at(run, cell_index + 1),
    )
    own = {"DIEMBAO_EXPORT": "1", "DIEMBAO_NOTEBOOK": f"{run.name}.ipynb", "DIEMBAO_SETTINGS": json.dumps(run.given)}
    try:
        client.execute(env={**os.environ, **own}, cleanup_kc=True)
        # Widgets have no kernel in the page; nbclient cannot be told to leave their state out.
        run.nb.metadata.pop("widgets", None)
        head = {"home": "index.html", "title": opening(run.nb)[0] or run.name}
        run.page, _ = ReportExporter().from_notebook_node(run.nb, {"metadata": {"name": run.name}, "diembao": head})
    except CellExecutionError as error:
        run.error = f"{_place(run)} failed with {_why(error)}"
    except DeadKernelError:
        run.error = f"the kernel died at {_place(run)}; a lack of memory is the usual reason"
    except DeadWidget as error:
        run.error = str(error)
    run.seconds = time.perf_counter() - began
    progress.done(run)


def _place(run):
    """The cell under way, with its first line."""
    if not run.cell:
        return "the start"
    line = next(iter(run.nb.cells[run.cell - 1].source.strip().splitlines()), "")
    return f"cell {run.cell} of {len(run.nb.cells)} ({line[:60]})"


def _why(error):
    """The kind and words of a cell's error; one made while showing a result has them in its traceback alone."""
    if error.ename != "NoneType":
        return f"{error.ename}: {error.evalue}"
    return COLOUR.sub("", error.traceback).strip().splitlines()[-1]


def _printable(text):
    """Text of an article may stand in an error; what steers a terminal is taken out."""
    return "".join(char if char.isprintable() or char == "\n" else "?" for char in text)


class _ThisPython(KernelSpecManager):
    """Only knows the kernel of the environment that runs the report, whatever else a user has installed."""

    def get_kernel_spec(self, kernel_name):
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


class _Progress:
    """Says what is under way: one bar for all cells in a terminal, a line for each notebook elsewhere."""

    def __init__(self, runs, wanted):
        terminal = sys.stderr.isatty()
        self.bar = tqdm(total=sum(len(run.nb.cells) for run in runs), unit="cell", disable=not (wanted and terminal))
        self.lines = wanted and not terminal
        self.under_way = {}

    def at(self, run, number):
        run.cell = number
        self.under_way[run.name] = f"{run.name} cell {number} of {len(run.nb.cells)}"
        self.bar.set_description_str(", ".join(self.under_way.values()))
        self.bar.update()

    def done(self, run):
        self.under_way.pop(run.name, None)
        if self.lines:
            how = f"failed at cell {run.cell}" if run.error else f"{run.cell} cells, {len(run.page) / 1e6:.2f} MB"
            print(f"{run.name}: {how}, {run.seconds:.1f} s", file=sys.stderr, flush=True)

    def close(self):
        self.bar.close()
