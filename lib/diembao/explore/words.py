"""Words: sentences cut into words or syllables, each with its place in the raw text."""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import is_normalized

import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from tqdm.auto import tqdm

from diembao.read.clean import RULES, clean
from diembao.read.passages import as_sentences
from diembao.read.search import sort_key
from diembao.read.spelling import OLD_STYLE

WORD_COLUMNS = ["article", "passage", "sentence", "start", "end", "text", "word"]
UNITS = {"article": ["article"], "passage": ["article", "passage"], "sentence": ["article", "sentence"]}

# A syllable may hold an apostrophe (H’Mông, O'Brien) and figures (U23), but is not made of figures alone.
SYLLABLE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LAST_CHARACTER = re.compile(r"[^\W_][\W_]*\Z")
FIRST_CHARACTER = re.compile(r"[^\W_]")

# Most words of the segmenter's dictionary have their tone marks in the newer style (hoà bình, sức khoẻ); newspapers and
# clean texts have the older one, in which it takes many of them apart.
_NEW_STYLE = {old: new for new, old in OLD_STYLE.items()}
OLD_RIME = re.compile(rf"(?:{'|'.join(_NEW_STYLE)})(?![\w\u0300-\u036f])")
# The segmenter's time grows with the square of a stretch without blanks; no word is nearly as long as this.
OVERLONG = re.compile(r"\S{200,}")


def segment_words(sentences, by="word", progress=False, without=()):
    """Cut sentences into words; numbers and punctuation are left out.

    Words are those of underthesea's segmenter (a conditional random field trained on the VLSP 2013 treebank), which
    reads one sentence after the other, so that no word goes across passages.

    Parameters
    ----------
    sentences : DataFrame or str
        A table of sentences, passages or articles, or one plain text.
    by : {"word", "syllable"}
        `word` keeps the syllables of a word together (`thành phố`); `syllable` cuts at every blank and hyphen, many
        times faster, and depends on no model.
    progress : bool
        Whether to show how far it is.
    without : collection of str
        Rules of cleaning to leave out, as for `clean`: to see what they change.

    Returns
    -------
    DataFrame
        One row a word, in the order of the text: article, passage, sentence, start, end (offsets into the raw text),
        text (`raw[start:end]`) and word (its clean form in lower case, single blanks between syllables).

    Raises
    ------
    ValueError
        If `by` is neither, or `without` names a rule that there is not.

    Examples
    --------
    >>> segment_words("Năm 2020, xã Hoà Bình có 2 cầu.", by="syllable")[["start", "end", "text", "word"]]
       start  end  text  word
    0      0    3   Năm   năm
    1     10   12    xã    xã
    2     13   16   Hoà   hòa
    3     17   21  Bình  bình
    4     22   24    có    có
    5     27   30   cầu   cầu
    """
    if by not in ("word", "syllable"):
        raise ValueError(f"by={by!r}: words are cut by 'word' or by 'syllable'")
    clean("", without)  # a rule that there is not is told even where no sentence needs cleaning
    sentences, spans_of = as_sentences(sentences), _word_spans if by == "word" else _syllable_spans
    columns = [sentences[name] for name in ("article", "passage", "sentence", "start", "text", "clean")]
    rows = []
    for row in tqdm(zip(*columns, strict=True), "words", len(sentences), leave=False, disable=not progress):
        rows += _sentence_words(*row, spans_of, without)
    numbers = dict.fromkeys(["passage", "sentence", "start", "end"], "int64")
    return pd.DataFrame(rows, columns=WORD_COLUMNS).astype(numbers)


def _sentence_words(article, passage, number, offset, raw, text, spans_of, without):
    if raw == text:  # no rule changes it
        for start, end in spans_of(text):
            said = raw[start:end]
            yield article, passage, number, offset + start, offset + end, said, " ".join(said.lower().split())
        return
    cleaned = clean(raw, without)
    for span in _spans_as_written(cleaned.text, spans_of):
        start, end = cleaned.to_raw(*span)
        word = " ".join(cleaned.text[slice(*span)].lower().split())
        yield article, passage, number, offset + start, offset + end, raw[start:end], word


def _spans_as_written(text, spans_of):
    """The spans in a text whose letters may stand apart from their marks: words are looked for where they are joined."""
    if is_normalized("NFC", text):
        return spans_of(text)
    composed = clean(text, tuple(rule for rule in RULES if rule != "composed"))
    return [composed.to_raw(*span) for span in spans_of(composed.text)]


def _syllable_spans(text):
    return [m.span() for m in SYLLABLE.finditer(text) if _has_letter(m[0])]


def _has_letter(token):
    return any(char.isalpha() for char in token)


@lru_cache(maxsize=20_000)
def _word_spans(text):
    """The spans of the words of a clean sentence.

    The segmenter keeps every character but blanks, so that counting the others tells where each of its tokens stands. Where
    it does not, the syllables are the words: none is told from a wrong place.
    """
    places, spans, at = [i for i, char in enumerate(text) if not char.isspace()], [], 0
    words = _segment(text)
    if sum(len(token) for word in words for token in word.split()) != len(places):
        return tuple(_syllable_spans(text))
    for word in words:
        run = []
        for token in word.split():
            first, at = at, at + len(token)
            if _has_letter(token):
                run.append((places[first], places[at - 1] + 1))
            else:  # a number or a mark inside what the segmenter calls one word: `HAGL 3-1`, `38,9 độ`
                spans += _trimmed(text, run)
                run = []
        spans += _trimmed(text, run)
    return tuple(spans)


