"""Who speaks where no clause frames the quotation: the sentences, lines and passages around it."""

from diembao.extract.name_lexicon import VERBS
from diembao.extract.name_places import PERSON
from diembao.extract.quote_speakers import MARKS, noted, saying_verb, told_by
from diembao.extract.quote_subjects import FAR, PHRASE, subject

ABOVE = 6  # sentences of a passage that are asked who speaks
THEY = frozenset(("họ", "tôi", "chúng tôi", "mình"))


def told_before(people, block, offset):
    """The (speaker, title) of the sentence before an offset, if that sentence says that somebody said something."""
    m = block.sentence_number(offset)
    if not m:
        n = people.number[id(block)]
        if not n or not people.blocks[n - 1].sentences:
            return None
        block = people.blocks[n - 1]
        if who := _headed(people, block):
            return who
        m = len(block.sentences)
    t = block.tokens
    first, last = (t.at(edge) for edge in block.sentences[m - 1])
    for k in range(first, min(last, first + FAR)):
        if VERBS.match(t, k) and not people.inside(block, k) and (found := subject(people, block, first, k, phrase=False)):
            return found
    return None


def _headed(people, block):
    """The (speaker, title) of a line such as `Nguyễn Văn Nam: Sẽ hòa` above a quotation."""
    t = block.tokens
    colon = next((k for k in range(min(t.size, PHRASE)) if t.text[k] == ":"), 0)
    if not colon or colon + 1 >= t.size or len(block.sentences) > 1:
        return None
    return next(((form, people.roles.get(form)) for name, form in people.named(block, 0, colon) if name.kind == PERSON), None)


def told_after(people, block, offset):
    """The (speaker, title) of the sentence after an offset, if it goes on telling what somebody said: `“…”. Theo bà Hoa, …`."""
    m = block.sentence_number(offset)
    if m + 1 >= len(block.sentences):
        return _noted_below(people, block)
    start, end = block.sentences[m + 1]
    if not MARKS.isdisjoint(block.text[start:end]):
        return None  # that sentence has a quotation of its own
    t = block.tokens
    first, last = t.at(start), t.at(end)
    k = next((k for k in range(first, min(last, first + 4)) if t.low[k] == "theo"), None)
    if k is not None and (who := told_by(people, block, k, last)):
        return who
    for k in range(first, min(last, first + FAR)):
        if verb := saying_verb(people, block, k):
            return subject(people, block, first, k, phrase=t.low[verb] in ("như", "vậy", "thế"))  # em gái tôi kể như vậy
    return None


def _noted_below(people, block):
    """The (speaker, title) that the next passage notes: `Đó là ý kiến của ông Nam`."""
    n = people.number[id(block)] + 1
    if n >= len(people.blocks) or people.blocks[n].role != "body":
        return None
    return noted(people, people.blocks[n], 0, 0, people.blocks[n].tokens.size)


def teller(people, block, start, end):
    """The (speaker, title, verb) of the sentence that introduces a turn of talk: of its verb of saying, or its last person."""
    t = block.tokens
    first, last = t.at(start), t.at(end)
    for m in range(last - 1, first, -1):
        if (verb := saying_verb(people, block, m)) and (who := subject(people, block, first, m)):
            return (*who, t.name(m, verb))
    who = subject(people, block, first, last, phrase=False)
    return (*who, None) if who else None


def spoken_of(people, block, offset):
    """The (speaker, title) of whoever the sentence before is about, who spoke last near, or who was named last near."""
    t, m = block.tokens, block.sentence_number(offset)
    for start, _ in block.sentences[max(0, m - 1) : m + 1][::-1]:
        who = subject(people, block, t.at(start), t.at(offset), phrase=False, first=True)
        if who and who[0] in people.persons:
            return who
    if (who := _told_above(people, block, m - 1)) or (who := people.latest(block)):
        return who
    person = people.before(block, block.tokens.at(offset), near=True)
    return (person, people.roles.get(person)) if person else None


def _told_above(people, block, stop):
    """The (speaker, title) of the last sentence before the stop-th that tells what a person says: `Theo ông Nam, …`."""
    t = block.tokens
    for start, end in reversed(block.sentences[max(0, stop - ABOVE) : max(0, stop)]):
        first, last = t.at(start), t.at(end)
        k = next((k for k in range(first, min(last, first + 4)) if t.low[k] == "theo"), None)
        who = told_by(people, block, k, last) if k is not None else None
        if who and who[0] in people.persons:
            return who
        for k in range(first, min(last, first + FAR)):
            if (
                saying_verb(people, block, k)
                and (who := subject(people, block, first, k, phrase=False))
                and who[0] in people.persons
            ):
                return who
    return None


def plural(people, block, token):
    """Whom `họ` stands for: the noun phrase that last said something before a token, in this passage or the one before."""
    n = people.number[id(block)]
    for k in range(n, max(-1, n - 2), -1):
        passage = people.blocks[k]
        t = passage.tokens
        stop = passage.sentence_number(t.start[token]) + 1 if k == n else len(passage.sentences)
        for start, end in reversed(passage.sentences[max(0, stop - ABOVE) : stop]):
            first, last = t.at(start), min(t.at(end), token if k == n else t.size)
            for m in range(first, min(last, first + FAR)):
                who = subject(people, passage, first, m) if saying_verb(people, passage, m) else None
                if who and who[0] not in people.persons and who[0].lower() not in THEY:
                    return who[0]
    return None
