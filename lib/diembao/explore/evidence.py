"""What speaks for two figures telling one quantity, and what then follows from their numbers and times."""

from dataclasses import dataclass
from datetime import date
from math import fsum

from diembao.explore.amounts import agreement, allowed, distance
from diembao.explore.kinship import Kinship, weights_of
from diembao.explore.periods import order
from diembao.explore.tellings import Telling

# Each factor is what remains of the confidence where a condition holds. They are set by reading, not fitted: what they
# decide is the order of the pairs, and the tests hold them to the planted pairs of a corpus and to press articles.
INFORMATION = 6.0  # shared weight of words at which wording counts half
SHARED_NAME, SHARED_LEVEL, SHARED_TIME = 4.0, 2.0, 2.0  # what one place and one time that both name are worth of that
OTHER_PLACE, OTHER_LEVEL, OTHER_FIELD = 0.1, 0.3, 0.85
OTHER_NAMES, OTHER_ACTION, OTHER_ACTOR = 0.75, 0.7, 0.8
PLAIN_ACTIONS = frozenset(("có", "còn", "đạt", "là", "gồm", "chiếm", "ghi", "ghi nhận", "đầu tư"))
NO_TIME, NEVER_DATED, CHANGED, ONLY_PUBLISHED, OTHER_TIME, NO_HEAD, OTHER_ASPECT = 0.75, 0.65, 0.9, 0.8, 0.85, 0.3, 0.5
FAR, GROWN, ODDS = 0.35, 0.7, 0.15  # so many powers of ten values lie apart, at one time and at two
SHORT = 0.8  # a number of two digits that no word calls round stands for many longer ones
SMALL, FEW = 10, 0.7  # two and three of something are mostly other things of their kind
WIDE = 0.15  # as far from each other a number and the bound that stands for it may lie
KIN = 0.05  # of their names that two articles of one matter share
VALUE_ALONE = 0.7  # confidence that a long number alone can give


@dataclass(frozen=True)
class Pair:
    """Two tellings of one quantity."""

    a: Telling
    b: Telling
    relation: str
    confidence: float
    quantity: str
    note: str


