"""What stands in the notebook on statistics: frequent words, words typical of a part, and a word in its contexts."""

from functools import cache

import pandas as pd

from diembao.explore.statistics import keyness
from diembao.read.search import fold
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars, Diverging
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import amount, listed

PARTS = ("outlet", "place", "subject", "author", "article", "role")  # the first that tells parts apart is the default
NO_PARTS = ("raw", "clean", "path", "sha256")
EACH_SIDE = 12  # words of a part, and of the rest, in a picture
TABLE_ROWS = 900
LEAST_WORDS = 2000  # of a part, under which keyness says little


def words_in_words(words, counts):
    """How many words there are, and how many different ones.

    Parameters
    ----------
    words, counts : pandas.DataFrame
        As `segment_words` and `frequencies` give them.

    Returns
    -------
    Said
    """
    once = int((counts["count"] == 1).sum())
    return Said(
        f"{plural(len(words), 'word')} in {plural(words['article'].nunique(), 'article')}, of them "
        f"{plural(len(counts), 'different one')} counted below; {once:,} of these occur once only."
    )


def frequency(counts, top=20):
    """The most frequent words.

    Parameters
    ----------
    counts : pandas.DataFrame
        `word count`, the most frequent first.
    top : int
        Words shown, 5 to 40 by 5.

    Returns
    -------
    Chart
    """
    picture = Bars("word", "count", "times")
    return Chart("Most frequent words", lambda top: counts.head(top), picture, [top_choice(top)])


def top_choice(top):
    """How many words a picture shows."""
    return Choice("top", "Words shown", range(5, 45, 5), top)


def frequency_table(counts, words, sentences):
    """The words with their counts, each leading to the sentence of its first occurrence.

    Parameters
    ----------
    counts, words, sentences : pandas.DataFrame
        As `frequencies`, `segment_words` and `split_sentences` give them.

    Returns
    -------
    Table
    """
    first = words.drop_duplicates("word")[["word", "article", "start", "end"]]
    table = counts.merge(first, on="word").assign(articles=lambda t: t["articles"].astype(int))
    caption = "Words, one a row; each opens the sentence of its first occurrence"
    return Table(table, ["word", "count", "articles", "per_million"], [], sentences, caption, page_rows=500)


def parts_of(words, sentences, articles, column=""):
    """The part of the corpus in which each word stands.

    Parameters
    ----------
    words, sentences, articles : pandas.DataFrame
    column : str
        `article`, `role` or a column of the articles; where it is empty, the first of outlet, place, subject, author,
        article and role that tells at least two parts apart.

    Returns
    -------
    pandas.Series
        Aligned with `words`, named as the column.

    Raises
    ------
    ValueError
        For a column that there is not; the message lists those that tell parts apart.
    """
    known = articles.set_index("article").assign(article=articles["article"].to_numpy())
    roles = sentences.set_index(["article", "sentence"])["role"]
    candidates = {name: words["article"].map(known[name]) for name in known if name not in NO_PARTS}
    candidates["role"] = pd.Series(
        roles.reindex(pd.MultiIndex.from_frame(words[["article", "sentence"]])).to_numpy(), index=words.index
    )
    useful = [name for name, part in candidates.items() if part.nunique() > 1]
    if column and column not in useful:
        allowed = ", ".join(useful) or "none"
        raise ValueError(f"COLUMN cannot be {column!r}, which tells no two parts apart; allowed: {allowed}")
    name = column or next((name for name in PARTS if name in useful), "article")
    return candidates[name].astype("string").fillna("(not given)").rename(name)


def keyness_chart(words, parts, part="", stop=True):
    """The words that mark a part of the corpus against the rest, and the other way round.

    Parameters
    ----------
    words : pandas.DataFrame
    parts : pandas.Series
        As `parts_of` gives it.
    part : str
        The first one unless given.
    stop : bool
        Whether function words are left out.

    Returns
    -------
    Chart or Said
    """
    names = _names(parts)
    if len(names) < 2:
        return Said("This corpus has only one part, so there is nothing to compare it with.")
    choices = [Choice("part", f"Part ({parts.name})", names, part or names[0])]
    found = cache(lambda part: _marking(words, parts, part, stop))
    picture = Diverging("word", "log_ratio", "the rest", "this part", "log ratio: 1 is twice as often")
    return Chart("Words that mark a part", lambda part: _both_sides(found(part)), picture, choices)


