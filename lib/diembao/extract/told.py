"""The learned choice of what a figure is told of: the rules propose a phrase, weights learned from coded passages decide.

A log-linear model over the phrases of `choices`. The phrase that is taken is the one that agrees best with all others, each by its
probability: neither a long one nor a short one is taken because it is a little likelier than the next.
"""

import csv
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp

from diembao.extract.choices import choices, ends

# How much a phrase gains in log-odds where it is what the rules say, and what `nothing` loses: tried on passages whose errors had not
# been read (benchmarks/train_told.py).
OF_THE_RULES, NOTHING = 1.5, -1.0
ALONE = 0.01  # the probability of what the rules say where no phrase of `choices` is it
LIKELIEST = 6
SURE = 0.8
FAR = 6.0  # log-odds behind the best phrase at which another is out of the question
ZEROS = repeat(0.0)


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
    return _best(t, m, choices(t, m, previous, quantity), _weights()[m.kind], proposed)


def choose_end(t, m, proposed):
    """What a count counts, where that starts right behind the number; `proposed` is what the rules say."""
    return _best(t, m, ends(t, m), _weights()["count"], proposed)


def _best(t, m, found, weights, proposed):
    sums, scores, weight_of = {}, {}, weights.get
    for phrase, groups in found:
        total = 0.0 if phrase is not None else NOTHING
        for group in groups:
            at = id(group)
            if at not in sums:
                # The group is kept, so that no other one gets its identity.
                sums[at] = sum(map(weight_of, group, ZEROS)), group
            total += sums[at][0]
        text = t.between(*phrase) if isinstance(phrase, tuple) else phrase
        if text not in scores or scores[text] < total:
            scores[text] = total
    if scores.keys() == {proposed}:
        return proposed
    top = max(scores.values(), default=0.0)
    odds = {text: exp(total - top) for text, total in scores.items() if total > top - FAR}
    if proposed not in odds:
        odds[proposed] = ALONE * sum(odds.values()) or 1.0
    words = {text: frozenset(text.lower().split() if text else ()) for text in odds}
    own = words[proposed]
    odds = {text: p * exp(OF_THE_RULES * in_common(words[text], own)) for text, p in odds.items()}
    likely = sorted(odds, key=odds.get, reverse=True)[:LIKELIEST]
    if odds[likely[0]] > SURE * sum(odds.values()):
        return likely[0]
    return max(likely, key=lambda text: sum(odds[other] * _agreement(words[text], words[other]) for other in likely))


def in_common(a, b):
    """Twice the words in common over the words of both, of two sets of words; that of nothing and nothing is 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _agreement(a, b):
    """The words in common, and 1 more where they are half of the words."""
    part = in_common(a, b)
    return part + (part >= 0.5)


@cache
def _weights():
    """Kind of figure -> feature -> weight."""
    weights = {}
    with files("diembao").joinpath("lexicons", "told_of.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row[0] == "feature":
                kinds = row[2:]
                weights = {kind: {} for kind in kinds}
                continue
            for kind, weight in zip(kinds, row[2:], strict=True):
                if weight:
                    weights[kind][row[0], row[1]] = float(weight)
    return weights
