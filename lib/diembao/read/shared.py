"""What the readers of other formats share: libraries that may be missing, old encodings, tidy metadata."""

import importlib

from diembao.read.encodings import Undecided, check_letters, repair, reread
from diembao.read.errors import Unreadable


def library(name, package):
    """An installed library, or an `Unreadable` that says how to install it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Unreadable(f"the library {package} is not installed", f"install it: pip install {package}") from None


def repaired(text, metadata):
    """The text and its metadata out of an old encoding, where they are in one; `remarks` is among these if there are any."""
    found = mended(text)
    whole(found.text)
    if found.encoding != "unicode":
        metadata = {key: reread(value, found.encoding) for key, value in metadata.items()} | {"encoding": found.encoding}
    return found.text, metadata | ({"remarks": found.remarks} if found.remarks else {})


def mended(text):
    """What `repair` finds, or an `Unreadable` with its reason."""
    return _readable(repair, text)


def whole(text):
    """Raise `Unreadable` if letters of the text were lost."""
    _readable(check_letters, text)


def _readable(step, text):
    try:
        return step(text)
    except Undecided as error:
        raise Unreadable(error.reason, error.advice) from None


def kept(metadata):
    """What is there, each value on one line."""
    return {key: " ".join(str(value).split()) for key, value in metadata.items() if value and str(value).strip()}
