"""What stands in the notebook on sentiment: the tone of articles, of parts, and of each sentence word by word."""

import numpy as np
import pandas as pd
from scipy import stats

from diembao.explore.tone_model import NEUTRAL_ZONE
from diembao.show.article_pictures import Tone
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars, Points
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import amount, listed

WORDS = 20  # in a picture
LEAST = 3  # sentences of a part of which a mean is drawn
PARTS = ("article", "role", "outlet", "place", "subject", "author", "year")
MOST = 40


def tone_in_words(scores):
    """The labels of all sentences, in a sentence.

    Parameters
    ----------
    scores : pandas.DataFrame
        As `score_sentiment` gives it.

    Returns
    -------
    Said
    """
    counts = scores["label"].value_counts()
    told = listed(f"{counts.get(label, 0):,} {label}" for label in ("positive", "neutral", "negative"))
    open_ = int(((scores["low"] < 0) & (scores["high"] > 0)).sum())
    return Said(
        f"{plural(len(scores), 'sentence')}: {told}; the mean score is {amount(scores['score'].mean())}. "
        f"In {open_:,} of them the range of the score spans zero: the sentence could as well fall on the other side."
    )


def tone(scores, article=""):
    """The tone of each sentence of an article, in order.

    Parameters
    ----------
    scores : pandas.DataFrame
        `article score low high`, a row a sentence.
    article : str
        The first one unless given.

    Returns
    -------
    Chart
    """
    names = list(dict.fromkeys(scores["article"]))
    choice = Choice("article", "Article", names, article or names[0])
    picture = Tone(zone=NEUTRAL_ZONE)
    return Chart("Tone, sentence by sentence", lambda article: scores[scores["article"] == article], picture, [choice])


def tone_by_part(scores, articles, by="article"):
    """The mean tone of each part of the corpus, with the interval of the mean.

    Parameters
    ----------
    scores, articles : pandas.DataFrame
    by : str
        What the parts are: article, role, or a column of the articles that tells at least two apart.

    Returns
    -------
    Chart
    """
    table = with_parts(scores, articles)
    parts = [name for name in PARTS if name == "article" or (name in table and table[name].nunique() > 1)]
    choices = [Choice("by", "Means by", parts, by)]
    picture = Points("part", "mean", "low", "high", "Mean score", reference=0)
    return Chart("Tone by part of the corpus", lambda by: part_means(table, by), picture, choices)


def with_parts(table, articles):
    """A table of spans with the metadata of its articles.

    Parameters
    ----------
    table, articles : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        With outlet, place, subject, author and year, as far as the corpus has them.
    """
    names = [name for name in PARTS if name in articles and name not in table]
    known = articles.set_index("article")[names].assign(year=articles["published"].astype("string").str[:4].to_numpy())
    return table.join(known, on="article")


def part_means(table, by):
    """The mean score of each part, with its 95 % interval (Student's t over the sentences).

    Parameters
    ----------
    table : pandas.DataFrame
        `score` and the column named by `by`.
    by : str

    Returns
    -------
    pandas.DataFrame
        part mean low high sentences, from the highest mean to the lowest; parts of fewer than 3 sentences are left out.
    """
    groups = table.groupby(by)["score"].agg(["mean", "std", "count"])
    groups = groups[groups["count"] >= LEAST].sort_values("mean", ascending=False).head(MOST)
    half = stats.t.ppf(0.975, groups["count"] - 1) * groups["std"] / np.sqrt(groups["count"])
    groups = groups.assign(low=groups["mean"] - half, high=groups["mean"] + half, part=groups.index.astype(str))
    return groups.rename(columns={"count": "sentences"}).reset_index(drop=True)


def tone_words(shares, side="negative"):
    """The words that moved the scores most, over all sentences.

    Parameters
    ----------
    shares : pandas.DataFrame
        As `explain_sentiment` gives it.
    side : str
        negative or positive.

    Returns
    -------
    Chart
    """
    choices = [Choice("side", "Words that pull to the", ("negative", "positive"), side)]
    return Chart("Words that made the tone", lambda side: _pulling(shares, side), Bars("word", "sum", "points"), choices)


def _pulling(shares, side):
    sign = -1 if side == "negative" else 1
    shares = shares[shares["text"].str.strip().ne("")]  # the model's rows for the sentence as a whole have no text
    sums = (sign * shares["share"]).groupby(shares["text"].str.lower()).sum()
    sums = sums[sums > 0].sort_values(ascending=False)
    return pd.DataFrame({"word": sums.index, "sum": sums.to_numpy()}).head(WORDS)


def tone_table(scores, shares):
    """The sentences with their labels, each opening with its matched words coloured by share.

    Parameters
    ----------
    scores, shares : pandas.DataFrame
        As `score_sentiment` and `explain_sentiment` give them.

    Returns
    -------
    Table
    """
    begins = scores["clean"].str.split()
    told = begins.str[:12].str.join(" ") + np.where(begins.str.len() > 12, "…", "")
    table = scores.assign(begins=told)
    columns = ["begins", "score", "low", "high", "label", *(["frame"] if "frame" in scores else []), "article"]
    filters = [name for name in ("label", "frame", "article") if name in columns]
    caption = "Sentences, one a row; each opens with the words that made its score: blue adds, orange takes away"
    return Table(
        table, columns, filters, scores, caption, opens="begins", vietnamese={"begins"}, page_rows=1500, shares=shares
    )  # fmt: skip
