"""Numbers and labels in the words of a caption."""

import textwrap

import numpy as np


def nothing():
    """What a picture of an empty table says."""
    return "Nothing to show with these choices."


def amount(value):
    """A number as a reader would say it: whole ones whole, others with three digits that mean something.

    Examples
    --------
    >>> [amount(value) for value in (35, 35.0, 12345, 0.12345, -1.5, float("nan"))]
    ['35', '35', '12,345', '0.123', '−1.5', 'unknown']
    """
    value = float(value)
    if np.isnan(value):
        return "unknown"
    if value.is_integer() or abs(value) >= 1000:
        return f"{value:,.0f}".replace("-", "−")
    return np.format_float_positional(value, 3, fractional=False, trim="-").replace("-", "−")


def short_amount(value):
    """A number for an axis, with the large ones in words.

    Examples
    --------
    >>> [short_amount(value) for value in (0, 0.5, 2300, 1_500_000, 28e9, 2e12)]
    ['0', '0.5', '2,300', '1.5 m', '28 bn', '2 tn']
    """
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{amount(value / size)} {name}"
    return amount(value)


def percent(share):
    """A share in whole hundredths, of which none is rounded to nothing or to all.

    Examples
    --------
    >>> [percent(share) for share in (0, 0.002, 0.254, 0.998, 1)]
    ['0%', 'under 1%', '25%', 'over 99%', '100%']
    """
    if 0 < share < 0.01:
        return "under 1%"
    return "over 99%" if 0.99 < share < 1 else f"{share:.0%}"


def sentence(text):
    """A text with a capital at its beginning.

    Examples
    --------
    >>> sentence("đảng viên leads.")
    'Đảng viên leads.'
    """
    return text[:1].upper() + text[1:]


def listed(items):
    """A list as a sentence has it.

    Examples
    --------
    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    items = [str(item) for item in items]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def label_lines(text, width=34):
    """A label on at most two lines.

    Examples
    --------
    >>> print(label_lines("Ban Chấp hành Đảng bộ thành phố Hà Nội khóa XVII, nhiệm kỳ 2020–2025", 24))
    Ban Chấp hành Đảng bộ
    thành phố Hà Nội khóa…
    """
    return "\n".join(textwrap.wrap(str(text), width, max_lines=2, placeholder="…")) or " "


def shorten(text, width):
    """A label on one line, at most `width` characters.

    Examples
    --------
    >>> shorten("Ban Thường vụ Thành ủy", 17)
    'Ban Thường vụ Th…'
    """
    text = " ".join(str(text).split())
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
