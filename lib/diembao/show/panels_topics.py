"""What stands in the notebook on topics: the words of each, how many there are, where each is strong, and its passages."""

import warnings
from functools import cache

import numpy as np

from diembao.explore.topic_choice import compare_topics
from diembao.explore.topic_reading import topic_passages
from diembao.explore.topics import fit_topics, most_topics
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.grid_pictures import Heat, WordPanels
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.topic_pictures import HowMany
from diembao.show.wording import amount, listed

NUMBERS = range(2, 13)  # of topics to choose from
TRIED = (3, 5, 8, 12)  # numbers that are compared
RESAMPLES = 3
FRAMES = 6  # pictures in a page: each number of topics takes a fit of its own
SHOWN = 10  # words of a topic in a picture
ENOUGH = 12  # articles; below, their passages are sorted instead
FEW = 200  # articles under which topics say little
EACH = 20  # passages a topic and side in the table
OPENING = 12  # words of a passage in the table
PASSAGE_MARK = " ¶"


def topic_units(words, unit="auto"):
    """The words with the texts that topics are looked for in: articles, or their passages.

    Parameters
    ----------
    words : pandas.DataFrame
        As `segment_words` gives it.
    unit : str
        `article`, `passage`, or `auto` for passages where there are fewer than 12 articles.

    Returns
    -------
    pandas.DataFrame
        The words; for passages their `article` is followed by the number of the passage.
    """
    if unit == "article" or (unit == "auto" and words["article"].nunique() >= ENOUGH):
        return words
    return words.assign(article=words["article"] + PASSAGE_MARK + words["passage"].astype(str))


def topics_of(units, seed=0, method="consensus", names="", topics=5):
    """The topics of each number that is asked for, found once.

    Parameters
    ----------
    units : pandas.DataFrame
        As `topic_units` gives it.
    seed, method
        As for `fit_topics`.
    names : str
        Names for `topics` topics: `1: thể thao; 2: y tế`. They are kept with the model.
    topics : int

    Returns
    -------
    callable
        `fit(topics=5)` gives what `fit_topics` gives for five topics.

    Raises
    ------
    ValueError
        Where the names cannot be read, or there is no such topic.
    """
    given = _read_names(names)

    @cache
    def fit(topics):
        with warnings.catch_warnings(action="ignore", category=UserWarning):  # that texts are few is said below the title
            found = fit_topics(units, topics, seed, method=method)
        return found.named(given) if topics == chosen else found

    chosen = topics
    fit(topics=topics)
    return fit


def _read_names(names):
    pairs = [part.partition(":") for part in names.split(";") if part.strip()]
    if wrong := [number for number, colon, name in pairs if not (colon and name.strip() and number.strip().isdecimal())]:
        raise ValueError(f"NAMES: {wrong[0].strip()!r} is not understood; write a number, a colon and a name: 1: thể thao; 2: y tế")
    return {int(number): name.strip() for number, _, name in pairs}


def topics_in_words(topics, words):
    """What the topics are, which of them do not recur, and a warning where the corpus is small.

    Parameters
    ----------
    topics : Topics
        As `fit_topics` gives it.
    words : pandas.DataFrame
        As `topic_units` gives it.

    Returns
    -------
    Said
    """
    names, summary, texts = topic_names(topics), topics.summary, words["article"].nunique()
    first = summary.loc[summary["articles"].idxmax()]
    told = f"{plural(len(names), 'topic')}; the one that leads in most texts ({first['articles']}) is {names[first['topic']]}."
    seldom = [names[topic] for topic in summary.loc[summary["recurs"].eq(False).fillna(False), "topic"]]
    if seldom:
        told += f" In most resamples {listed(seldom)} cannot be found again: believe them least."
    if texts >= FEW:
        return Said(told)
    most = f" {texts} texts carry {most_topics(texts)} topics at most." if most_topics(texts) <= NUMBERS[-1] else ""
    return Said(
        f"{told} Take care: {plural(texts, 'text')} of {len(words) / texts:,.0f} words on average are few for topics.{most} "
        "With a few hundred one begins to see what a press writes about; here a topic may be two texts that share a name.",
        "note",
    )


def topic_names(topics):
    """Each topic with its number and name, and a mark on those that resamples seldom find again.

    Parameters
    ----------
    topics : Topics

    Returns
    -------
    dict
        Topic -> label.
    """
    marks = topics.summary["recurs"].eq(False).fillna(False).map({True: " (seldom recurs)", False: ""})
    return {topic: f"{topic}: {name}{mark}" for topic, name, mark in zip(*_columns(topics, "topic", "name"), marks, strict=True)}


def _columns(topics, *names):
    return [topics.summary[name] for name in names]


def topics_choice(fit, topics):
    """How many topics there may be: 2 to 12, and not more than the texts carry."""
    found = fit(topics=topics)
    most = most_topics((found.weights.groupby("article")["weight"].sum() > 0).sum())
    return Choice("topics", "Topics", [number for number in NUMBERS if number <= max(most, 2)], min(topics, max(most, 2)))