class Evidence:
    """Weighs pairs of tellings of one corpus.

    Parameters
    ----------
    tellings : list of Telling
    articles : pandas.DataFrame
    """

    def __init__(self, tellings, articles):
        texts = articles.drop_duplicates("article")["raw"]
        words = [set() for _ in texts]
        for telling in tellings:
            words[telling.article].update(telling.words)
        self.weights = weights_of(words)
        self.kin = Kinship(texts)
        self.mass = {id(t): (self._sum(t.words), self._sum(t.core)) for t in tellings}

    def _sum(self, words):
        return fsum(self.weights[word] * weight for word, weight in words.items() if word in self.weights)

    def weigh(self, x, y):
        """The Pair of two tellings, or None where they tell two quantities."""
        when = order(x.time, y.time)
        if x.dimension != y.dimension or when == "other":
            return None
        likeness = self._wording(x, y) * self._circumstances(x, y)
        how, far = agreement(x.amount, y.amount), distance(x.amount, y.amount)
        if how == "rounded" and far > WIDE:
            return None  # 12 is within `không quá 72`, but does not tell the same
        kin = self.kin(x.article, y.article)
        if how == "apart":
            relation, likeness = self._apart(x, y, when, likeness)
        else:
            moved = x.said and y.said and when != "same"
            relation = "updated" if moved and how == "rounded" else how
            if how == "rounded" and x.amount.exact and y.amount.exact and min(x.amount.digits, y.amount.digits) < 3:
                likeness *= SHORT
            alone = self._by_value(x, y, kin) if relation != "updated" else 0.0
            likeness *= OTHER_TIME if moved else 1.0
            likeness = 1 - (1 - likeness) * (1 - alone)
        confidence = likeness * (0.75 + 0.25 * min(1.0, kin / KIN)) * (NO_TIME if when == "unknown" else 1.0)
        a, b = self._ordered(x, y, relation, when)
        return Pair(a, b, relation, confidence, _quantity(a, b), _note(a, b, relation, when))

    def _wording(self, x, y):
        """How alike the clauses are, with less trust where little is shared."""
        shared = self._shared(x.words, y.words)
        (whole_x, core_x), (whole_y, core_y) = self.mass[id(x)], self.mass[id(y)]
        whole = 2 * shared / ((whole_x + whole_y) or 1)
        shared += _shared_place(x, y) + SHARED_TIME * (x.said and y.said and order(x.time, y.time) == "same")
        core = 2 * self._shared(x.core, y.core) / (core_x + core_y) if core_x + core_y else whole
        return ((whole + core) / 2) ** 0.5 * shared / (shared + INFORMATION)

    def _shared(self, x, y):
        few, many = sorted((x, y), key=len)
        both = few.keys() & many.keys() & self.weights.keys()
        return fsum(self.weights[word] * min(few[word], many[word]) for word in both)  # exact, so in any order

    @staticmethod
    def _by_value(x, y, kin):
        """What a long number says by itself where the articles are about one matter and a word is shared."""
        if not x.words.keys() & y.words.keys() or (x.dimension == "count" and not x.heads & y.heads):
            return 0.0
        short, long = sorted((x.amount.digits, y.amount.digits))
        if long < 3 or short < 2:
            return 0.0
        by_chance = 10 ** (-((short + long) / 2 - 1.5) / 1.5)
        return VALUE_ALONE * (1 - by_chance) * min(1.0, kin / (2 * KIN)) * _scope_factor(x, y)

    @staticmethod
    def _circumstances(x, y):
        factor = _scope_factor(x, y)
        if x.dimension in ("count", "share %") and x.heads and y.heads and not x.heads & y.heads:
            factor *= NO_HEAD
        if x.names and y.names and not x.names & y.names:
            factor *= OTHER_NAMES
        if _differ(x.action, y.action) and not {x.action, y.action} & PLAIN_ACTIONS:
            factor *= OTHER_ACTION
        if _differ(x.actor, y.actor):
            factor *= OTHER_ACTOR
        if max(abs(x.amount.middle), abs(y.amount.middle)) < SMALL and x.amount.digits < 2 > y.amount.digits:
            factor *= FEW
        if x.aspect and y.aspect and x.aspect != y.aspect:
            factor *= OTHER_ASPECT
        return factor

    @staticmethod
    def _apart(x, y, when, likeness):
        """Relation and likeness of values that cannot be one."""
        likeness *= ODDS ** max(0.0, distance(x.amount, y.amount) - (GROWN if when in ("before", "after") else FAR))
        if when == "unknown":
            likeness *= NEVER_DATED
        elif when in ("before", "after"):
            likeness *= CHANGED if x.said or y.said else ONLY_PUBLISHED
        if allowed(x.amount, y.amount):
            likeness *= NO_TIME
        planned = x.status and y.status and (x.status == "achieved") != (y.status == "achieved")
        return ("updated" if planned or when in ("before", "after") else "contradicts"), likeness

    @staticmethod
    def _ordered(x, y, relation, when):
        """The pair in an order that does not hang on the order of the articles."""
        if relation == "rounded" and x.amount.exact != y.amount.exact:
            return (x, y) if x.amount.exact else (y, x)
        if relation == "rounded" and x.amount.digits != y.amount.digits:
            return (x, y) if x.amount.digits > y.amount.digits else (y, x)
        if relation == "updated" and when in ("before", "after"):
            return (x, y) if when == "before" else (y, x)
        return tuple(sorted((x, y), key=lambda t: (t.published or 0, t.id)))


def _shared_place(x, y):
    if not (x.scope and y.scope) or _scope_factor(x, y) < 1:
        return 0.0
    return SHARED_NAME if x.scope[1] and y.scope[1] else SHARED_LEVEL


def _differ(one, other):
    """Whether both are said and have no word in common."""
    return bool(one and other) and not set(one.lower().split()) & set(other.lower().split())


def _scope_factor(x, y):
    """Whether both can hold for one place."""
    if x.scope and y.scope:
        (level_x, name_x), (level_y, name_y) = x.scope, y.scope
        if level_x != level_y:
            return OTHER_LEVEL
        return OTHER_PLACE if name_x and name_y and name_x != name_y else 1.0
    if x.place and y.place and x.place.lower() != y.place.lower() and not x.place.lower().endswith(y.place.lower()):
        return OTHER_FIELD
    return 1.0


def _quantity(a, b):
    """What is counted, in the words of the one that says more."""
    return max((a.phrase, b.phrase), key=lambda phrase: (len(phrase), phrase)) or a.dimension.split()[-1]


def _note(a, b, relation, when):
    if relation == "same":
        return (
            "the same value" if when in ("same", "unknown") or not (a.said and b.said) else "the same value, told of another time"
        )
    if relation == "rounded":
        return "one value, told with fewer digits or a bound"
    if relation == "updated":
        if when in ("before", "after"):
            return f"of {_day(a)}, then of {_day(b)}"
        return "planned in one, achieved in the other"
    times = {"same": "of one time", "unknown": "no time is known"}[when]
    literal = "; both can be true to the letter" if allowed(a.amount, b.amount) else ""
    return f"{times}{literal}"


def _day(telling):
    day = date.fromordinal(telling.time.last).isoformat()
    return day if telling.said else f"{day} (published)"
