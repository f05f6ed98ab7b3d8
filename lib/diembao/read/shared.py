"""What the readers of other formats share: libraries that may be missing, old encodings, tidy metadata."""

import importlib

from diembao.read.encodings import Undecided, repair, reread
from diembao.read.errors import Unreadable


def library(name, package):
    """An installed library, or an `Unreadable` that says how to install it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Unreadable(f"the library {package} is not installed", f"install it: pip install {package}") from None


def repaired(text, metadata):
    """The text and its metadata out of an old encoding, where they are in one."""
    found = mended(text)
    if found.encoding == "unicode":
        return text, metadata
    metadata = {key: reread(value, found.encoding) for key, value in metadata.items()}
    return found.text, metadata | {"encoding": found.encoding}


def mended(text):
    """What `repair` finds, or an `Unreadable` with its reason."""
    try:
        return repair(text)
    except Undecided as error:
        raise Unreadable(error.reason, error.advice) from None


def kept(metadata):
    """What is there, each value on one line."""
    return {key: " ".join(str(value).split()) for key, value in metadata.items() if value and str(value).strip()}
