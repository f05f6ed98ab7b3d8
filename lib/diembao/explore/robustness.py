"""Other choices: the same analysis under other ways of cleaning and counting, and which of its findings survive them."""

import warnings
from functools import cache, partial

import pandas as pd

from diembao.explore.context import collocations
from diembao.explore.statistics import frequencies, keyness
from diembao.explore.topic_reading import leading_topics
from diembao.explore.topics import fit_topics
from diembao.explore.words import segment_words, stop_words
from diembao.read.clean import RULES
from diembao.read.passages import as_sentences

USUAL = "as usual"
CHOICES = {"by": "word", "stop": True, "min_count": 3, "without": ()}
LEAST = (2, 10)
SURE = 1.65  # of t, as in Church et al. (1991)
SAME = 0.5  # of a topic's articles: Hennig (2007)


def other_ways(usual=None):
    """The ways of cleaning and counting that differ from the usual one in one choice each.

    Parameters
    ----------
    usual : dict, optional
        Any of `by`, `stop`, `min_count`, `without`; the rest is by word, without stop words, three times at least, all rules.

    Returns
    -------
    dict
        Name -> what is done otherwise.

    Examples
    --------
    >>> list(other_ways())
    ['stop words kept', 'syllables', '2 times at least', '10 times at least', 'no cleaning']
    """
    usual = {**CHOICES, **(usual or {})}
    kept = {"stop words kept": {"stop": False}} if usual["stop"] else {"stop words left out": {"stop": True}}
    cut = {"syllables": {"by": "syllable"}} if usual["by"] == "word" else {"words": {"by": "word"}}
    least = {f"{count} times at least": {"min_count": count} for count in LEAST if count != usual["min_count"]}
    return {**kept, **cut, **least, "no cleaning": {"without": tuple(RULES)}}


def repeat_analysis(sentences, analysis="keyness", ways=None, top=20, usual=None, **settings):
    """Repeat an analysis under other choices of cleaning and counting, and see which findings survive.

    Parameters
    ----------
    sentences : pandas.DataFrame or str
        A table of sentences, passages or articles, or one plain text.
    analysis : str or callable
        `frequencies`: a finding is a word among the `top` most frequent.
        `keyness`: a word that the `target` uses more often than the rest, its interval above 0.
        `collocations`: a word that stands near `node` (t of 1.65 or more).
        `topics`: a topic; it survives where another fit has one that shares more than half of the articles of both.
        Or a function of one's own: `analysis(words, stop, min_count)` gives a Series, finding -> value, the best first, of all
        that counts as a finding.
    ways : dict, optional
        Those of `other_ways`, or name -> what is done otherwise: any of `by` ("word", "syllable"), `stop`, `min_count` and
        `without` (rules of cleaning that are left out); the rest stays as usual.
    top : int
        How many findings of the usual way are followed.
    usual : dict, optional
        What the usual way does otherwise than by word, without stop words, three times at least and with all rules.
    **settings
        For `keyness` `target` (names of articles, or a function of the words that gives their mask), for `collocations` `node` and
        `window`, for `topics` `topics` and `seed`.

    Returns
    -------
    pandas.DataFrame
        A row a finding and way, the usual way first: finding, way, value (per million, log ratio, log Dice, or the share of
        articles that the topics have in common; missing where the finding is none) and survives. Among syllables, a word is a
        finding if each of its syllables is one, stop words aside; its value is that of the weakest. A way that leaves nothing
        to count has no findings.

    Raises
    ------
    ValueError
        If there is no such analysis or choice, or the usual way has no findings.

    References
    ----------
    Analyses under all defensible choices: Steegen, Tuerlinckx, Gelman & Vanpaemel (2016), Perspectives on Psychological Science
    11(5).

    Examples
    --------
    >>> from diembao import read_articles
    >>> table = repeat_analysis(read_articles("ha-noi"), "frequencies", {"syllables": {"by": "syllable"}}, top=3)
    >>> table[["finding", "way", "survives"]].values.tolist()[:2]
    [['phường', 'as usual', True], ['phường', 'syllables', False]]
    """
    find, value_in = _analysis(analysis, top, settings)
    sentences, usual, found = as_sentences(sentences), usual or {}, {}
    cut = cache(partial(segment_words, sentences))  # most ways count the same words
    for way, choice in {USUAL: {}, **(other_ways(usual) if ways is None else ways)}.items():
        choice = {**CHOICES, **usual, **choice}
        if unknown := set(choice) - set(CHOICES):
            raise ValueError(f"way {way!r}: there is no choice {', '.join(sorted(unknown))}; there are {', '.join(CHOICES)}")
        words = cut(by=choice["by"], without=tuple(choice["without"]))
        found[way] = _found(find, words, choice["stop"], choice["min_count"], way)
    followed = found[USUAL].head(top)
    rows = [(finding, way, value_in(found[way], followed, finding)) for finding in followed.index for way in found]
    table = pd.DataFrame(rows, columns=["finding", "way", "value"]).astype({"value": float})
    return table.assign(survives=table["value"].notna())


