"""Whose voice a sentence is in, and what its tone is about: from the tables of names, quotations and shares."""

import csv
from functools import cache

import pandas as pd

from diembao.explore.tone_lexicon import LEXICONS, Entry, Lexicon, tokens

NARRATOR, UNNAMED = "narrator", "a speaker not named"
FAR = 14  # tokens between who speaks and the verb of saying; a title may stand between
CLAUSE_END = frozenset(';:.!?…“”"')
PRONOUNS = ("ông", "bà", "anh", "chị", "cô", "đồng chí")
PRONOUN_NEAR = 3  # tokens from the beginning of the sentence to the verb: `ông cũng cho biết`
ACCORDING_TO = "theo"
SPEAKING = frozenset(["person", "organisation"])
BEHIND = 2  # a name behind the judged word counts as twice as far: the subject stands before its verb
# A place mostly says where; it is what the tone is about only where nothing else is named.
KINDS = {"person": 0, "organisation": 0, "programme": 0, "place": 1}
ABOUT_COLUMNS = ["voice", "quoted", "target", "target_kind"]


def attribute_tone(scores, names, quotes, shares=None, topics=None):
    """Say of each scored sentence in whose voice it is, and what it is about.

    Parameters
    ----------
    scores : pandas.DataFrame
        Sentences, as `score_sentiment` gives them: article, sentence, start, end, text.
    names, quotes : pandas.DataFrame
        As `extract_names` and `extract_quotes` give them for the same articles.
    shares : pandas.DataFrame, optional
        As `explain_sentiment` gives them. The target is then the name nearest to the word of the greatest share.
    topics : pandas.DataFrame, optional
        article and topic: what a sentence without a name is about. Without it such a sentence has no target.

    Returns
    -------
    pandas.DataFrame
        The sentences with

        - voice : str, who speaks: the speaker of the quotation that makes up half of the sentence or more, or of a report
          (`ông An cho biết …`, `theo Sở Y tế, …`), in the fullest form of the article; `a speaker not named`; else `narrator`;
        - quoted : bool, whether half of the sentence or more is a quotation;
        - target : str or None, the name that the tone is about: not the speaker's, a place only where nothing else is
          named, and of several the one nearest to the word with the greatest share (a name behind it counts as twice as far),
          or the first one where no word has a share; without a name, the article's topic;
        - target_kind : person, organisation, programme, place, topic, or None.

    Examples
    --------
    >>> from diembao import extract_names, extract_quotes, score_sentiment
    >>> text = "Ông Lê Văn An cho biết, Công ty Sao Mai gây ô nhiễm nặng."
    >>> found = attribute_tone(score_sentiment(text), extract_names(text), extract_quotes(text))
    >>> found[["voice", "quoted", "target"]].values.tolist()
    [['Lê Văn An', False, 'Công ty Sao Mai']]
    """
    known, speech = _by_article(names), _by_article(quotes[quotes["type"].eq("speech") & ~quotes["nested"].astype(bool)])
    strongest = {} if shares is None else _strongest(shares)
    told = {} if topics is None else dict(zip(topics["article"], topics["topic"], strict=True))
    rows, last, article = [], None, None
    for row in scores[["article", "sentence", "start", "end", "text"]].itertuples(index=False):
        if row.article != article:
            article, last = row.article, None
        inside = [name for name in known.get(article, ()) if row.start <= name.start and name.end <= row.end]
        voice, quoted = _voice(row, inside, speech.get(article, ()), last)
        last = next((name.canonical for name in reversed(inside) if name.kind == "person"), last)
        about = _target(inside, voice, strongest.get((article, row.sentence)))
        if about is None:
            about = (told[article], "topic") if told.get(article) else (None, None)
        rows.append((voice, quoted, *about))
    found = pd.DataFrame(rows, columns=ABOUT_COLUMNS, index=scores.index, dtype=object)
    return scores.assign(**found.astype({"quoted": bool}))


def _by_article(table):
    """Article -> its rows, in the order of the text."""
    found = {}
    for row in table.sort_values("start", kind="stable").itertuples(index=False):
        found.setdefault(row.article, []).append(row)
    return found


def _strongest(shares):
    """(article, sentence) -> (start, end) of the word with the greatest share."""
    words = shares[shares["end"] > shares["start"]]
    words = words.loc[words["share"].abs().groupby([words["article"], words["sentence"]]).idxmax()]
    columns = [words[name].tolist() for name in ("article", "sentence", "start", "end")]
    return {(article, sentence): (start, end) for article, sentence, start, end in zip(*columns, strict=True)}


def _voice(row, names, speech, last):
    """Who speaks in a sentence, and whether in quotation marks."""
    parts = [(quote, min(row.end, quote.end) - max(row.start, quote.start)) for quote in speech]
    parts = [(quote, part) for quote, part in parts if part > 0]
    if parts and 2 * sum(part for _, part in parts) >= row.end - row.start:
        quote = max(parts, key=lambda pair: pair[1])[0]
        return (quote.speaker or UNNAMED), True
    return _reporter(row, names, last) or NARRATOR, False


def _reporter(row, names, last):
    """Whose words a sentence reports: named before a verb of saying, behind `theo`, or by a pronoun at its beginning."""
    sentence = tokens(row.text)
    speakers = [name for name in names if name.kind in SPEAKING]
    for _, first, _ in saying_verbs().find(sentence):
        verb, begin = row.start + sentence[first][1], sentence[max(0, first - FAR)][1] + row.start
        near = [name for name in speakers if begin <= name.start and name.end <= verb]
        if near and not _clause_ends(row.text[near[-1].end - row.start : verb - row.start]):
            return near[-1].canonical
        if last and 0 < first <= PRONOUN_NEAR and any(row.text.lower().startswith(f"{word} ") for word in PRONOUNS):
            return last
    if speakers and sentence[0][0] == ACCORDING_TO and "," not in row.text[: speakers[0].start - row.start]:
        return speakers[0].canonical
    return None


def _clause_ends(text):
    return any(mark in CLAUSE_END for mark in text)


def _target(names, voice, word):
    """The (name, kind) that a sentence is about, or None."""
    names = [name for name in names if name.canonical != voice]
    if not names:
        return None
    best = min(names, key=lambda name: (KINDS.get(name.kind, 0), _distance(name, word), name.start))
    return best.canonical, best.kind


def _distance(name, word):
    if word is None:
        return 0
    start, end = word
    return start - name.end if name.end <= start else BEHIND * max(0, name.start - end)


@cache
def saying_verbs():
    """The verbs of `lexicons/saying_verbs.csv`, found by syllables.

    Returns
    -------
    Lexicon
    """
    with (LEXICONS / "saying_verbs.csv").open(encoding="utf-8", newline="") as lines:
        return Lexicon(Entry(row["verb"], "name", 0.0) for row in csv.DictReader(lines))