def _names(parts):
    return parts.value_counts(sort=False).index.tolist()


def _marking(words, parts, part, stop):
    return keyness(words, (parts == part).astype(bool), stop=stop)


def _both_sides(table):
    sides = (table[table["log_ratio"] > 0], table[table["log_ratio"] < 0])
    return pd.concat([side.head(EACH_SIDE) for side in sides])


def keyness_table(words, parts, sentences, stop=True):
    """The words that mark each part, with the strength of it and how sure it is.

    Parameters
    ----------
    words : pandas.DataFrame
    parts : pandas.Series
        As `parts_of` gives it.
    sentences : pandas.DataFrame
    stop : bool

    Returns
    -------
    Table or Said
    """
    names = _names(parts)
    if len(names) < 2:
        return Said("There is no table of typical words without a second part.")
    each = max(3, TABLE_ROWS // len(names))
    found = []
    for name in names:
        table = _marking(words, parts, name, stop)
        table = table[table["log_ratio"] > 0].head(each)
        first = words[parts == name].drop_duplicates("word")[["word", "article", "start", "end"]]
        found.append(table.merge(first, on="word").assign(part=name))
    table = pd.concat(found, ignore_index=True).rename(columns={"low": "at_least", "high": "at_most"})
    columns = ["word", "part", "count_target", "count_reference", "g2", "log_ratio", "at_least", "at_most"]
    labels = {"part": parts.name, "count_target": "in the part", "count_reference": "elsewhere", "g2": "G²"}
    caption = "Words typical of a part, one a row; each opens a sentence of that part"
    return Table(
        table, columns, ["part"], sentences, caption, labels, page_rows=TABLE_ROWS, vietnamese={"word", "part"}
    )  # fmt: skip


def parts_in_words(parts):
    """What the parts are and how large, with a warning where they are small.

    Parameters
    ----------
    parts : pandas.Series

    Returns
    -------
    Said
    """
    sizes = parts.value_counts()
    largest = plural(int(sizes.max()), "word")
    told = f"{plural(len(sizes), 'part')} by {parts.name}, of {amount(sizes.min())} to {largest}."
    small = int((sizes < LEAST_WORDS).sum())
    if not small:
        return Said(told)
    which = "All of them" if small == len(sizes) else f"{small} of them"
    return Said(
        f"{told} {which} have fewer than {LEAST_WORDS:,} words: what is typical there may be the choice of a single "
        "sentence. Open the rows before believing them."
    )


def concordance_in_words(lines, query):
    """How often and where a query was found.

    Parameters
    ----------
    lines : pandas.DataFrame
        As `concordance` gives it.
    query : str

    Returns
    -------
    Said
    """
    if lines.empty:
        other = "" if fold(query) == query.lower() else f" Without diacritics, “{fold(query)}”, it would find other spellings."
        return Said(f"“{query}” stands nowhere in this corpus.{other}")
    forms = lines["text"].str.lower().value_counts()
    told = listed(f"“{form}” ({count:,})" for form, count in forms.head(4).items())
    where = plural(lines["article"].nunique(), "article")
    return Said(f"“{query}” was found {plural(len(lines), 'time')} in {where}, as {told}.")


def concordance_table(lines, sentences):
    """A word in its contexts, each line opening its sentence.

    Parameters
    ----------
    lines, sentences : pandas.DataFrame
        As `concordance` and `split_sentences` give them.

    Returns
    -------
    Table
    """
    columns = ["left", "text", "right", "article"]
    labels = {"left": "before", "text": "found", "right": "after"}
    caption = "A word in its contexts, one occurrence a row"
    return Table(lines, columns, ["article"], sentences, caption, labels, page_rows=500)
