"""Work that makes many small things and no cycles, without the search for dead cycles."""

import gc
from contextlib import contextmanager


@contextmanager
def without_collection():
    """Put off the search for dead cycles, which goes through everything that is alive again and again.

    Examples
    --------
    >>> with without_collection():
    ...     gc.isenabled()
    False
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
