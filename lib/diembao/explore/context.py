"""Words in their surroundings: concordance and collocations."""

import re

import numpy as np
import pandas as pd

from diembao.explore.words import is_counted, ranked
from diembao.read.clean import clean
from diembao.read.passages import as_sentences
from diembao.read.search import fold, sort_key

CONCORDANCE_COLUMNS = ["article", "passage", "sentence", "start", "end", "left", "text", "right"]
SORTS = ("text", "left", "right")
NO_LETTERS = re.compile(r"\W+")
COLLOCATION_COLUMNS = ["word", "count", "log_dice", "npmi", "t", "article", "start", "end"]


def concordance(sentences, query, width=60, sort="text"):
    """Find a word or a phrase, each hit with what stands beside it.

    A query with diacritics finds what is spelled so, in any case and with the tone mark on either vowel (`hòa`,
    `hoà`); a query without any finds every spelling (`dang` finds `Đảng`, `đang` and `dạng`). Whole syllables only.

    Parameters
    ----------
    sentences : DataFrame or str
        A table of sentences, passages or articles, or one plain text.
    query : str
        One or more words.
    width : int
        The most characters of the sentence to show on each side; no syllable is cut.
    sort : {"text", "left", "right"}
        The order of the hits: that of the text, by the syllables before them read backwards from the hit, or by those after
        them; in the order of the Vietnamese alphabet, so that what stands in the same context stands together.

    Returns
    -------
    DataFrame
        One row a hit, in the order asked for: article, passage, sentence, start, end (offsets into the raw text),
        left, text (`raw[start:end]`), right (the clean sentence before and after it).

    Raises
    ------
    ValueError
        If the query is empty, the width negative or the order unknown.

    Examples
    --------
    >>> concordance("Đảng bộ xã đang họp. Nhiều dạng hoà giải.", "dang", width=8)[["start", "left", "text", "right"]]
       start   left  text  right
    0      0         Đảng  bộ xã
    1     11  bộ xã  đang   họp.
    2     27  Nhiều  dạng    hòa
    """
    if width < 0:
        raise ValueError(f"width={width}: give 0 or more characters")
    if sort not in SORTS:
        raise ValueError(f"sort={sort!r}: hits are sorted by {', '.join(SORTS)}")
    sentences, (pattern, spelling) = as_sentences(sentences), _query_pattern(query)
    columns = [sentences[name] for name in ("article", "passage", "sentence", "start", "text", "clean")]
    rows = []
    for article, passage, number, offset, raw, text in zip(*columns, strict=True):
        for hit in pattern.finditer(spelling(text)):
            start, end = hit.span() if raw == text else clean(raw).to_raw(*hit.span())
            place = article, passage, number, offset + start, offset + end
            rows.append((*place, _left(text, hit.start(), width), raw[start:end], _right(text, hit.end(), width)))
    if sort != "text":
        rows.sort(key=lambda row: _context_key(row[5] if sort == "left" else row[7], sort))
    return pd.DataFrame(rows, columns=CONCORDANCE_COLUMNS)


def _context_key(context, side):
    """The syllables of one side, the nearest first, as keys of the Vietnamese alphabet; marks of punctuation do not count."""
    syllables = NO_LETTERS.sub(" ", context).split()
    return [sort_key(syllable) for syllable in (syllables[::-1] if side == "left" else syllables)]


def _query_pattern(query):
    """A pattern for the query, and in which spelling of the sentences to look for it."""
    syllables = clean(query).text.split()
    if not syllables:
        raise ValueError("the query is empty; give a word or a phrase to look for")
    said = " ".join(syllables)
    spelling = fold if fold(said) == said.lower() else str
    phrase = r"\s+".join(re.escape(spelling(syllable)) for syllable in syllables)
    before, after = r"(?<!\w)" if said[0].isalnum() else "", r"(?!\w)" if said[-1].isalnum() else ""
    return re.compile(before + phrase + after, re.IGNORECASE), spelling


def _left(text, end, width):
    first = max(0, end - width)
    syllables = text[first:end].split()
    return " ".join(syllables[first < end and _cuts(text, first) :])


