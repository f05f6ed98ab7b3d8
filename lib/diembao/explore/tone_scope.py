"""What the words found in a sentence do to one another: the rules of `lexicons/tone_rules.csv`, applied in their order.

Every word starts with its own weight. A rule changes the weight of other words, and what it changes is booked on the
word that called the rule: in `không chậm trễ`, `chậm trễ` keeps its minus and `không` holds the plus that turned it. So
the shares of all words of a sentence add up to its score, and each says what its word did.
"""

from bisect import bisect_left
from math import sqrt

from diembao.explore.tone_lexicon import Entry

# Weights of words that judge by themselves. Other words only change them (rules) or shield them (names, procedures).
JUDGING = frozenset(["praise", "problem", "aim", "aid", "remedy", "result", "lack"])
MENDING = frozenset(["remedy", "result"])
TURNS = frozenset(["contrast", "concession"])  # `nhanh nhưng không bền`: a new clause begins, comma or not
LISTS = frozenset([",", "và", "hay", "hoặc", "cùng", "lẫn", "về"])
COMMA, STRONG = frozenset(",;:.!?…()–"), frozenset(";:.!?…()")
SOFTNESS = 4.0  # score = w / sqrt(w² + SOFTNESS) for the summed weight w: one word of strength 1 gives 0.45
SCARE = Entry("“…”", "scare", 0.0)
SCARE_SYLLABLES = 4


class Word:
    """A lexicon entry found in a sentence (tokens `first` to `last`), its weight now, and its share of the sum."""

    __slots__ = ("called", "changed_by", "does", "entry", "first", "last", "share", "weight")

    def __init__(self, entry, first, last):
        self.entry, self.first, self.last = entry, first, last
        self.reset()

    def reset(self):
        """Back to the entry's own role and weight."""
        self.weight = self.share = self.entry.strength if self.entry.does in JUDGING else 0.0
        self.called, self.changed_by, self.does = [], set(), self.entry.does


def find_words(text, sentence, lexicon):
    """The lexicon's words in a sentence, without names; short quotations, which may be ironical, at the end.

    Parameters
    ----------
    text : str
    sentence : list of tuple
        Its tokens.
    lexicon : Lexicon

    Returns
    -------
    list of Word
    """
    found = [f for f in lexicon.find(sentence) if f[0].does != "name" and not _is_name(text, sentence, *f)]
    return [Word(*f) for f in found] + [Word(SCARE, first, last) for first, last in _short_quotations(sentence)]


def _is_name(text, sentence, entry, first, last):
    """Whether capitals show the name of a person, a place or a firm: `anh Thắng`, `Công ty Thành Công`."""
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
    """Apply the rules to a sentence's words, in place.

    Returns
    -------
    float
        The sentence's weight: the sum of the words' shares.
    """
    scene = _Scene(words, sentence)
    for rule in rules:
        for trigger in tuple(scene.roles.get(rule.when, ())):
            _apply(rule, trigger, scene)
    return sum(word.share for word in words)


class _Scene:
    """A sentence's words by role, its tokens, and where clauses end."""

    def __init__(self, words, sentence):
        self.sentence, self.roles = sentence, {}
        for word in words:
            word.reset()
            self.roles.setdefault(word.does, []).append(word)
        turns = [word.first for role in TURNS for word in self.roles.get(role, ())]
        comma = turns + [i for i, token in enumerate(sentence) if token[0] in COMMA]
        strong = turns + [i for i in comma if sentence[i][0] in STRONG]
        self.stops = {"comma": sorted(comma), "strong": sorted(strong), "sentence": ()}

    def complete(self, remedy):
        """What is told as mended solves its problem: from now on the remedy is a result."""
        self.roles["remedy"].remove(remedy)
        self.roles.setdefault("result", []).append(remedy)
        remedy.does = "result"


def _apply(rule, trigger, scene):
    if rule.effect == "own":
        if not trigger.called:
            trigger.weight = trigger.share = trigger.entry.strength
        return
    if trigger.does in MENDING and trigger.weight <= 0:
        return  # a remedy that was negated mends nothing
    for target in _targets(rule, trigger, scene):
        new = _changed(rule, trigger, target)
        if new != target.weight and rule.rule not in target.changed_by:
            target.changed_by.add(rule.rule)  # `cần phải` weakens once, not twice
            trigger.called.append(rule.rule)
            trigger.share += new - target.weight
            target.weight = new
            if rule.effect == "complete" and target.does == "remedy":
                scene.complete(target)


def _changed(rule, trigger, target):
    factor = trigger.entry.strength if rule.factor is None else rule.factor
    if rule.effect == "set":
        return target.weight or factor * target.entry.strength
    return target.weight * (-factor if rule.effect == "turn" else factor)


def _targets(rule, trigger, scene):
    """The words that a rule reaches: all, the nearest (`first`), or the nearest and those listed with it (`chain`)."""
    near = [word for role in rule.acts_on for word in scene.roles.get(role, ()) if word is not trigger]
    if rule.side == "inside":
        return [word for word in near if trigger.first <= word.first and word.last <= trigger.last]
    distances = [(_distance(rule, trigger, word, scene), word.first, word) for word in near]
    reached = [word for _, _, word in sorted((d for d in distances if d[0] is not None), key=lambda d: d[:2])]
    if rule.targets == "all" or not reached:
        return reached
    chain = reached[:1]
    if rule.targets == "chain":
        for word in sorted(near, key=lambda word: word.first):
            if word.first >= chain[-1].last and _listed(chain[-1], word, rule.reach, scene):
                chain.append(word)
    return chain


def _distance(rule, trigger, word, scene):
    """Tokens between two words, or None where the rule's side, reach or a mark between them forbids."""
    if word.first >= trigger.last:
        side, start, end = "after", trigger.last, word.first
    elif word.last <= trigger.first:
        side, start, end = "before", word.last, trigger.first
    else:
        return None
    if rule.side not in (side, "both") or (rule.reach and end - start > rule.reach):
        return None
    return None if _between(scene.stops[rule.stops_at], start, end) else end - start


def _between(positions, start, end):
    at = bisect_left(positions, start)
    return at < len(positions) and positions[at] < end


def _listed(word, following, reach, scene):
    """Whether two words stand in one list: `phiền hà, sách nhiễu`; `hạn chế và tồn tại`; `lừa đảo chiếm đoạt`."""
    start, end = word.last, following.first
    if end - start > reach or word.does != following.does or _between(scene.stops["strong"], start, end):
        return False
    return start == end or any(token[0] in LISTS for token in scene.sentence[start:end])


def squash(weight):
    """The score of a weight, in (-1, 1), and the factor between the two, which brings every share to the score's scale.

    Examples
    --------
    >>> squash(0), squash(1)[0] == -squash(-1)[0]
    ((0.0, 0.5), True)
    """
    factor = 1 / sqrt(weight * weight + SOFTNESS)
    return weight * factor, factor
