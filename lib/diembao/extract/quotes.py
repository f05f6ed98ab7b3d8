"""Quotations: who says what, in which words.

Stretches in quotation marks, speech led by a dash, and what a person is said to say behind a colon are found passage by passage;
each is somebody's words (`speech`), a coined or ironic term (`scare`) or the name of a work (`title`), and speech is given to its
speaker by the clause that frames it.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from diembao.extract.names import article_names, read_blocks
from diembao.extract.quote_dialogue import dialogue
from diembao.extract.quote_marks import closes_at, open_at_end, stretches
from diembao.extract.quote_people import People, spoken_to
from diembao.extract.quote_speakers import actor_behind, frame, frame_after, within
from diembao.extract.quote_subjects import subject
from diembao.extract.quote_told import plural, spoken_of, teller, told_after, told_before
from diembao.extract.quote_types import after_colon, quote_type

NEAR_START = 10  # characters of a passage, blanks and a dash, before a quotation that opens it
SPOKEN = 30  # characters; what is shorter is a title or a word as often as somebody's words
LIST_LINKS = frozenset((",", ";", "và", "hay", "hoặc", ", và"))
LISTED = 60  # characters of a term in a list
TERM, TERMS = 12, 2  # characters of a word in quotation marks that parts no clause; how many of them a clause has
PASSAGES = 8  # that a quotation may go on through
TOLD_WHOLE = 60  # characters of speech without marks; less is a list or a term
NEAR_COLON = 8  # characters between the verb and the colon
UNMARKED = re.compile(r":(?<=[^\W\d_]:)\s+(?=[^\W\d_a-zà-ỹ])")  # a colon first: it is found soonest
SPEAKER = re.compile(r"\b(?:chúng )?tôi\b", re.IGNORECASE)  # not chúng ta: the author's own question
SELF = frozenset(("tôi", "mình"))
MARKED = re.compile(r"[“”«»\"]")
GOES_ON = 200  # characters between two quotations of one speaker
QUOTE_COLUMNS = ["article", "passage", "sentence", "start", "end", "text", "type", "speaker", "title", "verb", "nested"]


def extract_quotes(articles):
    """Find every quotation, say what it is, and who speaks.

    Parameters
    ----------
    articles : pandas.DataFrame or str
        The table of `read_articles`, or one text.

    Returns
    -------
    pandas.DataFrame
        A row a quotation, in text order: article, passage, sentence (of its first character; running numbers within the
        article), start, end (offsets into raw, without the marks), text (`raw[start:end]`), type (speech, scare, title), for
        speech speaker (the name in the fullest form of the article, or the noun phrase where no name is given), title (the
        speaker's role as stated near), verb (of saying, as written), each missing where the article does not tell, and
        nested (whether it stands inside another quotation).

    Raises
    ------
    TypeError
        If `articles` is neither a table nor a text.

    Examples
    --------
    >>> extract_quotes("Bà Lê Thị Hoa, Giám đốc Sở Y tế, khẳng định: “Chúng tôi không để “cháy” thuốc”.")[
    ...     ["text", "type", "speaker", "verb", "nested"]
    ... ]
                                text    type     speaker       verb  nested
    0  Chúng tôi không để “cháy” thuốc  speech  Lê Thị Hoa  khẳng định   False
    1                           cháy   scare        None       None    True
    """
    rows = []
    for article, raw, blocks in read_blocks(articles):
        for q in article_quotes(blocks, article_names(blocks)):
            start, end = q.block.raw_span(q.start, q.start + 1)[0], q.last.raw_span(q.end - 1, q.end)[1]
            where = (article, q.block.passage, q.block.sentence_at(q.start), start, end, raw[start:end])
            rows.append((*where, q.type, q.speaker, q.title, q.verb, q.nested))
    types = {"passage": int, "sentence": int, "start": int, "end": int, "nested": bool}
    return pd.DataFrame(rows, columns=QUOTE_COLUMNS, dtype=object).astype(types)


@dataclass(slots=True)
class Quote:
    """A quotation: where it starts (block, offset) and ends, and the record of the codebook."""

    block: object
    start: int
    last: object
    end: int
    nested: bool = False
    type: str = "speech"
    speaker: str | None = None
    title: str | None = None
    verb: str | None = None


def article_quotes(blocks, names):
    """The quotations of one article, in text order."""
    people, quotes, number = People(blocks, names), [], {id(block): n for n, block in enumerate(blocks)}
    found, closed = _paired(blocks)
    for block, marked in zip(blocks, found, strict=True):
        for s in marked:
            if not s.depth and s.end - s.start >= SPOKEN:
                people.quote(block, block.tokens.at(s.start), block.tokens.at(s.end))
    for n, block in enumerate(blocks):
        before = next((q for q in reversed(quotes) if not q.nested), None)
        quotes += _marked(block, found[n], people, before if n and before and before.last is blocks[n - 1] else None)
        if n in closed:
            last = [q for q in quotes if not q.nested][-1]
            last.last, last.end = blocks[closed[n][0]], closed[n][1]
            following = next((s.start - 1 for s in found[closed[n][0]] if s.start > last.end), len(last.last.text))
            if not last.verb and (told := frame_after(people, last.last, last.end + 1, following)):
                last.type, last.speaker, last.title, last.verb = "speech", told.speaker, told.title, told.verb
    turns = _turns(blocks, people, quotes)
    turns += [q for n, block in enumerate(blocks) for q in _behind_colon(block, found[n], people, turns)]
    _headline(blocks, quotes, turns)
    ordered = sorted(quotes + turns, key=lambda q: (number[id(q.block)], q.start, -q.end))
    _first_person(ordered, number)
    return ordered


def _behind_colon(block, marked, people, turns):
    """Speech without marks, from a colon behind who says it to the end of the passage: `Đồng chí X khẳng định: Với sự…`."""
    for m in UNMARKED.finditer(block.text) if block.role == "body" else ():
        start, end = m.end(), len(block.text.rstrip())
        taken = any(s.start <= start <= s.end for s in marked) or any(q.block is block for q in turns)
        low = block.sentences[block.sentence_number(m.start())][0]
        framed = None if taken or end - start < TOLD_WHOLE else frame(people, block, start, end, low, end)
        said = framed and framed.side == "before" and framed.verb and framed.speaker in people.persons
        if said and framed.verb in block.text[max(low, m.start() - len(framed.verb) - NEAR_COLON) : m.start()]:
            return [Quote(block, start, block, end, False, "speech", framed.speaker, framed.title, framed.verb)]
    return []


def _headline(blocks, quotes, turns):
    """Words quoted by the headline alone are whose the article quotes, where it quotes one person only."""
    speakers = {(q.speaker, q.title) for q in quotes + turns if q.type == "speech" and q.speaker and not q.nested}
    for q in quotes:
        if q.block is blocks[0] and q.type == "speech" and not q.speaker and len({who for who, _ in speakers}) == 1:
            q.speaker, q.title = max(speakers, key=lambda pair: len(pair[1] or ""))


def _paired(blocks):
    """The stretches of each passage, and passage -> (passage, offset) where what is open at its end is closed further down."""
    found, closed, first = [], {}, dict.fromkeys(range(len(blocks)), 0)
    for n, block in enumerate(blocks):
        found.append([s for s in stretches(block.text, first[n]) if block.text[s.start : s.end].strip()])
        left = open_at_end(block.text, found[n])
        for k in range(n + 1, min(len(blocks), n + PASSAGES)) if left else ():
            if blocks[k].role != "body" or MARKED.search(blocks[k].text):
                at = closes_at(blocks[k].text, left.mark) if blocks[k].role == "body" else None
                if at is not None:
                    closed[n], first[k] = (k, at), at + 1
                break
    return found, closed


def _marked(block, marked, people, before):
    """The quotations in marks of one passage; the first goes on with the one before if that ends its passage."""
    quotes, last = [], None
    outer = [s for s in marked if not s.depth]
    for stretch in marked:
        quote = Quote(block, stretch.start, block, stretch.end, bool(stretch.depth))
        low, high = _room(block, stretch, outer)
        framed = frame(people, block, stretch.start - 1, stretch.end + 1, low, high)
        inner = None
        if not framed and not block.tokens.opens_sentence(stretch.start - 1):
            inner = within(people, block, stretch.start - 1, low)
        quote.type = quote_type(block, stretch, framed.side if framed else inner and "within")
        if quote.type == "speech":
            behind = None if framed or inner else actor_behind(people, block, stretch.end + 1, high)
            last = last or (before if before and _follows(before, quote) else None)
            quote.speaker, quote.title, quote.verb = _attributed(quote, framed, inner or behind, last, people)
            last = last if quote.nested else quote
            if quote.speaker and not quote.nested:
                people.hear(block, block.tokens.at(stretch.start), quote.speaker, quote.title)
        quotes.append(quote)
    _listed(quotes)
    return quotes


def _listed(quotes):
    """Short stretches of one list are of one type, that of the first: về các tội “…”, “…” và “…”."""
    outer = [quote for quote in quotes if not quote.nested]
    for one, other in pairwise(outer):
        between = other.block.text[one.end + 1 : other.start - 1].strip() if other.start > one.end else None
        short = max(one.end - one.start, other.end - other.start) < LISTED
        if between in LIST_LINKS and short and one.type != other.type and one.type != "speech":
            other.type, other.speaker, other.title, other.verb = one.type, None, None, None


def _follows(before, quote):
    """Whether a quotation opens its passage, and the passage before ends with one that asks nothing: one speaker goes on."""
    if before.type != "speech" or quote.start > NEAR_START or quote.block.text[: quote.start - 1].strip():
        return False
    rest = before.last.text[before.end :].strip(' ”".…\n')
    return not rest and not before.last.text[: before.end].rstrip().endswith("?")


def _room(block, stretch, outer):
    """The offsets between which the frame of a stretch may stand: its sentence, without the quotations beside it."""
    low, high = block.sentences[block.sentence_number(stretch.start - 1)][0], len(block.text)
    if stretch.depth:
        return low, high
    k = bisect_left(outer, stretch)
    before = k - 1
    while before >= 0 and k - before <= TERMS and _is_term(block, outer[before], outer[before + 1], low):
        before -= 1
    if before >= 0:
        low = max(low, outer[before].end + 1)
    if k + 1 < len(outer):
        high = outer[k + 1].start - 1
    return low, high


def _is_term(block, term, following, low):
    """Whether a short stretch is a word of the clause that frames the one behind it: `Hansen lại “bồi” thêm: “…”`."""
    short = term.end - term.start < TERM and term.start > low
    return short and "," not in block.text[term.end : following.start]


def _attributed(quote, framed, near, last, people):
    """The (speaker, title, verb): the frame tells, or its sentence, or the quotation goes on with the one before it."""
    if framed and (framed.speaker or framed.verb):
        many = framed.speaker and framed.speaker.lower() == "họ"
        told = plural(people, quote.block, quote.block.tokens.at(quote.start)) if many else None
        return told or framed.speaker, framed.title, framed.verb
    if near:
        return (*near, None)
    if last and not quote.nested and last.block is quote.block and (last.verb or "").startswith("hỏi"):
        return _asked(last, people)
    if last and not quote.nested and (last.block is not quote.block or quote.start - last.end < GOES_ON):
        return last.speaker, last.title, None
    told = told_before(people, quote.block, quote.start - 1)
    led = after_colon(quote.block.text, quote.start - 1)  # a motto, a question: who says it would have been told
    if not told and not led:
        told = told_after(people, quote.block, quote.end + 1)
    if not told and not led and (_alone(quote) or SPEAKER.search(quote.block.text, quote.start, quote.end)):
        told = spoken_of(people, quote.block, quote.start - 1)
    return (*told, None) if told else (None, None, None)


def _asked(question, people):
    """The (speaker, title, verb) of an answer without a frame: whoever the clause before the question names as asked."""
    t = question.block.tokens
    start = question.block.sentences[question.block.sentence_number(question.start - 1)][0]
    named = people.named(question.block, t.at(start), t.at(question.start - 1))
    others = [form for _, form in named if form in people.persons and form != question.speaker]
    return (others[-1], people.roles.get(others[-1]), None) if others else (None, None, None)


def _alone(quote):
    """Whether a quotation is a sentence of its own in the running text: then it is whoever the text speaks of that says it."""
    text, t = quote.block.text, quote.block.tokens
    whole = text[quote.start : quote.start + 1].isupper() and not text[quote.end + 1 :].lstrip(" .…")[:1].islower()
    return (
        quote.block.role not in ("title", "heading", "caption") and not quote.nested and whole and t.opens_sentence(quote.start - 1)
    )


def _turns(blocks, people, quoted):
    """The turns of talk led by dashes."""
    turns = dialogue(blocks)
    asked = any(turn.asks or not turn.told for turn in turns)
    person = _who_answers(blocks, people, turns, quoted) if asked else None
    quotes = []
    for turn in turns:
        quote = Quote(turn.block, turn.start, turn.last, turn.end)
        if turn.who:
            t = turn.block.tokens
            first, last = t.at(turn.who[0]), t.at(turn.who[1])
            named = subject(people, turn.block, first, last, phrase=False)
            quote.speaker, quote.title = named or (t.name(first, last), None)
            person = named[0] if named and named[0] in people.persons and not turn.asks else person  # the answers that follow
        elif turn.told and (who := teller(people, *turn.told)):
            quote.speaker, quote.title, quote.verb = who
        elif not turn.asks and person:
            quote.speaker, quote.title = person, people.roles.get(person)
        quotes.append(quote)
    return quotes


def _who_answers(blocks, people, turns, quoted):
    """Whoever the opening quotes alone, or else names most; nobody of whom the questions speak: they speak to who answers."""
    opening = blocks[: people.number[id(turns[0].block)]]
    about = {
        form
        for turn in turns
        if turn.asks
        for name, form in people.named(turn.block, turn.block.tokens.at(turn.start), turn.block.tokens.at(turn.end))
        if not spoken_to(turn.block.tokens, name)
    }
    heard = {q.speaker for q in quoted if q.block in opening and q.speaker in people.persons} - about
    return heard.pop() if len(heard) == 1 else people.named_most(opening, about) or people.named_most(opening) or people.only


def _first_person(ordered, number):
    """Who says `tôi` inside a quotation or a turn is its speaker; `ordered` is in text order, an outer quotation first."""
    around = []
    for quote in ordered:
        while around and (number[id(around[-1].last)], around[-1].end) <= (number[id(quote.block)], quote.start):
            around.pop()
        outer = around[-1] if around else None
        if outer and outer.speaker and quote.speaker in SELF:
            quote.speaker, quote.title = outer.speaker, outer.title
        around.append(quote)
