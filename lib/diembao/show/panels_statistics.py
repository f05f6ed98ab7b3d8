"""What stands in the notebook on statistics about words and parts: frequent words, stop words, words typical of a part."""

from functools import cache, partial

import pandas as pd

from diembao.explore.statistics import keyness
from diembao.explore.structure import is_quoted
from diembao.explore.words import removed_words
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars, Diverging
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import amount, listed, sentence

PARTS = (
    "outlet",
    "label",
    "place",
    "subject",
    "author",
    "year",
    "speech",
    "article",
    "role",
)  # the first that tells parts apart is the default
NO_PARTS = ("raw", "clean", "path", "sha256", "title", "url", "part")
REST = "the rest"
COUNTS = (2, 3, 5, 10)  # least counts to choose from
MOST_PARTS = 12  # in a drop-down
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
        f"{plural(len(words), 'word')} in {plural(words['article'].nunique(), 'article')}. "
        f"{plural(len(counts), 'different word is', 'different words are')} counted below; {once:,} of them occur once only."
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
    picture = Bars("word", "count", "times counted")
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
    table = counts.merge(first_places(words), on="word").astype({"articles": int, "per_million": int})
    caption = "Words, one a row; each opens the sentence of its first occurrence"
    return Table(table, ["word", "count", "articles", "per_million"], [], sentences, caption, page_rows=500)


def stop_words_in_words(words, stop=True):
    """What leaving out the stop words takes away.

    Parameters
    ----------
    words : pandas.DataFrame
    stop : bool
        Whether they are left out in this notebook.

    Returns
    -------
    Said
    """
    removed = removed_words(words)
    share = removed["share"].sum()
    told = f"{plural(len(removed), 'stop word')} of the list stand in this corpus and make up {share:.0%} of its words."
    return Said(told if stop else f"{told} Here they are counted all the same.")


def stop_words_table(words, sentences):
    """The stop words that occur, each with its group and its first sentence.

    Parameters
    ----------
    words, sentences : pandas.DataFrame

    Returns
    -------
    Table
    """
    table = removed_words(words).merge(first_places(words), on="word")
    table = table.assign(group=table["group"].str.replace("_", " "))
    caption = "Stop words that occur, one a row; the group says why each is on the list"
    return Table(table, ["word", "group", "count", "articles", "share"], ["group"], sentences, caption, page_rows=400)


def first_places(words):
    """The place of each word's first occurrence: word, article, start, end."""
    return words.drop_duplicates("word")[["word", "article", "start", "end"]]


