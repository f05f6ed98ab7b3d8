"""What stops a file from being read, told so that somebody can do something about it."""


class Unreadable(ValueError):
    """Why one file was left out, and what to do about it.

    Parameters
    ----------
    reason, advice : str
        What is wrong, and what to do; each a phrase without a full stop.

    Examples
    --------
    >>> print(Unreadable("the file is empty", "delete it"))
    the file is empty; delete it
    """

    def __init__(self, reason, advice):
        super().__init__(f"{reason}; {advice}")
        self.reason, self.advice = reason, advice


def note(path, error):
    """The line of a report on a file that was left out: path, reason, advice."""
    if isinstance(error, Unreadable):
        return {"path": str(path), "reason": error.reason, "advice": error.advice}
    return {"path": str(path), "reason": error.strerror or str(error), "advice": "check that the file is there and may be read"}
