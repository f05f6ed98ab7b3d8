"""What stands in the notebook on topics: the words of each, where it is strong, and the passages that stand for it."""

import numpy as np

from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.grid_pictures import Heat, WordPanels
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import listed

NUMBERS = range(2, 13)  # of topics to choose from
SHOWN = 10  # words of a topic in a picture
NAMED = 3  # words that name a topic
ENOUGH = 12  # articles; below, their passages are sorted instead
FEW = 200  # articles under which topics say little
EACH = 25  # passages a topic in the table


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
    return words.assign(article=words["article"] + " ¶" + words["passage"].astype(str))


def topics_in_words(topics, words):
    """What the topics are, and a warning where the corpus is small.

    Parameters
    ----------
    topics : object
        As `fit_topics` gives it: `.weights` (article topic weight) and `.words` (topic rank word weight).
    words : pandas.DataFrame
        As `topic_units` gives it.

    Returns
    -------
    Said
    """
    names = topic_names(topics)
    leading = topics.weights.loc[topics.weights.groupby("article")["weight"].idxmax(), "topic"].value_counts()
    top = leading.index[0]
    told = f"{plural(len(names), 'topic')}; the one that leads in most texts ({leading.iloc[0]}) is {names[top]}."
    texts = words["article"].nunique()
    if texts >= FEW:
        return Said(told)
    return Said(
        f"{told} Take care: {plural(texts, 'text')} of {len(words) / texts:,.0f} words on average are few for topics. "
        "With a few hundred one begins to see what a press writes about; here a topic may be two texts that share a name.",
        "note",
    )


def topic_names(topics):
    """Each topic with its leading words.

    Parameters
    ----------
    topics : object
        As `fit_topics` gives it.

    Returns
    -------
    dict
        Topic -> its number and first words.
    """
    table = topics.words.sort_values(["topic", "rank"])
    return {topic: f"{topic}: {', '.join(some['word'].head(NAMED))}" for topic, some in table.groupby("topic")}


def topics_choice(fit, topics):
    """How many topics there may be: 2 to 12, and not more than texts or words."""
    found = fit(topics=topics)
    most = min(found.weights["article"].nunique(), found.words["rank"].max())  # with few words, each topic lists them all
    return Choice("topics", "Topics", [number for number in NUMBERS if number <= most], topics)


def topic_words(fit, topics=5):
    """The leading words of each topic.

    Parameters
    ----------
    fit : callable
        `fit(topics=5)` gives what `fit_topics` gives for five topics, at once where it was asked before.
    topics : int
        2 to 12.

    Returns
    -------
    Chart
    """
    picture = WordPanels("name", "word", "weight", "weight of the word in its topic")
    choices = [topics_choice(fit, topics)]
    return Chart("Leading words", lambda topics: _leading(fit(topics=topics)), picture, choices)


def _leading(topics):
    table = topics.words.sort_values(["topic", "rank"]).groupby("topic").head(SHOWN)
    return table.assign(name="Topic " + table["topic"].astype(str))


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
    return Chart("Topics of each text", lambda topics: fit(topics=topics).weights, picture, choices)


def topic_passages(topics, words, sentences):
    """The sentences that stand for each topic: those with most of its words.

    Parameters
    ----------
    topics : object
        As `fit_topics` gives it.
    words, sentences : pandas.DataFrame
        As `segment_words` and `split_sentences` give them.

    Returns
    -------
    Table
    """
    names = topic_names(topics)
    weights = topics.words[["topic", "word", "weight"]]
    met = words[["article", "sentence", "word"]].merge(weights, on="word")
    scores = met.groupby(["topic", "article", "sentence"], as_index=False).agg(
        weight=("weight", "sum"), carried=("word", lambda some: ", ".join(dict.fromkeys(some)))
    )
    sizes = words.groupby(["article", "sentence"], as_index=False).agg(size=("word", "size"))
    scores = scores.merge(sizes, on=["article", "sentence"])
    # Over the root of the length: a sum alone favours long sentences, a mean those of two words.
    scores = scores.assign(fit=scores["weight"] / np.sqrt(scores["size"]))
    best = scores.sort_values(["topic", "fit"], ascending=[True, False]).groupby("topic").head(EACH)
    table = best.merge(sentences, on=["article", "sentence"])
    begins = table["clean"].str.split()
    table = table.assign(
        topic=table["topic"].map(names), begins=begins.str[:10].str.join(" ") + np.where(begins.str.len() > 10, "…", "")
    )
    columns = ["begins", "topic", "carried", "fit", "article"]
    caption = "Sentences that stand for a topic, the clearest first; each opens whole"
    labels = {"carried": "words of the topic", "begins": "sentence"}
    filters, vietnamese = ["topic", "article"], {"begins", "topic", "carried"}
    return Table(table, columns, filters, sentences, caption, labels, "begins", vietnamese=vietnamese)


def seldom_met(topics):
    """The texts that no topic fits well, in a sentence.

    Parameters
    ----------
    topics : object
        As `fit_topics` gives it.

    Returns
    -------
    Said
    """
    best = topics.weights.groupby("article")["weight"].max().sort_values()
    told = listed(f"{article} ({weight:.2f})" for article, weight in best.head(3).items())
    return Said(f"The texts that belong least to any one topic, by their highest weight: {told}.")
