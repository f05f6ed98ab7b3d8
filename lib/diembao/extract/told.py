"""The learned choice of what a figure is told of: the rules propose a phrase, weights learned from coded passages decide.

A log-linear model over the phrases of `choices`. Of the likelier ones that is taken which agrees best with all others, each by its
probability, so that neither a long phrase nor a short one is taken because it is a little likelier than the next.
"""

import csv
from functools import cache
from importlib.resources import files
from math import exp

from diembao.extract.choices import CLOSED, choices
from diembao.extract.endings import ends
from diembao.extract.noun_phrases import breaks

# How much a phrase gains in log-odds where it is what the rules say, and what `nothing` loses: tried on passages that neither rules
# nor weights had seen (benchmarks/train_told.py --held-out).
OF_THE_RULES, NOTHING = 1.5, -1.0
ALONE = 0.01  # the probability of what the rules say where no phrase of `choices` is it
LIKELIEST = 5  # phrases that have a voice
LIKELY = 0.05  # of the probability of the likeliest one: the least with which a phrase may be taken
SURE = 0.7
FAR = 5.0  # log-odds behind the best phrase at which another is out of the question
SHORT, SHORT_BEFORE_COMMA = 3, 2  # words of a count that a sign closes: there the rules are right
# Features whose value is a pair.
PAIRS = frozenset(("end_last_next_in", "end_next_then_in", "end_comma_last_then_in", "over", "over_first_in", "over_behind"))


def choose(t, m, previous, quantity, proposed):
    """What a sum, a measure or a share is told of.

    Parameters
    ----------
    t : Tokens
    m : Mention
    previous, quantity : Mention or None
        The figure before it in the passage, and the last one that is a quantity.
    proposed : str or None
        What the rules say.

    Returns
    -------
    str or None
    """
    return _best(t, choices(t, m, previous, quantity, weights_of(m.kind)), proposed)


def choose_end(t, m, proposed):
    """What a count counts, where that starts right behind the number; `proposed` is what the rules say."""
    after = t.at(t.start[m.last] + len(proposed), m.last)
    length = after - m.last
    if (length <= SHORT and (breaks(t, after) or t.low[after] in CLOSED)) or (length <= SHORT_BEFORE_COMMA and t.low[after] == ","):
        return proposed
    return _best(t, ends(t, m, weights_of("count")), proposed)


def _best(t, found, proposed):
    found = [(phrase, total + NOTHING if phrase is None else total) for phrase, total in found]
    if not found:
        return proposed
    top = max([total for _, total in found])
    scores, out = {}, top - FAR
    for phrase, total in found:
        if total > out:  # the texts of all others, most of them, are never made
            text = t.between(*phrase) if isinstance(phrase, tuple) else phrase
            if text not in scores or scores[text] < total:
                scores[text] = total
    if scores.keys() == {proposed}:
        return proposed
    odds = {text: exp(total - top) for text, total in scores.items()}
    if proposed not in odds:
        odds[proposed] = ALONE * sum(odds.values())
    words = {text: frozenset(text.lower().split() if text else ()) for text in odds}
    own = words[proposed]
    odds = {text: p * exp(OF_THE_RULES * in_common(words[text], own)) for text, p in odds.items()}
    voices = sorted(odds, key=odds.get, reverse=True)[:LIKELIEST]
    best = odds[voices[0]]
    if best > SURE * sum(odds.values()):
        return voices[0]
    likely = [text for text in voices if odds[text] >= LIKELY * best]
    if len(likely) == 1:
        return likely[0]
    return max(likely, key=lambda text: sum(odds[other] * _agreement(words[text], words[other]) for other in voices))


def in_common(a, b):
    """Twice the words in common over the words of both, of two sets of words; that of nothing and nothing is 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _agreement(a, b):
    """The words in common, and 1 more where they are half of the words."""
    part = in_common(a, b)
    return part + (part >= 0.5)


class Weights:
    """The weights of features, as functions of a value and of what a feature without one is worth.

    Parameters
    ----------
    weights : dict
        (name, value) -> weight.
    """

    none = 0.0

    def __init__(self, weights):
        tables = {}
        for (name, value), weight in weights.items():
            name = name.replace(" ", "_")
            tables.setdefault(name, {})[tuple(value.split(" ")) if name in PAIRS else value] = weight
        for name, table in tables.items():
            setattr(self, name, table.get)

    def __getattr__(self, name):
        """What is seen but has no weight."""
        if name.startswith("__"):
            raise AttributeError(name)
        setattr(self, name, lambda value, none: none)  # so that it is asked for once
        return getattr(self, name)


@cache
def weights_of(kind):
    """The weights of features for a kind of figure.

    Returns
    -------
    Weights
    """
    with files("diembao").joinpath("lexicons", "told_of.csv").open(encoding="utf-8", newline="") as file:
        return Weights({(row["feature"], row["value"]): float(row[kind]) for row in csv.DictReader(file) if row[kind]})
