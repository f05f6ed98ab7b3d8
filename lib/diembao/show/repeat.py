"""How a reader gets a state again: a line for the parameters cell, and a command for the shell."""

import json
import os
import shlex
from html import escape

from diembao.show.html import notebook_name


def repeat_lines(state):
    """The parameters-cell line and the shell command for a state.

    Parameters
    ----------
    state : dict
        Name in lower case -> value.

    Returns
    -------
    tuple of str, str
        The second is empty where it is not known which notebook this is.

    Examples
    --------
    >>> repeat_lines({"top": 20, "part": "Báo A"})[0]
    'TOP = 20; PART = "Báo A"'
    """
    cell = "; ".join(f"{name.upper()} = {_literal(value)}" for name, value in state.items())
    notebook = notebook_name()
    if not (notebook and state):
        return cell, ""
    wanted = {**shell_settings(), **state}
    settings = " ".join(f"--set {shlex.quote(f'{notebook}.{name}={value}')}" for name, value in wanted.items())
    return cell, f"python -m diembao report {settings}"


def shell_settings():
    """What the shell has set in this run: a state is repeated with it, or its choices would not be there."""
    return json.loads(os.environ.get("DIEMBAO_SETTINGS") or "{}")


def _literal(value):
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def repeat_html(cell, shell):
    """The lines as a paragraph; a state without choices needs none."""
    if not cell:
        return ""
    in_shell = f', or in the shell <code class="shell">{escape(shell)}</code>'
    return (
        f'<p class="repeat">To see this again: <code class="cell">{escape(cell)}</code> in the parameters '
        f'cell<span class="in-shell"{"" if shell else " hidden"}>{in_shell}</span></p>'
    )
