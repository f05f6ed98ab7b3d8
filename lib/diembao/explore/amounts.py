"""How far a told number reaches: the values that its wording leaves open, and whether two of them can be one."""

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from diembao.extract.lexicon import rows

# How far the true value may lie from a told one. A told number is rounded in its last digit that is not nought, so that
# this digit's place (its step) decides; for short numbers (`hơn 100`) the step is as large as the number, and a share of
# the value decides. Nobody has measured this for Vietnamese; the shares are this project's reading of press usage.
OVER, NEARLY, PLAIN = 1 / 3, 1 / 5, 0.07
ABOUT = (0.03, 0.10)
ENDLESS = 12  # digits from which on a number is a fraction such as one third
FEW_DIGITS = 3  # a number without a modifier and with more of them is meant exactly
NEAR_BELOW = frozenset(("gần", "ngót", "ngót nghét", "suýt", "suýt soát", "xấp xỉ", "sát"))


@dataclass(frozen=True)
class Amount:
    """A told number in its base unit: the value (or None), and the least and most that may be meant."""

    value: float | None
    least: float
    most: float
    exact: bool  # told without a modifier
    digits: int = 0  # of the number as it is told; 0 for ranges and fractions

    @property
    def middle(self):
        """A number to sort and draw by."""
        ends = [end for end in (self.least, self.most) if math.isfinite(end)]
        return self.value if self.value is not None else sum(ends) / len(ends)


@cache
def _scales():
    return {row["unit"].lower(): (row["base"], float(row["factor"])) for row in rows("unit_scales")}


def base_unit(unit):
    """The unit that a unit is a multiple of, and how many of it: (base, factor).

    Both parts of a rate are brought to their base (`tấn/ha` is 0.1 kg/m2); a unit that is not in
    `lexicons/unit_scales.csv` is its own base.

    Examples
    --------
    >>> base_unit("km"), base_unit("tấn/ha"), base_unit("con lợn")
    (('m', 1000.0), ('kg/m2', 0.1), ('con lợn', 1.0))
    """
    above, slash, below = unit.lower().partition("/")
    base, factor = _scales().get(above.strip(), (above.strip(), 1.0))
    if not slash:
        return base, factor
    base_below, factor_below = base_unit(below)
    return f"{base}/{base_below}", factor / factor_below


def step(value):
    """The place of the last digit of a number that is not nought.

    Examples
    --------
    >>> [step(value) for value in (4100.0, 4128.0, 1.2, 14.25)]
    [100.0, 1.0, 0.1, 0.01]
    """
    return float(Decimal(1).scaleb(Decimal(repr(float(value))).normalize().as_tuple().exponent)) if value else 1.0


def digits(value):
    """How many digits of a number say something: those from the first to the last that is not nought.

    Examples
    --------
    >>> [digits(value) for value in (4100.0, 21460.0, 3.0, 14.6)]
    [2, 4, 1, 3]
    """
    return len(Decimal(repr(float(value))).normalize().as_tuple().digits)


def read_amount(value, relation, modifier, low, high, factor=1.0, whole=False):
    """What a figure may mean, in its base unit.

    Parameters
    ----------
    value, low, high : float
        As in the figures table; NaN where the text gives none.
    relation, modifier : str or None
    factor : float
        Base units in one unit.
    whole : bool
        Whether it counts things, so that there are no parts of one.

    Returns
    -------
    Amount or None
        None where the figure has neither a value nor a bound.

    Examples
    --------
    >>> nan = float("nan")
    >>> read_amount(4100.0, ">", "hơn", 4100.0, nan, whole=True)
    Amount(value=4100.0, least=4100.0, most=4200.0, exact=False, digits=2)
    >>> read_amount(12.0, "<", "gần", nan, 12.0, factor=1000)
    Amount(value=12000.0, least=11000.0, most=12000.0, exact=False, digits=2)
    """
    if math.isnan(value):
        if math.isnan(low) and math.isnan(high):
            return None
        least = 0.0 if math.isnan(low) else low
        most = high if not math.isnan(high) else (low * 10 if relation == "~" else math.inf)  # `hàng trăm` is not a thousand
        return Amount(None, least * factor, most * factor, False)
    least, most = _reach(value, relation, (modifier or "").lower(), whole)
    told = digits(value)
    return Amount(value * factor, least * factor, most * factor, relation == "=", told if told < ENDLESS else 0)


def _reach(value, relation, modifier, whole):
    size, place = abs(value), step(value)
    if relation == ">":
        return value, value + min(place, size * OVER)
    if relation == "<":
        return (value - min(place, size * NEARLY) if modifier in NEAR_BELOW else min(0.0, value)), value
    if relation in (">=", "<="):
        return (value, math.inf) if relation == ">=" else (min(0.0, value), value)
    if relation == "~":
        half = min(max(place, size * ABOUT[0]), size * ABOUT[1])
    elif (whole and place < 100) or digits(value) > FEW_DIGITS:
        half = 0.0 if whole else place / 2
    else:
        half = min(place / 2, size * PLAIN)
    return value - half, value + half


def agreement(a, b):
    """How two told numbers stand to each other: `same`, `rounded` or `apart`.

    Parameters
    ----------
    a, b : Amount
        In the same base unit.

    Returns
    -------
    str

    Examples
    --------
    >>> nan = float("nan")
    >>> over = read_amount(4100.0, ">", "hơn", 4100.0, nan, whole=True)
    >>> [agreement(over, read_amount(value, "=", None, nan, nan, whole=True)) for value in (4128.0, 9000.0)]
    ['rounded', 'apart']
    """
    if a.value is not None and b.value is not None and math.isclose(a.value, b.value, rel_tol=1e-9):
        return "same" if a.exact == b.exact else "rounded"
    if a.value is None and b.value is None and (a.least, a.most) == (b.least, b.most):
        return "same"
    if (math.isinf(a.most) and math.isinf(b.most)) or (not (a.exact or b.exact) and a.least <= 0 >= b.least):
        return "apart"  # two bounds to one side: at least 30, at least 50
    least, most = max(a.least, b.least), min(a.most, b.most)
    inside = any(x.value is not None and y.least <= x.value <= y.most for x, y in ((a, b), (b, a)))
    return "rounded" if inside or least < most else "apart"


def allowed(a, b):
    """Whether numbers that lie apart can both be true to the letter: 9,000 is `hơn 4.100`, though nobody would say so."""
    for x, y in ((a, b), (b, a)):
        if x.exact or x.value is None or y.value is None:
            continue
        if (x.most > x.value and y.value > x.value and x.least == x.value) or (x.least < x.value == x.most and y.value < x.value):
            return True
    return False


def distance(a, b):
    """How far apart two amounts are: the logarithm (base 10) of their ratio; infinite across nought."""
    x, y = a.middle, b.middle
    return abs(math.log10(x / y)) if x * y > 0 else (0.0 if x == y else math.inf)