def _trimmed(text, run):
    """The span of neighbouring tokens without the marks at its edges: `TP.` -> `TP`."""
    if not run:
        return []
    start, end = run[0][0], run[-1][1]
    first, last = FIRST_CHARACTER.search(text, start, end), LAST_CHARACTER.search(text[start:end])
    return [(first.start(), start + last.start() + 1)]


def _segment(text):
    """The tokens of a text, syllables of a word joined by blanks. All that is asked of underthesea is asked here."""
    from underthesea import word_tokenize  # takes a second to load, and not everybody needs it

    text = OLD_RIME.sub(lambda m: _NEW_STYLE[m[0]], text)
    if OVERLONG.search(text):
        return re.findall(r"\w+|[^\w\s]", text)
    return word_tokenize(text, use_token_normalize=False)


@cache
def stop_words():
    """The words that say little about what a text is about: pronouns, conjunctions, numerals, the newsroom's own.

    Returns
    -------
    frozenset of str
        The column `word` of `lexicons/stopwords.csv`.

    Examples
    --------
    >>> "và" in stop_words(), "cầu" in stop_words()
    (True, False)
    """
    return frozenset(_stop_groups())


@cache
def _stop_groups():
    """Stop word -> its group, which `lexicons/README.md` gives reasons for."""
    with (files("diembao") / "lexicons" / "stopwords.csv").open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row["group"] for row in csv.DictReader(lines)}


def removed_words(words, stop=True):
    """See what the stop words take out of a corpus.

    Parameters
    ----------
    words : DataFrame
        As `segment_words` gives it.
    stop : bool or collection of str
        As for `is_counted`.

    Returns
    -------
    DataFrame
        One row a stop word that occurs, the most frequent first: word, group (`own` for words that are not in
        `stop_words`), count, articles (in how many it occurs) and share (of all words, 0 to 1).

    Examples
    --------
    >>> removed_words(segment_words("Cầu và đường và nhà.", by="syllable"))
      word        group  count  articles  share
    0   và  conjunction      2         1    0.4
    """
    left_out = words[~is_counted(words, stop)]
    table = left_out.groupby("word", sort=False)["article"].agg(count="size", articles="nunique").reset_index()
    table.insert(1, "group", [_stop_groups().get(word, "own") for word in table["word"]])
    return ranked(table.assign(share=table["count"] / max(1, len(words))), "count")


def is_counted(words, stop=True):
    """Which rows of a table of words are counted.

    Parameters
    ----------
    words : DataFrame
        As `segment_words` gives it.
    stop : bool or collection of str
        Which words to leave out: True for those of `stop_words`, False for none, or words of one's own.

    Returns
    -------
    Series of bool

    Raises
    ------
    ValueError
        If `words` is no table of words.

    Examples
    --------
    >>> is_counted(segment_words("Cầu và đường.", by="syllable")).tolist()
    [True, False, True]
    """
    demand_words(words)
    if isinstance(stop, str):
        raise ValueError(f"stop={stop!r}: give True, False or a collection of words such as [{stop!r}]")
    left_out = stop_words() if stop is True else stop or ()
    return ~words["word"].isin(list(left_out))


def demand_words(words):
    """Refuse what is no table of words."""
    if missing := set(WORD_COLUMNS) - set(getattr(words, "columns", ())):
        raise ValueError(f"this is no table of words: the columns {sorted(missing)} are missing; use segment_words")


def ranked(table, column, name="word"):
    """A table sorted by a column, falling; where that is equal, by its words in the Vietnamese alphabet."""
    alphabet = [sort_key(word) for word in table[name]]
    order = sorted(range(len(table)), key=alphabet.__getitem__)
    return table.iloc[order].sort_values(column, ascending=False, kind="stable", ignore_index=True)


def document_term_matrix(words, unit="article", min_count=2, stop=True):
    """Count each word in each article, passage or sentence.

    Parameters
    ----------
    words : DataFrame
        As `segment_words` gives it.
    unit : {"article", "passage", "sentence"}
        What a row of the matrix is.
    min_count : int
        Words that occur less often in the whole table are left out.
    stop : bool or collection of str
        As for `is_counted`.

    Returns
    -------
    matrix : scipy.sparse.csr_matrix of int
        Units × terms.
    units : list
        Names of articles, or pairs of an article and the number of a passage or sentence; a unit without counted
        words keeps its row of zeros.
    terms : list of str

    Raises
    ------
    ValueError
        If `unit` is none of the three, or no word is left.

    Examples
    --------
    >>> matrix, units, terms = document_term_matrix(segment_words("Cầu mới. Cầu cũ.", by="syllable"), stop=False)
    >>> matrix.toarray().tolist(), units, terms
    ([[2]], ['text'], ['cầu'])
    """
    if unit not in UNITS:
        raise ValueError(f"unit={unit!r}: a row can be an {', a '.join(UNITS)}")
    kept = words[is_counted(words, stop)]
    counts = kept["word"].value_counts()
    kept = kept[kept["word"].isin(counts.index[counts >= min_count])]
    if kept.empty:
        raise ValueError(f"no word is left that occurs {min_count} times; lower min_count, stop less or read more")
    by = UNITS[unit] if len(UNITS[unit]) > 1 else UNITS[unit][0]
    found = kept.groupby(by, sort=False)["word"].agg(list)
    units = words.groupby(by, sort=False).size().index.tolist()
    counter = CountVectorizer(analyzer=list)
    matrix = counter.fit_transform(found.get(name, []) for name in units)
    return matrix, units, counter.get_feature_names_out().tolist()