def _found(find, words, stop, min_count, way):
    """What a way finds. Only the usual way has to find something."""
    try:
        found = find(words, stop=stop, min_count=min_count)
    except ValueError:
        if way == USUAL:
            raise
        return pd.Series(dtype=float)
    if way == USUAL and found.empty:
        raise ValueError("there is no finding to follow: the analysis finds nothing in the usual way of counting")
    return found


def _analysis(analysis, top, settings):
    """The function that finds, and the one that looks a finding up among those of another way."""
    if callable(analysis):
        return analysis, _same_word
    if analysis not in ANALYSES:
        raise ValueError(f"analysis={analysis!r}: give {', '.join(ANALYSES)}, or a function of your own")
    find, value_in = ANALYSES[analysis]
    return partial(find, top=top, **settings), value_in


def _same_word(found, _usual, finding):
    if finding in found.index:
        return found[finding]
    parts = [part for part in finding.split() if part not in stop_words()]
    return found[parts].min() if parts and set(parts) <= set(found.index) else None


def _frequent(words, stop, min_count, top):
    table = frequencies(words, stop)
    return table[table["count"] >= min_count].head(top).set_index("word")["per_million"]


def _typical(words, stop, min_count, top, target):
    mask = target(words) if callable(target) else words["article"].isin(list(target))
    table = keyness(words, mask, min_count, stop)
    return table[table["low"] > 0].set_index("word")["log_ratio"]


def _beside(words, stop, min_count, top, node, window=5):
    table = collocations(words, node, window, min_count, stop)
    return table[table["t"] >= SURE].set_index("word")["log_dice"]


def _topical(words, stop, min_count, top, topics=10, seed=0):
    """Topic -> the articles in which it leads."""
    with warnings.catch_warnings(action="ignore", category=UserWarning):
        found = fit_topics(words, topics, seed, min_count, stop=stop)
    lead = leading_topics(found)
    names = [f"{row.topic}: {row.name_}" for row in found.summary.rename(columns={"name": "name_"}).itertuples()]
    return pd.Series([frozenset(lead.index[lead == topic]) for topic in found.summary["topic"]], names, dtype=object)


def _same_articles(found, usual, finding):
    own = usual[finding]
    best = max((len(own & other) / max(1, len(own | other)) for other in found), default=0)
    return best if best > SAME else None


ANALYSES = {
    "frequencies": (_frequent, _same_word),
    "keyness": (_typical, _same_word),
    "collocations": (_beside, _same_word),
    "topics": (_topical, _same_articles),
}


def survival(table):
    """How many ways each finding survives.

    Parameters
    ----------
    table : pandas.DataFrame
        As `repeat_analysis` gives it.

    Returns
    -------
    pandas.DataFrame
        A row a finding, in its order: finding, ways (how many other ways were tried), survived (in how many of them it is a
        finding) and lost (the names of the others).

    Examples
    --------
    >>> table = pd.DataFrame({"finding": ["cầu"] * 3, "way": ["as usual", "a", "b"], "survives": [True, True, False]})
    >>> survival(table).values.tolist()
    [['cầu', 2, 1, 'b']]
    """
    others = table[table["way"] != USUAL]
    lost = others["way"].where(~others["survives"])
    grouped = others.assign(lost=lost).groupby("finding", sort=False)
    return grouped.agg(
        ways=("way", "size"), survived=("survives", "sum"), lost=("lost", lambda names: ", ".join(names.dropna()))
    ).reset_index()