def _right(text, start, width):
    last = min(len(text), start + width)
    syllables = text[start:last].split()
    return " ".join(syllables[: len(syllables) - (start < last and _cuts(text, last))])


def _cuts(text, place):
    """Whether a syllable goes on across this place."""
    return 0 < place < len(text) and not any(char.isspace() for char in text[place - 1 : place + 1])


def collocations(words, node, window=5, min_count=2, stop=True):
    """Find the words that stand near a word more often than elsewhere.

    Parameters
    ----------
    words : DataFrame
        As `segment_words` gives it, complete: neighbours are counted in its rows.
    node : str
        A word, in the form of the column `word`.
    window : int
        How many words to look at on each side, within the sentence. A word near two nodes counts once.
    min_count : int
        Words that stand there less often are left out.
    stop : bool or collection of str
        Which words to leave out of the result, as for `frequencies`; they still take their places in the window.

    Returns
    -------
    DataFrame
        One row a word, the highest log Dice first: word, count (how often it stands near the node), log_dice (14
        where the two always stand together; a point less is half as strongly tied; does not depend on the size of the
        corpus), npmi (towards 1 where neither goes without the other, 0 where the node makes no difference, negative
        where they avoid each other; favours rare words), t (how sure it is that they go together; favours frequent words), and
        article, start, end of the first place near the node (offsets into the raw text).

    Raises
    ------
    ValueError
        If the node is not among the words; the message names words that are spelled alike.

    References
    ----------
    Log Dice: Rychlý (2008), RASLAN. NPMI: Bouma (2009), GSCL. t: Church et al. (1991). What is expected, for NPMI and
    t, is reckoned from the number of places near the node as Evert (2008), Corpora and Collocations, does for
    windows.

    Examples
    --------
    >>> from diembao.explore.words import segment_words
    >>> words = segment_words("Cầu Đông hẹp. Cầu Đông cũ. Đường rộng. Nhà cũ.", by="syllable")
    >>> collocations(words, "cầu").round(2)
       word  count  log_dice  npmi     t article  start  end
    0  đông      2      14.0   0.5  0.71    text      4    8
    """
    counted = is_counted(words, stop)
    node = " ".join(clean(node).text.lower().split())
    at_node = (words["word"] == node).to_numpy()
    if not at_node.any():
        raise ValueError(_no_node(words, node))
    near, others = _near(words, at_node, window), ~at_node
    total = words["word"][others].value_counts()
    count = words["word"][near & counted].value_counts()
    count = count[count >= min_count]
    total = total[count.index]
    log_dice = 14 + np.log2(2 * count / (at_node.sum() + total))
    expected = near.sum() * total / others.sum()
    together = count / others.sum()
    npmi = np.log(count / expected) / -np.log(together).where(together < 1)
    t = (count - expected) / np.sqrt(count)
    table = pd.DataFrame({"count": count, "log_dice": log_dice, "npmi": npmi, "t": t})
    first = words[near & counted].drop_duplicates("word").set_index("word")[["article", "start", "end"]]
    return ranked(table.join(first).rename_axis("word").reset_index(), "log_dice")[COLLOCATION_COLUMNS]


def _near(words, at_node, window):
    """Which places are within the window of a node in the same sentence, and are not one themselves."""
    sentence = words.groupby(["article", "sentence"], sort=False).ngroup().to_numpy()
    nodes, near = np.flatnonzero(at_node), np.zeros(len(words), bool)
    for step in range(1, window + 1):
        for here, there in ((nodes, nodes + step), (nodes, nodes - step)):
            inside = (there >= 0) & (there < len(words))
            here, there = here[inside], there[inside]
            near[there[sentence[here] == sentence[there]]] = True
    return near & ~at_node


def _no_node(words, node):
    vocabulary = words["word"].unique()
    alike = [word for word in vocabulary if fold(word) == fold(node)]
    alike = alike or [word for word in vocabulary if f" {node} " in f" {word} "]
    hint = f"; there is {', '.join(sorted(alike)[:8])}" if alike else "; frequencies(words) shows what there is"
    return f"{node!r} is not among the words{hint}"
