"""What each figure is told of: its amount, time and place, and the words around it that say which quantity it is."""

import re
from dataclasses import dataclass, field
from functools import cache

from diembao.explore.amounts import Amount, base_unit, read_amount
from diembao.explore.periods import Time, read_time
from diembao.explore.words import stop_words
from diembao.extract.tokens import CAPITAL, CAPITAL_WORD
from diembao.read.clean import clean

QUANTITIES = ("count", "share", "money", "measure", "duration")  # kinds that articles can agree on
WHOLE = ("count", "duration")  # 21 years are not told as 20
SYLLABLE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]+|\d[\w.,/]*")
BREAKS = frozenset(";:.!?…()[]–—•")  # where another matter begins
AFTER, BEFORE = 9, 16  # syllables looked at
# Of the stop words, these say what is measured or what is counted.
TELLING = frozenset("dài rộng cao thấp sâu dày lớn nhỏ lượt vụ trận bài phần".split())
GENERAL = frozenset("người con vụ lượt".split())  # head nouns of so many counts that they alone say little
BEYOND = 0.4  # the weight of words beyond a comma or another figure, against 1 for those beside the number
PLACE_LEVEL = r"tỉnh|thành\ phố|tp|quận|huyện|thị\ xã|thị\ trấn|phường|xã|thôn|bản|làng|nước"
NAME = rf"{CAPITAL_WORD}(?:\ {CAPITAL_WORD}){{0,3}}"
SCOPE = re.compile(
    rf"""
    (?:\b(?:[Tt]oàn|[Cc]ả|[Kk]hắp|[Tt]rong|địa\ bàn)\ (?P<whole>{PLACE_LEVEL})\b(?!\ {CAPITAL})  # the whole of a place
    | (?<!UBND\ )(?<!HĐND\ )(?<!ủy\ )\b(?i:(?P<level>{PLACE_LEVEL}))\.?\ (?P<name>{NAME}))   # or one by its name
    """,
    re.VERBOSE,
)
SAME_LEVEL = {"tp": "thành phố"}


@dataclass(eq=False)
class Telling:
    """A figure made ready to be compared."""

    row: int  # in the table of figures
    article: int
    sentence: int
    dimension: str  # what cannot differ: kind and base unit
    amount: Amount
    time: Time | None
    scope: tuple  # level and name of the place that the clause names
    heads: frozenset  # the first syllables of what is counted
    names: frozenset  # capitalised words around it
    words: dict = field(repr=False)  # syllables and pairs of syllables -> how near they stand, up to 1
    core: dict = field(repr=False)  # those of what is counted
    phrase: str = ""  # what is counted, as the text has it
    change: str | None = None
    aspect: str | None = None
    status: str | None = None
    place: str | None = None
    action: str | None = None
    actor: str | None = None
    published: int | None = None  # the day
    id: str = ""

    @property
    def said(self):
        """Whether the text says when."""
        return self.time is not None and self.time.said

    @property
    def place_in_order(self):
        """Figures that are near in this order are compared first: by time, then by size."""
        return (self.time.last if self.time else 0, self.amount.middle, self.id)

    def meeting_points(self):
        """Under what it meets others: pairs of syllables, what is counted, and the first digits of longer numbers."""
        yield from (word for word in self.words if " " in word or word in self.core)
        if self.amount.digits > 1:
            yield f"{self.amount.value:.1e}"


def read_tellings(figures, articles, sentences):
    """The figures that can be compared, with the words around them.

    Parameters
    ----------
    figures, articles, sentences : pandas.DataFrame
        As `extract_figures`, `read_articles` and `split_sentences` give them.

    Returns
    -------
    list of Telling
        In the order of the table; dates, identifiers, ages and the like are no quantities that articles could share.
    """
    published = articles.set_index("article")["published"].to_dict() if "published" in articles else {}
    numbers = {name: i for i, name in enumerate(dict.fromkeys(articles["article"]))}
    texts = {(s.article, s.sentence): s for s in sentences.itertuples()}
    tellings = []
    for (article, number), rows in _by_sentence(figures):
        sentence = texts.get((article, number))
        if sentence is None:
            continue
        stretches = _stretches(sentence, rows)
        for i, row in enumerate(rows):
            if row.kind in QUANTITIES:
                tellings += _telling(row, i, rows, stretches, numbers[article], published.get(article))
    return sorted(tellings, key=lambda telling: telling.row)


def _by_sentence(figures):
    groups = {}
    for position, row in enumerate(figures.itertuples(index=False)):
        groups.setdefault((row.article, row.sentence), []).append(row._replace(id=(position, row.id)))
    return groups.items()


