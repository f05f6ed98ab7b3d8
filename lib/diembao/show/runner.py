"""`python -m diembao report`: runs every notebook in a fresh kernel and writes the pages and their index."""

import asyncio
import copy
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from tqdm import tqdm

from diembao.show.overview import opening, write_overview
from diembao.show.parameters import put_parameters, read_parameters, read_settings
from diembao.show.report import DeadWidget, ReportExporter

AT_ONCE = 2  # notebooks under way together: starting a kernel is half of the work


@dataclass
class Run:
    """A notebook on its way to a page."""

    name: str
    nb: nbformat.NotebookNode
    values: dict  # parameter, in lower case -> its value in this run
    changed: dict  # those that the settings changed
    cells: int = 0
    seconds: float = 0.0
    error: str = ""
    page: str = field(default="", repr=False)


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
    ValueError
        Before anything runs, for a corpus, notebook, name or value that is not allowed; the message lists what is.
    """
    runs = plan(Path(notebooks), corpus, settings)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    # Kernels are spoken to through ZeroMQ, which needs this kind of loop on Windows too.
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(_run_all(runs, Path(notebooks).resolve(), _Progress(runs, progress)))
    for run in runs:
        page = out / f"{run.name}.html"
        page.unlink(missing_ok=True)  # of an earlier run
        if run.page:
            page.write_text(run.page, "utf-8")
        else:
            print(f"{run.name}: {run.error}", file=sys.stderr)
    write_overview(runs, out)
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
        cells = sum(cell.cell_type == "code" for cell in nb.cells)
        runs.append(Run(name, copy.deepcopy(nb), values, chosen[name], cells))
    return runs


def _corpus(given):
    """A path made absolute, since notebooks run elsewhere; the name of a corpus that ships as it is."""
    from diembao.read.files import find_corpus

    find_corpus(given)  # raises where there is none
    return str(Path(given).resolve()) if Path(given).exists() else given


async def _run_all(runs, folder, progress):
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(run):
        async with gate:
            began = time.perf_counter()
            await _run(run, folder, progress)
            run.seconds = time.perf_counter() - began
            progress.done(run)

    try:
        await asyncio.gather(*(one(run) for run in runs))
    finally:
        progress.close()


async def _run(run, folder, progress):
    """Executes one notebook and makes its page; an error is kept in the run."""
    client = NotebookClient(
        run.nb,
        km=_kernel_manager(),
        timeout=None,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=lambda cell, cell_index: progress.at(run, cell_index + 1),
        on_cell_complete=lambda cell, cell_index: progress.step(cell),
    )
    environment = {**os.environ, "DIEMBAO_EXPORT": "1", "DIEMBAO_NOTEBOOK": f"{run.name}.ipynb"}
    try:
        await client.async_execute(env=environment, cleanup_kc=True)
        # Widgets have no kernel in the page; nbclient cannot be told to leave their state out.
        run.nb.metadata.pop("widgets", None)
        resources = {
            "metadata": {"name": run.name},
            "diembao": {"home": "index.html", "title": opening(run.nb)[0] or run.name},
        }
        run.page, _ = ReportExporter().from_notebook_node(run.nb, resources)
    except CellExecutionError as error:
        run.error = f"{_failing_cell(run.nb)} failed with {error.ename}: {error.evalue}"
    except DeadKernelError:
        run.error = f"the kernel died at {_failing_cell(run.nb)}; a lack of memory is the usual reason"
    except DeadWidget as error:
        run.error = str(error)


def _failing_cell(nb):
    """The number, from 1, of the last cell that was begun."""
    begun = [n for n, cell in enumerate(nb.cells, 1) if cell.cell_type == "code" and cell.metadata.get("execution")]
    return f"cell {begun[-1]}" if begun else "the start"


class _ThisPython(KernelSpecManager):
    """Only knows the kernel of the environment that runs the report, whatever else a user has installed."""

    def get_kernel_spec(self, kernel_name):
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


def _kernel_manager():
    return AsyncKernelManager(kernel_name="python3", kernel_spec_manager=_ThisPython())


class _Progress:
    """Says what is under way: one bar for all cells in a terminal, a line for each notebook elsewhere."""

    def __init__(self, runs, wanted):
        self.bar = tqdm(total=sum(run.cells for run in runs), unit="cell", disable=not (wanted and sys.stderr.isatty()))
        self.lines = wanted and not sys.stderr.isatty()
        self.under_way = {}

    def at(self, run, number):
        self.under_way[run.name] = f"{run.name} cell {number} of {len(run.nb.cells)}"
        self.bar.set_description_str(", ".join(self.under_way.values()))

    def step(self, cell):
        if cell.cell_type == "code":
            self.bar.update()

    def done(self, run):
        self.under_way.pop(run.name, None)
        if self.lines:
            how = "failed" if run.error else f"{run.cells} code cells, {len(run.page) / 1e6:.2f} MB"
            print(f"{run.name}: {how}, {run.seconds:.1f} s", file=sys.stderr, flush=True)

    def close(self):
        self.bar.close()
