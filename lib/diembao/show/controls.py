"""Declared parameters: what a control may be set to, said once and checked everywhere."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import prod
from numbers import Number

MANY = 8  # up to so many allowed values are listed one by one in an error


@dataclass(frozen=True)
class Choice:
    """A parameter with a finite, ordered list of values.

    Parameters
    ----------
    name : str
        As in the parameters cell, in lower case: `top` for `TOP`.
    label : str
        What stands beside the control.
    values : sequence
        All values that it may take, in order. Numbers make a slider, anything else a drop-down.
    default : object
        One of `values`.
    labels : sequence of str, optional
        How each value is shown; `str(value)` unless given.

    Raises
    ------
    ValueError
        Where the default is not among the values; the message lists what is allowed.

    Examples
    --------
    >>> Choice("top", "Words shown", range(5, 45, 5), 17)
    Traceback (most recent call last):
    ...
    ValueError: Words shown (top) cannot be 17; allowed: 5 to 40 by 5
    """

    name: str
    label: str
    values: tuple
    default: object
    labels: tuple | None = None

    def __post_init__(self):
        object.__setattr__(self, "values", tuple(map(_plain, self.values)))
        object.__setattr__(self, "default", _plain(self.default))
        labels = self.values if self.labels is None else self.labels
        object.__setattr__(self, "labels", tuple(str(label) for label in labels))
        if not self.values:
            raise ValueError(f"{self.label} ({self.name}) has no values to choose from")
        if len(self.labels) != len(self.values):
            raise ValueError(f"{self.label} ({self.name}) has {len(self.values)} values and {len(self.labels)} labels")
        self.check(self.default)

    @property
    def numeric(self):
        """Whether a slider suits it: three or more numbers."""
        return len(self.values) > 2 and all(isinstance(v, Number) and not isinstance(v, bool) for v in self.values)

    @property
    def allowed(self):
        """The values in words, for error messages."""
        if self.numeric and len(steps := {round(b - a, 9) for a, b in pairwise(self.values)}) == 1:
            step = steps.pop()
            return f"{self.values[0]} to {self.values[-1]}" + ("" if step == 1 else f" by {step}")
        shown = ", ".join(str(value) for value in self.values[:MANY])
        return shown if len(self.values) <= MANY else f"{shown} and {len(self.values) - MANY} more"

    def check(self, value):
        """`value`, where it is allowed; otherwise a ValueError that lists what is."""
        if value not in self.values or isinstance(value, bool) != isinstance(self.values[0], bool):
            raise ValueError(f"{self.label} ({self.name}) cannot be {value!r}; allowed: {self.allowed}")
        return value

    def show(self, value):
        """The label of a value."""
        return self.labels[self.values.index(value)]

    def keep(self, count):
        """The same choice with only `count` values, the default among them: numbers evenly spread, of others the first."""
        last = len(self.values) - 1
        here = self.values.index(self.default)
        if not self.numeric:
            kept = list(range(count)) if here < count else [*range(count - 1), here]
            return replace(self, values=[self.values[i] for i in kept], labels=[self.labels[i] for i in kept])
        spread = {round(i * last / (count - 1)) for i in range(count)}
        if here not in spread:
            inner = spread - {0, last} or spread - {0 if here > last / 2 else last}
            spread = spread - {min(inner, key=lambda i: abs(i - here))} | {here}
        kept = sorted(spread)
        return replace(self, values=[self.values[i] for i in kept], labels=[self.labels[i] for i in kept])


def _plain(value):
    """NumPy's numbers as Python's, so that they read well in a line of code."""
    return value.item() if hasattr(value, "item") else value


def settle(choices, **values):
    """The state of some choices: the given values, checked, and the defaults of the rest.

    Parameters
    ----------
    choices : sequence of Choice
    **values : object
        By name.

    Returns
    -------
    dict
        Name -> value, in the order of `choices`.

    Raises
    ------
    ValueError
        For a name that is not declared or a value that is not allowed; the message lists what is.

    Examples
    --------
    >>> settle([Choice("top", "Words shown", range(5, 45, 5), 20)], tpo=5)
    Traceback (most recent call last):
    ...
    ValueError: there is no parameter tpo; allowed: top
    """
    names = [choice.name for choice in choices]
    for name in values:
        if name not in names:
            raise ValueError(f"there is no parameter {name}; allowed: {', '.join(names) or 'none'}")
    return {c.name: c.check(values.get(c.name, c.default)) for c in choices}


def thin(choices, limit):
    """The choices with fewer values, so that their combinations are at most `limit`.

    The longest list loses values first, sliders before drop-downs; no list gets shorter than two.

    Parameters
    ----------
    choices : sequence of Choice
    limit : int

    Returns
    -------
    list of Choice
    """
    sizes = [len(choice.values) for choice in choices]
    while prod(sizes) > limit:
        shrinkable = [(choice.numeric, sizes[i], i) for i, choice in enumerate(choices) if sizes[i] > 2]
        if not shrinkable:
            break
        sizes[max(shrinkable)[2]] -= 1
    pairs = zip(choices, sizes, strict=True)
    return [choice.keep(size) if size < len(choice.values) else choice for choice, size in pairs]
