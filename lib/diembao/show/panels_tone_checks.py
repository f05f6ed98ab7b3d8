"""What stands in the notebook on sentiment to doubt it by: other ways of scoring, and the reader's own labels."""

import pandas as pd

from diembao.explore.sentiment import score_sentiment
from diembao.explore.validation import mean_by_article
from diembao.show.charts import Chart
from diembao.show.coding import CodingDesk
from diembao.show.controls import Choice
from diembao.show.pictures import Points
from diembao.show.tables import Table

SHIPPED = "as shipped"
WAYS = {
    SHIPPED: {},
    "lexicon and rules, no model": {"model": False},
    "lexicon without rules": {"rules": False},
}
OWN = "the other lexicon, and rules"
MOST = 8  # words of a sentence that a row shows


def score_ways(sentences, lexicon=""):
    """The sentences scored in several ways.

    Parameters
    ----------
    sentences : pandas.DataFrame
    lexicon : str
        The path of another lexicon; none if empty.

    Returns
    -------
    dict
        Name of the way -> scores.
    """
    ways = {**WAYS, **({OWN: {"lexicon": lexicon, "model": False}} if lexicon else {})}
    return {name: score_sentiment(sentences, **options) for name, options in ways.items()}


def tone_ways(ways, label="negative"):
    """How often each way of scoring gives a label, with its interval over articles.

    Parameters
    ----------
    ways : dict
        As `score_ways` gives it.
    label : str
        positive, neutral or negative.

    Returns
    -------
    Chart
    """
    choices = [Choice("label", "Sentences called", ("negative", "neutral", "positive"), label)]
    picture = Points("way", "share", "low", "high", "Share of the sentences, in percent")
    return Chart("The same sentences, scored otherwise", lambda label: _shares_of(ways, label), picture, choices)


def _shares_of(ways, label):
    rows = [(name, *mean_by_article(100.0 * (told["label"] == label), told["article"])) for name, told in ways.items()]
    return pd.DataFrame(rows, columns=["way", "share", "low", "high"])


def ways_table(ways):
    """The sentences whose label depends on the way of scoring.

    Parameters
    ----------
    ways : dict
        As `score_ways` gives it.

    Returns
    -------
    Table
    """
    table = ways[SHIPPED].assign(**{name: told["label"] for name, told in ways.items()})
    table = table[table[list(ways)].nunique(axis=1) > 1]
    words = table["clean"].str.split()
    table = table.assign(begins=words.str[:MOST].str.join(" ") + "…")
    caption = "Sentences whose label changes with the way of scoring"
    columns = ["begins", *ways, "article"]
    return Table(table, columns, list(ways), ways[SHIPPED], caption, opens="begins", vietnamese={"begins"})


def coding_desk(scores, labels, coder, draw="uncertain"):
    """A desk to code sentences of this corpus at.

    Parameters
    ----------
    scores : pandas.DataFrame
    labels : str
        The CSV file of the labels; a relative path begins at the project's folder.
    coder : str
    draw : str
        uncertain or random.

    Returns
    -------
    CodingDesk
    """
    return CodingDesk(scores, labels, coder, draw)
