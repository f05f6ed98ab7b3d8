"""Writing a table beside the notebook, never over what stands there."""

import base64
from html import escape
from pathlib import Path

from diembao.read.records import write_table
from diembao.show.html import attributes

KINDS = {".csv": "text/csv;charset=utf-8", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def save_new(table, name, ending, folder="."):
    """Writes a table to a file that was not there.

    Parameters
    ----------
    table : pandas.DataFrame
    name : str
        What the file is called; `-2`, `-3` and so on follow where it is taken.
    ending : str
        `.csv` or `.xlsx`.
    folder : str or Path
        The working directory unless given, which is the folder of the notebook.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    OSError
        Where the folder cannot be written to.
    """
    number = 1
    while True:
        path = Path(folder) / f"{name}{f'-{number}' if number > 1 else ''}{ending}"
        try:
            path.open("x").close()  # whoever writes at the same time takes another name
        except FileExistsError:
            number += 1
            continue
        try:
            write_table(table, path)
        except BaseException:
            path.unlink()  # an empty file would look like an empty table
            raise
        return path


def download_html(path):
    """A link that hands a written file to the browser, for a JupyterLab that runs on another machine.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    str
        Escaped HTML.
    """
    content = base64.b64encode(path.read_bytes()).decode()
    link = attributes(href=f"data:{KINDS[path.suffix]};base64,{content}", download=path.name)
    return f"<a{link}>Download {escape(path.name)}</a>"
