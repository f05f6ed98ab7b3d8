"""The charts and tables of the notebooks, composed of a table, a picture and declared choices.

A cell of a notebook names one of these and its parameters; how it looks and what may be chosen is said here.
"""

from diembao.show.article_pictures import Strip, Tone
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars
from diembao.show.tables import Table


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
    """How many rows of a list a chart shows."""
    return Choice("top", "Words shown", range(5, 45, 5), top)


def article_choice(table, article=None):
    """One article of a table; the first one unless named."""
    names = list(dict.fromkeys(table["article"]))
    return Choice("article", "Article", names, article or names[0])


def tone(scores, article=None):
    """The tone of each sentence of an article, in order.

    Parameters
    ----------
    scores : pandas.DataFrame
        `article score low high`, a row a sentence.
    article : str, optional

    Returns
    -------
    Chart
    """
    choice = article_choice(scores, article)
    return Chart("Tone, sentence by sentence", lambda article: scores[scores["article"] == article], Tone(), [choice])


def strip(passages):
    """The passages of each article by role and length.

    Parameters
    ----------
    passages : pandas.DataFrame
        `article start end role`.

    Returns
    -------
    Chart
    """
    return Chart("Passages by role and length", lambda: passages, Strip())


def figures_table(figures, sentences, **options):
    """The figures, each leading to its sentence.

    Parameters
    ----------
    figures, sentences : pandas.DataFrame
        As `extract_figures` and `split_sentences` give them.
    **options
        For Table.

    Returns
    -------
    Table
    """
    columns = [name for name in ("text", "kind", "value", "unit", "counted", "when", "place") if name in figures]
    options = {"columns": columns, "filters": ["kind"], "caption": "Figures, one a row", **options}
    return Table(figures, context=sentences, **options)
