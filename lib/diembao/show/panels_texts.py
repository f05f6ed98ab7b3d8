"""What stands in the notebook on statistics about texts: how evenly words are spread, how varied and long texts are, who speaks."""

from diembao.explore.statistics import dispersion, lexical_diversity
from diembao.explore.structure import speech_shares, text_structure
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.panels_statistics import COUNTS, first_places, top_choice
from diembao.show.point_pictures import Scatter, Ticks
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import amount, listed

VARIETY = {"mtld": "MTLD", "hdd": "HD-D", "mattr": "MATTR", "ttr": "type–token ratio"}
SHORT = 100  # words, under which measures of variety are unsure
UNKNOWN = "not told"  # the speaker of speech whose speaker the article does not tell


def spread_chart(words, min_count=3, stop=True):
    """How unevenly words are spread, by how frequent they are.

    Parameters
    ----------
    words : pandas.DataFrame
    min_count : int
        Words that occur less often are left out: 2, 3, 5 or 10.
    stop : bool

    Returns
    -------
    Chart
    """
    table = dispersion(words, stop)
    picture = Scatter("word", "count", "dp", "times in the corpus", "DP: 0 even, 1 in one place", log=True)
    labels = [f"{count} times" for count in COUNTS]
    choices = [Choice("min_count", "Words that occur at least", COUNTS, min_count, labels)]
    return Chart(
        "Frequent and spread, or frequent in one place", lambda min_count: table[table["count"] >= min_count], picture, choices
    )


def places_chart(words, counts, top=20):
    """Where the most frequent words stand in the corpus.

    Parameters
    ----------
    words, counts : pandas.DataFrame
        As `segment_words` and `frequencies` give them.
    top : int
        Words shown, 5 to 40 by 5.

    Returns
    -------
    Chart
    """
    placed = words[["article", "word"]].assign(place=range(len(words)))
    picture = Ticks("word", "place", "words of the corpus, article after article")
    return Chart(
        "Where the most frequent words stand",
        lambda top: _occurrences(placed, counts["word"].head(top)),
        picture,
        [top_choice(top)],
    )


def _occurrences(placed, chosen):
    order = {word: i for i, word in enumerate(chosen)}
    table = placed[placed["word"].isin(order)]
    table = table.sort_values("word", key=lambda some: some.map(order), kind="stable")
    table.attrs["length"] = len(placed)
    return table


def spread_table(words, sentences, min_count=3, stop=True):
    """The words with both measures of dispersion, each opening the sentence of its first occurrence.

    Parameters
    ----------
    words, sentences : pandas.DataFrame
    min_count : int
    stop : bool

    Returns
    -------
    Table
    """
    table = dispersion(words, stop)
    table = table[table["count"] >= min_count].merge(first_places(words), on="word")
    labels = {"dp": "DP", "juilland_d": "Juilland’s D"}
    caption = f"Words that occur {plural(min_count, 'time')} or more, one a row"
    return Table(table, ["word", "count", "dp", "juilland_d"], [], sentences, caption, labels, page_rows=500)


def variety_chart(words, variety="mtld"):
    """How varied the words of each article are, by its length.

    Parameters
    ----------
    words : pandas.DataFrame
    variety : str
        mtld, hdd, mattr, or ttr, which falls with length and stands there for comparison.

    Returns
    -------
    Chart
    """
    table = lexical_diversity(words)
    table = table.assign(ttr=table["types"] / table["tokens"])
    choices = [Choice("variety", "Measure", tuple(VARIETY), variety, tuple(VARIETY.values()))]
    return Chart("Variety of words, by length", lambda variety: _measured(table, variety), _Variety(), choices)


def _measured(table, variety):
    return table.assign(value=table[variety], measure=VARIETY[variety])


class _Variety:
    """A point an article, and a sentence that says how far the measure depends on length."""

    def draw(self, table):
        return self._scatter(table).draw(table)

    def describe(self, table):
        short = int((table["tokens"] < SHORT).sum())
        told = (
            f" {plural(short, 'article has', 'articles have')} fewer than {SHORT} words, where every measure is unsure."
            if short
            else ""
        )
        return self._scatter(table).describe(table) + told

    @staticmethod
    def _scatter(table):
        return Scatter("article", "tokens", "value", "length in words", table["measure"].iloc[0] if len(table) else "")


def structure_in_words(sentences, words):
    """How long articles and sentences are, in the middle of their range.

    Parameters
    ----------
    sentences, words : pandas.DataFrame

    Returns
    -------
    Said
    """
    built = text_structure(sentences, words)
    middle = built[["words", "sentences", "passages", "words_per_sentence"]].median()
    return Said(
        f"The median article has {amount(middle['words'])} words in {amount(middle['sentences'])} sentences and "
        f"{amount(middle['passages'])} passages. The mean sentence of an article has {amount(middle['words_per_sentence'])} "
        "words at the median."
    )


def structure_table(sentences, words, passages):
    """The articles with their length, build and variety, each opening its first passage.

    Parameters
    ----------
    sentences, words, passages : pandas.DataFrame

    Returns
    -------
    Table
    """
    variety = lexical_diversity(words)[["article", "mtld", "hdd", "mattr"]]
    first = passages.drop_duplicates("article")[["article", "start", "end"]]
    table = text_structure(sentences, words).merge(variety, on="article", how="left").merge(first, on="article")
    columns = [
        "article",
        "words",
        "sentences",
        "passages",
        "words_per_sentence",
        "longest_sentence",
        "body",
        "mtld",
        "hdd",
        "mattr",
    ]
    labels = {"body": "share of body", "mtld": "MTLD", "hdd": "HD-D", "mattr": "MATTR"}
    return Table(table, columns, [], passages, "Articles by length and build, one a row", labels, "article")


def speech_in_words(words, quotes):
    """How much is quoted speech, who has most of it, and of how much nobody is named, in a sentence.

    Parameters
    ----------
    words, quotes : pandas.DataFrame
        As `segment_words` and `extract_quotes` give them.

    Returns
    -------
    Said
    """
    table = speech_shares(words, quotes)
    if table.empty:
        return Said("No speech in quotation marks was found in this corpus.")
    known = table[table["speaker"] != UNKNOWN]
    total = int(table["words"].sum())
    lead = f"{plural(total, 'word')} of quoted speech, {total / len(words):.1%} of all words."
    if known.empty:
        return Said(f"{lead} Whose they are is not told.")
    most = listed(f"{row.speaker} ({row.share:.1%})" for row in known.head(3).itertuples())
    return Said(f"{lead} The largest shares have {most}; {1 - known['share'].sum():.1%} is of speakers who are not told.")


def speech_table(words, quotes, sentences):
    """The speakers, each opening the sentence of the longest quotation.

    Parameters
    ----------
    words, quotes, sentences : pandas.DataFrame

    Returns
    -------
    Table or Said
    """
    table = speech_shares(words, quotes)
    if table.empty:
        return Said("There is no table of speakers without speech.")
    columns = ["speaker", "title", "quotes", "articles", "words", "share"]
    caption = "Speakers of quoted speech, one a row; each opens the beginning of the longest quotation"
    return Table(table, columns, [], sentences, caption, {"title": "as"}, "speaker", vietnamese={"speaker", "title"})
