"""A name, or a run of capitals that may be one."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Found:
    """What was found in a passage.

    Attributes
    ----------
    start, end : int
        Offsets into the passage.
    first, last : int
        The index of the first token and of the one after the last.
    text : str
    kind : str or None
        person, organisation, place or programme; None as long as it is not certain.
    votes : dict
        Kind -> how much speaks for it, where the kind is not certain.
    opens : bool
        Whether it opens a sentence.
    core : str
        The name proper, without its generic head.
    head_alone : bool
        Whether it is a generic head without a name: `HTX` may stand for a body named elsewhere.
    title : tuple of int or None
        The offsets of the role or courtesy word before it.
    bracketed : bool
        Whether it stands in brackets behind a body: Ngân hàng Á Châu (ACB).
    listed : bool
        Whether its head counts several places, others of which may follow: các xã Kim Sơn, Dương Xá.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    kind: str | None = None
    votes: dict = field(default_factory=dict)
    opens: bool = False
    core: str = ""
    head_alone: bool = False
    title: tuple | None = None
    bracketed: bool = False
    listed: bool = False


def found(t, i, j, kind=None):
    """The tokens from i to before j as a Found."""
    return Found(t.start[i], t.end[j - 1], i, j, t.name(i, j), kind, opens=t.opens[i])