def _stretches(sentence, rows):
    """The clean text before the first figure, between figures, and behind the last one."""
    borders = [sentence.start, *(border for row in rows for border in (row.start, row.end)), sentence.end]
    pieces = [
        sentence.text[max(0, a - sentence.start) : max(0, b - sentence.start)]
        for a, b in zip(borders[::2], borders[1::2], strict=True)
    ]
    return pieces if sentence.text == sentence.clean else [clean(piece).text for piece in pieces]


def _telling(row, i, rows, stretches, article, published):
    """A list with the Telling of a figure, or an empty one where it says no amount."""
    unit = row.unit if isinstance(row.unit, str) else ""
    base, factor = base_unit(unit)
    whole = row.kind == "count"
    amount = read_amount(row.value, row.relation, _text(row.modifier), row.low, row.high, factor, row.kind in WHOLE)
    if amount is None:
        return []
    plain = [SCOPE.sub(" ", stretch) for stretch in stretches]  # where it is, is compared by itself
    after, before = _after(i, rows, plain), _before(i, rows, plain)
    if not whole:  # a unit says nothing of what is measured
        after = after[len(unit.replace("/", " ").split()) :] if after and unit.lower().startswith(after[0][0]) else after
    counted = row.counted if isinstance(row.counted, str) else ""
    # What is counted comes behind the number; the extractor's noun phrase is one more witness.
    noun = [(word, 1.0, False) for word in SYLLABLE.findall(SCOPE.sub(" ", counted).lower())]
    head = f"{unit if whole else ''} {counted}".lower().split()[:3] + [word for word, _, _ in after[:3]]
    close = next((k for k, told in enumerate(after) if told[1] < 1), len(after))
    core = _words(noun) | _words(after[:close])
    words = core | _words(after[close:])
    for word, weight in _words(before).items():
        words[word] = max(words.get(word, 0), weight)
    day = read_time(None, published)
    names = frozenset(word for word, _, capital in (*after, *before) if capital)
    time = read_time(row.when, published)
    told = {name: _text(getattr(row, name)) for name in ("change", "aspect", "status", "place", "action", "actor")}
    phrase = counted or " ".join(word for word, _, _ in after[:close])
    heads = frozenset(head) - _stop() | (frozenset(head[:1]) & GENERAL)
    dimension = row.kind if whole else f"{row.kind} {base}"
    row_number, name = row.id
    telling = Telling(
        row_number, article, row.sentence, dimension, amount, time, _scope(i, stretches), heads, names, words, core, phrase,
        published=day and day.last, id=name, **told,
    )  # fmt: skip
    return [telling]


def _text(value):
    return value if isinstance(value, str) else None


def _after(i, rows, stretches):
    """(syllable, weight, capital) behind a figure, until its clause ends or another quantity comes."""
    found, weight = [], 1.0
    for j in range(i + 1, len(stretches)):
        for token in SYLLABLE.findall(stretches[j]):
            if token[0] in BREAKS or len(found) >= AFTER:
                return found
            if token[0] in ',“”"':
                weight = BEYOND if found else weight
            elif token[0].isalpha():
                found.append((token.lower(), weight, token[0].isupper()))
        if j < len(rows) and rows[j].kind in QUANTITIES:
            return found
    return found


def _before(i, rows, stretches):
    """(syllable, weight, capital) before a figure, in the order of the text, back to the beginning of its clause."""
    found, weight = [], 1.0
    for j in range(i, -1, -1):
        tokens = SYLLABLE.findall(stretches[j])
        first = tokens[0] if tokens and j == 0 else None  # a capital that only begins the sentence is no name
        for token in reversed(tokens):
            if token[0] in BREAKS or len(found) >= BEFORE:
                return found[::-1]
            if token[0] in ',“”"':
                weight = BEYOND
            elif token[0].isalpha():
                found.append((token.lower(), weight, token[0].isupper() and token is not first))
        if j and rows[j - 1].kind in QUANTITIES:
            weight = BEYOND
    return found[::-1]


@cache
def _stop():
    return stop_words() - TELLING


def _words(told):
    """Syllables and pairs of neighbours that say something, with their weights."""
    stop, found = _stop(), {}
    for k, (word, weight, _) in enumerate(told):
        if word not in stop:
            found[word] = max(found.get(word, 0), weight)
        if k and not (word in stop and told[k - 1][0] in stop):
            pair = f"{told[k - 1][0]} {word}"
            found[pair] = max(found.get(pair, 0), min(weight, told[k - 1][1]))
    return found


def _scope(i, stretches):
    """The place that a figure holds for by its clause, as (level, name): the last one before it, else the first behind.

    The name is empty where it is the whole of the place that the article is about (`toàn tỉnh`).
    """
    before = list(SCOPE.finditer(" ".join(stretches[: i + 1])[-240:]))
    m = before[-1] if before else SCOPE.search(re.split(r"[,;:.]", stretches[i + 1])[0])
    if not m:
        return ()
    level = (m["whole"] or m["level"]).lower()
    return SAME_LEVEL.get(level, level), (m["name"] or "").lower()
