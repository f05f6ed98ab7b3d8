"""Pieces of HTML that the notebook and the page share; every text goes through `escape`."""

import base64
import json
import os
import re
from functools import cache
from html import escape
from pathlib import Path

TEMPLATE = Path(__file__).parent / "templates" / "diembao"


def exporting():
    """Whether the report is being made, so that there will be no kernel behind the page."""
    return os.environ.get("DIEMBAO_EXPORT") == "1"


def notebook_name():
    """The name of the notebook under way without its ending, or None where nothing says it."""
    path = os.environ.get("DIEMBAO_NOTEBOOK") or os.environ.get("JPY_SESSION_NAME", "")
    return Path(path).stem if path.endswith(".ipynb") else None


@cache
def resource(name):
    """The text of a file of the template: `parts.css`, `page.css` or `controls.js`."""
    return (TEMPLATE / name).read_text("utf-8")


def style_tag():
    """The style of charts and tables for JupyterLab; a page of the report has it in its head."""
    return f"<style>{resource('parts.css')}</style>"


def data_uri(content, kind="image/webp"):
    """Bytes as a data URI."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def json_block(data):
    """Data for the script of the page, which cannot end the script element that holds it.

    Examples
    --------
    >>> json_block(["</script><script>"])
    '<script type="application/json">["\\\\u003c/script>\\\\u003cscript>"]</script>'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json">{text}</script>'


def attributes(**values):
    """Attributes of an element, escaped; None leaves one out and `_` becomes `-`.

    Examples
    --------
    >>> attributes(lang="vi", title=None, data_kind='a"b')
    ' lang="vi" data-kind="a&quot;b"'
    """
    pairs = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items() if value is not None)
    return "".join(f' {name}="{escape(str(value))}"' for name, value in pairs)


def inner_text(html):
    """The text of a piece of HTML, without tags."""
    return re.sub(r"<[^>]*>", "", html)