def topics_table(topics, words, passages):
    """The topics with how often they recur, each opening the passage that stands for it best.

    Parameters
    ----------
    topics : Topics
    words, passages : pandas.DataFrame
        As `topic_units` and `split_passages` give them.

    Returns
    -------
    Table
    """
    best = _placed(topic_passages(topics, words, most=1), passages)
    best = best[best["side"] == "for"].set_index("topic")[["article", "start", "end"]]
    leading = topics.words[topics.words["rank"] <= SHOWN].groupby("topic")["word"].agg(", ".join)
    table = topics.summary.join(best, on="topic").assign(
        words=topics.summary["topic"].map(leading), texts=topics.summary["articles"]
    )
    table = table.assign(name=table["topic"].map(topic_names(topics))).dropna(subset="article").astype({"start": int, "end": int})
    columns, labels = ["name", "words", "texts", "recurrence"], {"name": "topic", "texts": "leads in"}
    caption = "Topics, one a row; each opens the passage that stands for it best"
    return Table(table, columns, [], passages, caption, labels, "name", vietnamese={"name", "words"})


def how_many_chart(units, topics=5, seed=0):
    """What speaks for each number of topics.

    Parameters
    ----------
    units : pandas.DataFrame
        As `topic_units` gives it.
    topics : int
        A number that is tried beside 3, 5, 8 and 12.
    seed : int

    Returns
    -------
    Chart or Said
    """
    try:
        table = compare_topics(units, {*TRIED, topics}, seed, RESAMPLES)
    except ValueError as refused:
        return Said(f"How many topics there are cannot be compared here: {refused}.", "note")
    return Chart("How many topics", lambda: table, HowMany())


def topic_words(fit, topics=5):
    """The leading words of each topic.

    Parameters
    ----------
    fit : callable
        As `topics_of` gives it.
    topics : int
        2 to 12.

    Returns
    -------
    Chart
    """
    picture = WordPanels("name", "word", "weight", "weight of the word in its topic")
    choices = [topics_choice(fit, topics)]
    return Chart("Leading words", lambda topics: _leading(fit(topics=topics)), picture, choices, FRAMES)


def _leading(topics):
    table = topics.words[topics.words["rank"] <= SHOWN]
    names = {topic: _heading(name) for topic, name in topic_names(topics).items()}
    return table.assign(name=table["topic"].map(names))


def _heading(name):
    """What stands over the words of a topic: its number, its own name where it has one, and the mark; the words stand below."""
    number, _, rest = name.partition(": ")
    mark = " (seldom recurs)" if rest.endswith(" (seldom recurs)") else ""
    own = rest.removesuffix(mark)
    return f"Topic {number}{mark}" if ", " in own else f"{number}: {own}{mark}"


def topic_map(fit, topics=5):
    """How strong each topic is in each article.

    Parameters
    ----------
    fit, topics
        As for `topic_words`.

    Returns
    -------
    Chart
    """
    picture = Heat("article", "topic", "weight", "share of the text")
    choices = [topics_choice(fit, topics)]
    return Chart("Topics of each text", lambda topics: fit(topics=topics).weights, picture, choices, FRAMES)


def passages_for_and_against(topics, words, passages):
    """The passages that stand for each topic, and those of its own texts that speak least for it.

    Parameters
    ----------
    topics : Topics
    words, passages : pandas.DataFrame
        As `topic_units` and `split_passages` give them.

    Returns
    -------
    Table or Said
    """
    found = topic_passages(topics, words, most=EACH)
    if found.empty:
        return Said("No passage is long enough to stand for a topic.")
    weights = topics.words[["topic", "word"]]
    met = words[["article", "passage", "word"]].merge(weights, on="word").drop_duplicates()
    carried = met.groupby(["topic", "article", "passage"])["word"].agg(", ".join).rename("carried")
    table = _placed(found.join(carried, on=["topic", "article", "passage"]).fillna({"carried": ""}), passages)
    begins = table["clean"].str.split()
    opening = begins.str[:OPENING].str.join(" ") + np.where(begins.str.len() > OPENING, "…", "")
    table = table.assign(topic=table["topic"].map(topic_names(topics)), begins=opening)
    columns = ["begins", "topic", "side", "carried", "fit"]
    caption = "Passages for a topic, the clearest first, and against it, the farthest first; each opens whole"
    labels = {"carried": "words of the topic", "begins": "passage"}
    vietnamese = {"begins", "topic", "carried"}
    return Table(table, columns, ["topic", "side"], passages, caption, labels, "begins", page_rows=500, vietnamese=vietnamese)


def _placed(found, passages):
    """The passages that were found, with their place and text; where passages were sorted, under the name of their article."""
    names = found["article"].astype(str)
    if names.str.contains(PASSAGE_MARK).any():
        names = names.str.rsplit(PASSAGE_MARK, n=1).str[0]
    places = passages[["article", "passage", "start", "end", "clean"]].astype({"article": str})
    return found.assign(article=names).merge(places, on=["article", "passage"])


def seldom_met(topics):
    """The texts that no topic fits well, in a sentence.

    Parameters
    ----------
    topics : Topics

    Returns
    -------
    Said
    """
    best = topics.weights.groupby("article")["weight"].max().sort_values()
    told = listed(f"{article} ({amount(weight)})" for article, weight in best.head(3).items())
    return Said(f"The texts that belong least to any one topic, by their highest weight: {told}.")
