"""What stands in the notebook on sentiment: the tone of articles, of parts, and of each sentence word by word."""

import warnings

import numpy as np
import pandas as pd

from diembao.explore.tone_about import NARRATOR
from diembao.explore.tone_model import NEUTRAL_ZONE
from diembao.explore.topics import fit_topics
from diembao.explore.validation import mean_by_article
from diembao.explore.words import segment_words
from diembao.show.article_pictures import Tone
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.panels_topics import topic_names
from diembao.show.pictures import Bars, Points
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import amount, listed

WORDS = 20  # in a picture
LEAST = 3  # sentences of a part of which a mean is drawn
# What is known of an article, then what `attribute_tone` says of a sentence.
KNOWN = ("outlet", "place", "subject", "author")
PARTS = ("article", "role", *KNOWN, "year", "month", "topic", "speaker", "target")
MOST = 40
FEW_ARTICLES, TOPICS = 3, 5


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
    mean, low, high = mean_by_article(scores["score"], scores["article"])
    within = "" if np.isnan(low) else f" (95% interval by bootstrap over articles: {amount(low)} to {amount(high)})"
    told = listed(f"{counts.get(label, 0):,} {label}" for label in ("positive", "neutral", "negative"))
    open_ = int(((scores["low"] < 0) & (scores["high"] > 0)).sum())
    return Said(
        f"{plural(len(scores), 'sentence')}: {told}; the mean score is {amount(mean)}{within}. "
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
        What the parts are: article, role, a column of the articles, or what `attribute_tone` and `with_topics` added to the
        scores; whatever tells at least two parts apart.

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
        With outlet, place, subject, author, year and month, as far as the corpus has them; and speaker, the voice where it is
        not the narrator's.
    """
    names = [name for name in KNOWN if name in articles and name not in table]
    published = articles["published"].astype("string")
    months = published.str[:7].where(published.str.len() >= len("2020-10"))
    known = articles.set_index("article")[names].assign(year=published.str[:4].to_numpy(), month=months.to_numpy())
    table = table.join(known, on="article")
    return table.assign(speaker=table["voice"].where(table["voice"] != NARRATOR)) if "voice" in table else table


def with_topics(scores, sentences):
    """The article's leading topic beside each sentence, where there are articles enough to look for topics.

    Parameters
    ----------
    scores, sentences : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        The scores with the column topic.
    """
    if sentences["article"].nunique() < FEW_ARTICLES:
        return scores
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the notebook says that topics of few articles hang on single ones
        found = fit_topics(segment_words(sentences), TOPICS)
    leading = found.weights.loc[found.weights.groupby("article")["weight"].idxmax()].set_index("article")["topic"]
    return scores.assign(topic=scores["article"].map(leading.map(topic_names(found))))


def part_means(table, by):
    """The mean score of each part, with its 95% interval by bootstrap over articles.

    Parameters
    ----------
    table : pandas.DataFrame
        `article`, `score` and the column named by `by`.
    by : str

    Returns
    -------
    pandas.DataFrame
        part mean low high sentences, from the highest mean to the lowest; parts of fewer than 3 sentences are left out. Where a
        part lies in one article, sentences are drawn instead of articles.
    """
    groups = [(str(part), rows) for part, rows in table.groupby(by) if len(rows) >= LEAST]
    groups = sorted(groups, key=lambda group: -group[1]["score"].mean())[:MOST]
    units = [rows["article"] if rows["article"].nunique() > 1 else rows.index for _, rows in groups]
    rows = [
        (part, *mean_by_article(rows["score"], unit), len(rows)) for (part, rows), unit in zip(groups, units, strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["part", "mean", "low", "high", "sentences"])


def tone_by_voice(scores):
    """The mean tone of what is told in quotation marks, of what is reported of a speaker, and of the rest.

    Parameters
    ----------
    scores : pandas.DataFrame
        As `attribute_tone` gives it.

    Returns
    -------
    Chart
    """
    told = np.select([scores["quoted"], scores["voice"] != NARRATOR], ["quoted", "reported of a speaker"], "narrated")
    picture = Points("part", "mean", "low", "high", "Mean score", reference=0)
    return Chart("Quoted against narrated tone", lambda: part_means(scores.assign(told=told), "told"), picture)


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
    spans = [f"{amount(round(low, 2))} to {amount(round(high, 2))}" for low, high in scores[["low", "high"]].to_numpy()]
    table = scores.assign(begins=told, range=spans)
    added = [name for name in ("frame", "voice", "target") if name in scores]
    columns = ["begins", "score", "range", "label", *added, "article"]
    filters = [name for name in ("label", "frame", "voice", "article") if name in columns]
    caption = "Sentences, one a row; each opens with the words that made its score"
    return Table(
        table, columns, filters, scores, caption, opens="begins", vietnamese={"begins"}, page_rows=1500, shares=shares
    )  # fmt: skip
