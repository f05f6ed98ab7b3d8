"""What stands in the notebook on topics about who writes how much of which, and about topics of a reader's own."""

import pandas as pd

from diembao.explore.seeded_topics import seed_topics
from diembao.explore.structure import speech_of
from diembao.explore.topic_reading import grouped_weights, topic_shares
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.panels_statistics import parts_of
from diembao.show.panels_topics import passages_for_and_against, topic_names
from diembao.show.pictures import Points
from diembao.show.prose import Said
from diembao.show.wording import listed, sentence

GROUPINGS = ("outlet", "label", "year", "role", "speech", "speaker", "place", "author")
MOST_GROUPS = 15
FEW = 3  # articles; a share of fewer has hardly an interval


def groupings(words, sentences, articles, quotes):
    """The groups that each word belongs to, by each way of grouping that tells at least two apart.

    Parameters
    ----------
    words, sentences, articles, quotes : pandas.DataFrame

    Returns
    -------
    dict
        outlet, label, year, role, speech (quoted or narrated), speaker, place or author -> a Series aligned with `words`.
    """
    found = {}
    for name in GROUPINGS:
        try:
            found[name] = parts_of(words, sentences, articles, name, quotes)
        except ValueError:  # it tells no two parts apart
            continue
    speakers = speech_of(words, quotes).map(quotes["speaker"]).astype("string").rename("speaker")
    several = words.groupby(speakers)["article"].nunique()
    if (several > 1).sum() > 1:
        found["speaker"] = speakers.where(speakers.map(several) > 1)
    return {name: groups.where(groups.isin(groups.value_counts().index[:MOST_GROUPS])) for name, groups in found.items()}


def shares_chart(topics, words, groups, group="", topic=1):
    """The mean share of a topic in each group of texts, with an interval by resampling articles.

    Parameters
    ----------
    topics : Topics
    words : pandas.DataFrame
        As `segment_words` gives it.
    groups : dict
        As `groupings` gives it.
    group : str
        The grouping that is shown first; the first one where it is empty.
    topic : int
        The topic that is shown first.

    Returns
    -------
    Chart or Said

    Raises
    ------
    ValueError
        For a grouping or topic that there is not.
    """
    if not groups:
        return Said("Nothing tells groups of these texts apart: no outlet, year, role or speaker is known.")
    tables = {}

    def shown(group, topic):
        if group not in tables:
            tables[group] = topic_shares(grouped_weights(topics, words, groups[group]), group)
        return _of_topic(tables[group], group, topic)

    names = topic_names(topics)
    choices = [
        Choice("group", "By", tuple(groups), group or next(iter(groups))),
        Choice("topic", "Topic", tuple(names), topic, tuple(names.values())),
    ]
    return Chart("How much of a topic, by whom", shown, _Shares(), choices)


def _of_topic(table, group, topic):
    some = table[table["topic"] == topic]
    label = some[group].astype(str) + " (" + some["articles"].astype(str) + ")"
    order = some[group] if group == "year" else -some["share"]
    ends = {end: some[end].fillna(some["share"]) for end in ("low", "high")}
    return some.assign(label=label, group=some[group], **ends).iloc[order.argsort(kind="stable")]


class _Shares:
    """A point a group with its interval, and a sentence with a warning on small groups."""

    PICTURE = Points("label", "share", "low", "high", "share of the texts’ words", span=(-0.02, 1))

    def draw(self, table):
        return self.PICTURE.draw(table)

    def describe(self, table):
        small = table.loc[table["articles"] < FEW, "group"]
        rest = "rests" if len(small) == 1 else "rest"
        warning = f" {sentence(listed(small))} {rest} on fewer than {FEW} articles." if len(small) else ""
        return f"{self.PICTURE.describe(table)} Behind a name, in brackets, is the number of its articles.{warning}"


def own_topics(words, seeds):
    """Topics that are named beforehand by a few words, and what none of them holds.

    Parameters
    ----------
    words : pandas.DataFrame
        As `topic_units` gives it.
    seeds : str
        `y tế: bệnh viện, bác sĩ; cầu đường: cầu, đường`. Words that no two texts share are left out, and told.

    Returns
    -------
    Topics or None
        None where no seed is left.

    Raises
    ------
    ValueError
        Where the seeds cannot be read.
    """
    read = {}
    for part in filter(str.strip, seeds.split(";")):
        name, colon, own = part.partition(":")
        if not (colon and name.strip() and own.strip()):
            raise ValueError(f"SEEDS: {part.strip()!r} is not understood; write a name, a colon and words: y tế: bệnh viện, bác sĩ")
        read[name.strip()] = [word.strip().lower() for word in own.split(",") if word.strip()]
    shared = words.groupby("word")["article"].nunique()
    shared = set(shared.index[shared > 1])
    kept = {name: own for name, own in read.items() if shared & set(own)}
    try:
        return seed_topics(words, kept) if kept else None
    except ValueError:  # what is left is stop words, or shared by nobody
        return None


def own_topics_chart(found):
    """How much of the corpus each topic of one's own holds, with what is unassigned.

    Parameters
    ----------
    found : Topics or None
        As `own_topics` gives it.

    Returns
    -------
    Chart or Said
    """
    if found is None:
        return Said("No topic of your own is looked for: no two texts share one of the words in SEEDS.")
    shares = topic_shares(found.weights.assign(all="all"), "all")
    names = dict(zip(found.summary["topic"], found.summary["name"], strict=True))
    leading = dict(zip(found.summary["topic"], found.summary["articles"], strict=True))
    table = shares.assign(label=[f"{names[topic]} (leads in {leading[topic]})" for topic in shares["topic"]])
    table = table.iloc[pd.Series(table["topic"] == 0).argsort(kind="stable")]
    picture = Points("label", "share", "low", "high", "share of the texts’ words", span=(-0.02, 1))
    return Chart("Topics of your own", lambda: table, picture)


def own_topics_table(found, words, passages):
    """The passages for and against topics of one's own.

    Parameters
    ----------
    found : Topics or None
    words, passages : pandas.DataFrame

    Returns
    -------
    Table or Said
    """
    if found is None:
        return Said("So there are no passages for them.")
    return passages_for_and_against(found, words, passages)
