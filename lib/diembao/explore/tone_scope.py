"""What the words found in a sentence do to one another: the rules of `lexicons/tone_rules.csv`, applied in their order.

Every word starts with its own weight. A rule changes the weight of other words, and what it changes is booked on the word that
called the rule: in `không chậm trễ`, `chậm trễ` keeps its minus and `không` holds the plus that turned it. So the shares
of all words of a sentence add up to its score, and each says what its word did.
"""

from bisect import bisect_left
from math import sqrt

from diembao.explore.tone_lexicon import Entry

# Weights of words that judge by themselves. Other words only change them (rules) or shield them (names, procedures).
LISTS = frozenset([",", "và", "hay", "hoặc", "cùng", "lẫn"])
JUDGING = frozenset("praise problem aim remedy result lack".split())
SOFTNESS = 4.0  # score = w / sqrt(w² + SOFTNESS) for the summed weight w: one plain word of strength 1 gives 0.45
COMMA, STRONG = frozenset(",;:.!?…()–"), frozenset(";:.!?…()")
TURNS = frozenset(["contrast", "concession"])  # `nhanh nhưng không bền`: a new clause begins, comma or not
SCARE = Entry("“…”", "scare", 0.0)
SCARE_SYLLABLES = 4


class Word:
    """A lexicon entry found in a sentence, its weight now, and its share of the sum so far."""

    __slots__ = ("called", "changed_by", "does", "entry", "first", "last", "share", "weight")

    def __init__(self, entry, first, last):
        self.entry, self.first, self.last, self.does = entry, first, last, entry.does
        self.reset()

    def reset(self):
        self.weight = self.share = self.entry.strength if self.does in JUDGING else 0.0
        self.called, self.changed_by = [], set()


def find_words(text, sentence, lexicon):
    """The lexicon's words in a sentence (its tokens), names left out; short quotations that may be ironical at the end."""
    words = [Word(*found) for found in lexicon.find(sentence) if not _is_name(text, sentence, *found)]
    return words + [Word(SCARE, first, last) for first, last in _short_quotations(sentence)]


def _is_name(text, sentence, entry, first, last):
    """Whether capitals show that these syllables are a person's, a place's or a firm's name: `anh Thắng`, `Thành Công`."""
    capitals = [text[start].isupper() and not text[start:end].isupper() for _, start, end in sentence[first:last]]
    if last - first > 1:
        return all(capitals[1:])
    opens = first == 0 or sentence[first - 1][0] in '.!?…:"“”‘-–('
    follows = last < len(sentence) and text[sentence[last][1]].isupper() and sentence[last][0].isalpha()
    return capitals[0] and (not opens or follows)


def _short_quotations(sentence):
    opened, spans = None, []
    for i, (token, _, _) in enumerate(sentence):
        if token in '"“”':
            if opened is None or token == "“":
                opened = i
            else:
                if 0 < i - opened - 1 <= SCARE_SYLLABLES and len(sentence) > i - opened + 3:
                    spans.append((opened, i + 1))
                opened = None
    return spans


def weigh(words, sentence, rules):
    """Apply the rules to a sentence's words, in place; the sum of their shares is then the sentence's weight."""
    called = {}
    for word in words:
        word.reset()
        called.setdefault(word.does, []).append(word)
    turns = [word.first for word in words if word.does in TURNS]
    stops = {
        "comma": sorted(_positions(sentence, COMMA) + turns),
        "strong": sorted(_positions(sentence, STRONG) + turns),
        "sentence": [],
    }
    for rule in rules:
        for trigger in called.get(rule.when, ()):
            _apply(rule, trigger, words, stops, sentence)
    return sum(word.share for word in words)


def _positions(sentence, marks):
    return [i for i, token in enumerate(sentence) if token[0] in marks]


def _apply(rule, trigger, words, stops, sentence):
    if rule.effect == "own":
        if not trigger.called:
            trigger.weight += trigger.entry.strength
            trigger.share += trigger.entry.strength
        return
    if trigger.does in ("result", "remedy") and trigger.weight <= 0:
        return  # a remedy that was negated mends nothing
    if rule.when == "negator" and "negation" in trigger.called:
        return  # one negator turns one word
    for target in _targets(rule, trigger, words, stops, sentence):
        factor = trigger.entry.strength if rule.factor is None else rule.factor
        if rule.effect == "set":
            new = factor * target.entry.strength if not target.weight else target.weight
        else:
            new = target.weight * (-factor if rule.effect == "turn" else factor)
        if new != target.weight and rule.rule not in target.changed_by:
            target.changed_by.add(rule.rule)  # `cần phải` weakens once, not twice
            trigger.share += new - target.weight
            target.weight = new
            trigger.called.append(rule.rule)


def _targets(rule, trigger, words, stops, sentence):
    """The words that a rule reaches from its trigger: all, the nearest, or the nearest and those listed with it (`chain`)."""
    near = [word for word in words if word is not trigger and word.does in rule.acts_on]
    if rule.side == "inside":
        return [word for word in near if trigger.first <= word.first and word.last <= trigger.last]
    distances = [(_distance(rule, trigger, word, stops), word.first, word) for word in near]
    reached = [word for _, _, word in sorted((d for d in distances if d[0] is not None), key=lambda d: d[:2])]
    if rule.targets == "all" or not reached:
        return reached
    chain = reached[:1]
    if rule.targets == "chain":
        for word in near:
            if word.first >= chain[-1].last and _listed(chain[-1], word, rule.reach, stops, sentence):
                chain.append(word)
    return chain


def _distance(rule, trigger, word, stops):
    """Tokens between two words, or None where the rule's side, reach or a mark between them forbids."""
    if word.first >= trigger.last:
        side, start, end = "after", trigger.last, word.first
    elif word.last <= trigger.first:
        side, start, end = "before", word.last, trigger.first
    else:
        return None
    if rule.side not in (side, "both") or (rule.reach and end - start > rule.reach):
        return None
    return None if _between(stops[rule.stops_at], start, end) else end - start


def _between(positions, start, end):
    at = bisect_left(positions, start)
    return at < len(positions) and positions[at] < end


def _listed(word, following, reach, stops, sentence):
    """Whether two words stand in one list: `phiền hà, sách nhiễu`; `hạn chế, yếu kém và tồn tại`."""
    start, end = word.last, following.first
    if end - start > reach or word.does != following.does or _between(stops["strong"], start, end):
        return False
    return any(token[0] in LISTS for token in sentence[start:end])


def squash(weight):
    """The score of a weight, in (-1, 1), and the factor between the two, which also brings every share to the score's scale.

    Examples
    --------
    >>> squash(0), squash(1)[0] == -squash(-1)[0]
    ((0.0, 0.5), True)
    """
    factor = 1 / sqrt(weight * weight + SOFTNESS)
    return weight * factor, factor
