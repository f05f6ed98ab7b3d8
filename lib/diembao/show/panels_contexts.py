"""What stands in the notebook on statistics about words beside words: contexts, neighbours and phrases."""

from functools import cache

from diembao.explore.context import collocations
from diembao.explore.phrases import phrases
from diembao.read.search import fold
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import listed

NODES = 12  # words to choose from
NEIGHBOURS = 20  # in a picture
WINDOW = 5
MEASURES = {"log_dice": "log Dice", "npmi": "NPMI", "t": "t", "count": "times near it"}


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


def neighbours_of(words, counts, node="", min_count=3):
    """The words that stand near a word, looked up once for each.

    Parameters
    ----------
    words, counts : pandas.DataFrame
        As `segment_words` and `frequencies` give them.
    node : str
        A word of the corpus; the most frequent one where it is empty.
    min_count : int

    Returns
    -------
    callable
        `near(node)` gives what `collocations` gives; `near.node` is the word asked for, `near.nodes` those that a picture offers.

    Raises
    ------
    ValueError
        If the node is not among the words; the message names words that are spelled alike.
    """
    near = cache(lambda node: collocations(words, node, window=WINDOW, min_count=min_count))
    near.nodes = counts["word"].head(NODES).tolist()
    near.node = node or next(iter(near.nodes), "")
    if node and node not in near.nodes:
        near(node)
        near.nodes.append(node)
    return near


def neighbours_chart(near, measure="log_dice"):
    """The words that stand near a word more often than elsewhere.

    Parameters
    ----------
    near : callable
        As `neighbours_of` gives it.
    measure : str
        log_dice, npmi, t or count: by what the words are chosen and measured.

    Returns
    -------
    Chart or Said
    """
    if not near.nodes:
        return Said("There is no word whose neighbours could be shown.")
    choices = [
        Choice("node", "Near", near.nodes, near.node),
        Choice("measure", "Measured by", tuple(MEASURES), measure, tuple(MEASURES.values())),
    ]
    return Chart("Words near a word", lambda node, measure: _nearest(near(node), measure), _Neighbours(), choices)


def _nearest(table, measure):
    best = table.sort_values(measure, ascending=False, kind="stable").head(NEIGHBOURS)
    return best.assign(value=best[measure], measure=MEASURES[measure])


class _Neighbours:
    """Bars of the measure that was chosen, and a sentence with the counts."""

    def draw(self, table):
        unit = table["measure"].iloc[0] if len(table) else ""
        return Bars("word", "value", unit).draw(table)

    def describe(self, table):
        if table.empty:
            return "No word stands near it as often as is asked for."
        told = listed(
            f"{row.word} ({row.count_:,} times)" for row in table.head(4).rename(columns={"count": "count_"}).itertuples()
        )
        return f"Within {WINDOW} words in the same sentence, by {table['measure'].iloc[0]}: {told}."


def neighbours_table(near, sentences):
    """The neighbours of the word asked for with all measures, each opening a sentence that holds both.

    Parameters
    ----------
    near : callable
        As `neighbours_of` gives it.
    sentences : pandas.DataFrame

    Returns
    -------
    Table or Said
    """
    if not near.nodes:
        return Said("There is no table of neighbours without words.")
    columns, labels = ["word", "count", "log_dice", "npmi", "t"], {"log_dice": "log Dice", "npmi": "NPMI"}
    caption = f"Words within {WINDOW} words of “{near.node}”; each opens a sentence in which both stand"
    return Table(near(near.node), columns, [], sentences, caption, labels)


def phrases_table(words, sentences, min_count=3):
    """The phrases that come back, each opening the sentence of its first occurrence.

    Parameters
    ----------
    words, sentences : pandas.DataFrame
        As `segment_words` and `split_sentences` give them.
    min_count : int

    Returns
    -------
    Table or Said
    """
    table = phrases(words, min_count=min_count)
    if table.empty:
        return Said(f"No two words stand side by side {plural(min_count, 'time')} or more.")
    columns, labels = ["phrase", "length", "count", "articles", "npmi"], {"length": "words", "npmi": "NPMI"}
    caption = f"Phrases of two or three words that stand {plural(min_count, 'time')} or more, one a row"
    return Table(table, columns, ["length"], sentences, caption, labels, "phrase", page_rows=400)
