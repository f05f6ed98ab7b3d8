"""Speech led by a dash: interviews, and talk told line by line."""

import re
from dataclasses import dataclass

from diembao.extract.name_lexicon import STARTERS, TITLES, VERBS
from diembao.extract.quote_marks import DASH, TURN
from diembao.extract.quote_people import GENDERS

NAMED_TURN = re.compile(r"(?P<who>[^\n:“\"?]{3,120}?):\s+(?=[“\"A-ZĐÀ-Ỵ])")
PUT_TO = re.compile(r"\b(?:[Tt]hưa|[Xx]in) (?:ông|bà|anh|chị|cô|chú|bác|nhạc sĩ|đạo diễn|bác sĩ|luật sư|đồng chí)\b")
NOUNS = frozenset(["câu", "lời", "tiếng", "bài", "các", "những", "thể"])  # câu hỏi sau, có thể kể: announce a list
NARRATES = 8  # tokens, from who speaks to the verb
CONTINUED = 60  # characters; a shorter paragraph in an interview is a caption or a heading


@dataclass(slots=True)
class Turn:
    """One turn of talk: where it starts and ends (block and offset), whether it asks, and the offsets of who is named before it.

    `told` are the offsets of the clause that tells who speaks: `– Sợ lắm. – Chị Dợ nói.`, or the line before, with its block.
    """

    block: object
    start: int
    last: object
    end: int
    asks: bool
    who: tuple | None = None
    told: tuple | None = None


def dialogue(blocks):
    """The turns of talk of an article that are led by dashes.

    A list of things has dashes too: lines are talk when one of them asks and another answers, or when the line before the
    first of them ends in a verb of saying and a colon, or when the lines before them, without a dash, ask.

    Parameters
    ----------
    blocks : list of Block

    Returns
    -------
    list of Turn
    """
    led = {n: m for n, block in enumerate(blocks) if (m := DASH.match(block.text))}
    turns = [turn for n, m in led.items() for turn in _turns(blocks[n], m.end())]
    asked = sum(turn.asks for turn in turns)
    if len(turns) < 2 or not asked or asked == len(turns):
        return _without_questions(blocks, led)
    if asked * 6 < len(turns):
        return []
    _alternate(turns)
    _continue(blocks, led, turns)
    return turns


def _alternate(turns):
    """What asks between two questions is an answer (`Sao lại không?`); what is put to somebody between two answers asks."""
    ends = [True, *(turn.asks for turn in turns), False]
    for before, turn, after in zip(ends, turns, ends[2:], strict=False):
        if turn.asks and before and after and turn is not turns[0]:
            turn.asks = False
        elif not turn.asks and not before and not after:
            turn.asks = bool(PUT_TO.search(turn.block.text, turn.start, turn.end))


def _without_questions(blocks, led):
    """The turns that a line before announces, that answer such a line, or that go on with who says so: `– Sợ lắm. – Chị Dợ nói.`"""
    answers = [n for n in led if n and n - 1 not in led and blocks[n - 1].text.rstrip().endswith("?")]
    found = []
    for n, m in led.items():
        turns = list(_turns(blocks[n], m.end()))
        if _announced(blocks, n) or _led_to(blocks, led, n):
            line = blocks[n - 1]
            turns[0].told = turns[0].told or (line, line.sentences[-1][0], len(line.text))
            found += turns
        elif turns[0].told or (len(answers) > 1 and n in answers):
            found += turns
    if len(answers) > 1:
        _continue(blocks, dict.fromkeys([*led, *(n - 1 for n in answers)]), [turn for turn in found if turn.block.text])
    return found


def _led_to(blocks, led, n):
    """Whether the line before ends in a colon and one line alone follows with a dash: of a list there are several."""
    if not n or n + 1 in led or n - 1 in led or not blocks[n - 1].text.rstrip().endswith(":"):
        return False
    text, t = blocks[n].text.rstrip(), blocks[n - 1].tokens
    somebody = any(t.low[k] in GENDERS or TITLES.match(t, k) for k in range(t.at(blocks[n - 1].sentences[-1][0]), t.size))
    return somebody and text[-1:] in ".!?…" and len(text.split()) > 3 and not TURN.search(text)


def _turns(block, start):
    """The turns of one passage; some outlets run question and answer together: `… là gì?- Chúng tôi …`."""
    cuts = [(start, start)] + [m.span() for m in TURN.finditer(block.text, start)]
    ends = [cut[0] for cut in cuts[1:]] + [len(block.text.rstrip())]
    turn = None
    for (_, begin), end in zip(cuts, ends, strict=True):
        if turn and _narrates(block.tokens, begin, end):
            turn.told = (block, begin, end)
            continue
        who, named = None, NAMED_TURN.match(block.text, begin, end)
        if named and _names_somebody(block, named):
            who, begin = named.span("who"), named.end()
        if end > begin:
            if turn:
                yield turn
            turn = Turn(block, begin, block, end, block.text[begin:end].rstrip(' ”"').endswith("?"), who)
    if turn:
        yield turn


def _narrates(t, begin, end):
    """Whether what stands behind a dash tells who spoke: somebody, and a verb of saying near: `Cô Hảo vừa nói vừa cười.`"""
    i, stop = t.at(begin), t.at(end)
    if not (TITLES.match(t, i) or t.low[i] in GENDERS):
        return False
    return any(VERBS.match(t, k) for k in range(i + 1, min(stop, i + NARRATES)))


def _names_somebody(block, named):
    i = block.tokens.at(named.start("who"))
    words = named["who"].split()
    clause = "," in named["who"] and len(words) > 6  # Không hề, dù tôi biết …: talk, and no name
    said = len(words) > 1 and any(VERBS.match(block.tokens, k) for k in range(i + 1, i + len(words)))  # Nhiều người cho rằng:
    if said or (len(words) == 1 and words[0].lower() in STARTERS):
        return False
    return block.tokens.capital[i] and not clause and named.end("who") - named.start("who") < 80


def _announced(blocks, n):
    """Whether the line before ends in a verb of saying and a colon: `Ông nói:`."""
    if not n or not blocks[n - 1].text.rstrip().endswith(":"):
        return False
    tokens = blocks[n - 1].tokens
    first = tokens.at(blocks[n - 1].sentences[-1][0])
    verbs = range(max(first + 1, tokens.size - 6), tokens.size)  # a verb that opens its sentence is advice: Lưu ý:
    if not any(VERBS.match(tokens, i) and tokens.low[i - 1] not in NOUNS for i in verbs):
        return False
    advice = ("cần", "nên", "hãy", "phải")
    return not any(tokens.low[i] == "bạn" and tokens.low[i + 1] in advice for i in range(first, tokens.size))


def _continue(blocks, led, turns):
    """An answer goes on through the paragraphs without a dash, up to the next question."""
    where = {id(block): n for n, block in enumerate(blocks)}
    following = {id(turn.block): turn for turn in turns}
    for turn in following.values():
        n = where[id(turn.block)] + 1
        while n < len(blocks) and n not in led and blocks[n].role == "body" and len(blocks[n].text) > CONTINUED:
            asks = n + 1 in led and blocks[n].text.rstrip().endswith("?")
            if asks or not any(m > n for m in led):
                break
            turn.last, turn.end = blocks[n], len(blocks[n].text.rstrip())
            n += 1