def parts_of(words, sentences, articles, column="", quotes=None):
    """The part of the corpus in which each word stands.

    Parameters
    ----------
    words, sentences, articles : pandas.DataFrame
    column : str
        `article`, `role`, `year`, `speech` (quoted or narrated) or a column of the articles; where it is empty, the first of
        outlet, label, place, subject, author, year, speech, article and role that tells at least two parts apart.
    quotes : pandas.DataFrame, optional
        As `extract_quotes` gives it; without it there is no `speech`.

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
    known["year"] = known["published"].astype("string").str[:4]
    candidates = {name: words["article"].map(known[name]) for name in known if name not in NO_PARTS}
    roles = sentences.set_index(["article", "sentence"])["role"]
    places = pd.MultiIndex.from_frame(words[["article", "sentence"]])
    candidates["role"] = pd.Series(roles.reindex(places).to_numpy(), index=words.index)
    if quotes is not None:
        candidates["speech"] = is_quoted(words, quotes).map({True: "quoted", False: "narrated"})
    useful = [name for name, part in candidates.items() if part.nunique() > 1]
    if column and column not in useful:
        allowed = ", ".join(useful) or "none"
        raise ValueError(f"COLUMN cannot be {column!r}, which tells no two parts apart; allowed: {allowed}")
    name = column or next((name for name in PARTS if name in useful), "article")
    return candidates[name].astype("string").fillna("(not given)").rename(name)


def keyness_chart(words, parts, part="", against="", min_count=3, stop=True):
    """The words that mark a part of the corpus against another part, or the rest, and the other way round.

    Parameters
    ----------
    words : pandas.DataFrame
    parts : pandas.Series
        As `parts_of` gives it.
    part, against : str
        The largest one, and the rest, unless given.
    min_count : int
        Words that occur less often on both sides together are left out: 2, 3, 5 or 10.
    stop : bool
        Whether function words are left out.

    Returns
    -------
    Chart or Said
    """
    names = _names(parts, part, against)
    if len(names) < 2:
        return Said("This corpus has only one part, so there is nothing to compare it with.")
    choices = [
        Choice("part", f"Part ({parts.name})", names, part or names[0]),
        Choice("against", "against", [REST, *names], against or REST),
        Choice("min_count", "Words that occur at least", COUNTS, min_count, [f"{count} times" for count in COUNTS]),
    ]
    found = cache(lambda part, against: _marking(words, parts, part, against, stop))
    show = partial(_both_sides, found)
    return Chart("Words that mark a part", show, _Marking(), choices)


def _names(parts, *chosen):
    """The largest parts, in falling order of size, and those that were asked for."""
    sizes = parts.value_counts().index.tolist()
    return sizes[:MOST_PARTS] + [name for name in dict.fromkeys(chosen) if name in sizes[MOST_PARTS:]]


def _marking(words, parts, part, against=REST, stop=True, min_count=COUNTS[0]):
    """The keyness of one part against another, or an empty table where both are one."""
    if part == against:
        return keyness(words, (parts == part).astype(bool), stop=stop).iloc[:0]
    some = slice(None) if against == REST else parts.isin([part, against])
    return keyness(words[some], (parts[some] == part).astype(bool), min_count, stop)


def _both_sides(found, part, against, min_count):
    table = found(part, against)
    table = table[table["count_target"] + table["count_reference"] >= min_count]
    sides = (table[table["log_ratio"] > 0], table[table["log_ratio"] < 0])
    return pd.concat([side.head(EACH_SIDE) for side in sides]).assign(part=part, against=against, min_count=min_count)


class _Marking:
    """Bars to both sides with their intervals, and a sentence with the counts behind them."""

    def draw(self, table):
        first = table.iloc[0] if len(table) else {"part": "", "against": ""}
        unit = "log ratio with its 95% interval: 1 is twice as often"
        return Diverging("word", "log_ratio", first["against"], first["part"], unit, "low", "high").draw(table)

    def describe(self, table):
        if table.empty:
            return "Nothing to show with these choices: a part is compared with another one."
        sides = (("part", table[table["log_ratio"] > 0]), ("against", table[table["log_ratio"] < 0]))
        told = [f"{side[name].iloc[0]} is marked by {_with_counts(side.head(4))}" for name, side in sides if len(side)]
        least = f"Words that stand fewer than {table['min_count'].iloc[0]} times on both sides together are left out."
        return f"{sentence('; '.join(told))}. {least}"


def _with_counts(table):
    return listed(f"{row.word} ({row.count_target:,} against {row.count_reference:,})" for row in table.itertuples())


def keyness_table(words, parts, sentences, min_count=3, stop=True):
    """The words that mark each part, with the strength of it and how sure it is.

    Parameters
    ----------
    words : pandas.DataFrame
    parts : pandas.Series
        As `parts_of` gives it.
    sentences : pandas.DataFrame
    min_count : int
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
        table = _marking(words, parts, name, REST, stop, min_count)
        table = table[table["log_ratio"] > 0].head(each)
        found.append(table.merge(first_places(words[parts == name]), on="word").assign(part=name))
    table = pd.concat(found, ignore_index=True).rename(columns={"low": "at_least", "high": "at_most"})
    columns = ["word", "part", "count_target", "count_reference", "g2", "log_ratio", "at_least", "at_most"]
    labels = {"part": parts.name, "count_target": "here", "count_reference": "elsewhere", "g2": "G²"}
    least = f"words that occur fewer than {plural(min_count, 'time')} are left out"
    caption = f"Words typical of a part against the rest, one a row; {least}; each opens a sentence of that part"
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
