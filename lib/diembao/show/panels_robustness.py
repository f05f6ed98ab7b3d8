"""What stands in the notebooks about other choices: the findings of an analysis, and which other ways of counting keep them."""

from functools import cache

import numpy as np
import pandas as pd

from diembao.explore.robustness import repeat_analysis, survival
from diembao.explore.words import segment_words
from diembao.show.charts import Chart
from diembao.show.check_pictures import Survival
from diembao.show.controls import Choice
from diembao.show.panels_statistics import first_places
from diembao.show.prose import Said
from diembao.show.tables import Table
from diembao.show.wording import listed, sentence

ANALYSES = {"keyness": "words that mark a part", "frequencies": "frequent words", "collocations": "words near a word"}
UNITS = {
    "keyness": "log ratio",
    "frequencies": "times per million",
    "collocations": "log Dice",
    "topics": "share of articles in common",
}


def repeated(sentences, part_of, part="", node="", usual=None):
    """The analyses of the notebook on statistics, each repeated under other choices when it is first asked for.

    Parameters
    ----------
    sentences : pandas.DataFrame
    part_of : callable
        `part_of(words)` gives what `parts_of` gives.
    part : str
        The part whose typical words are followed; the largest one where it is empty.
    node : str
        The word whose neighbours are followed.
    usual : dict
        How the notebook counts: `by`, `stop`, `min_count`.

    Returns
    -------
    callable
        `again(analysis)` gives what `repeat_analysis` gives; `again.analyses` are those that this corpus allows.
    """
    parts = part_of(segment_words(sentences, by=usual["by"]))
    part = part or parts.value_counts().index[0]

    def target(words):
        return (part_of(words) == part).astype(bool)

    settings = {"keyness": {"target": target}, "collocations": {"node": node}, "frequencies": {}}
    again = cache(lambda analysis: _followed(sentences, analysis, usual, settings[analysis]))
    again.analyses = [name for name in ANALYSES if name != "keyness" or parts.nunique() > 1]
    return again


def _followed(sentences, analysis, usual, settings):
    """The repeated analysis, or an empty table where this corpus gives nothing to follow."""
    try:
        return repeat_analysis(sentences, analysis, usual=usual, **settings)
    except ValueError:
        return pd.DataFrame({"finding": [], "way": [], "value": [], "survives": np.zeros(0, bool)})


def survival_chart(again, analysis="keyness"):
    """Which findings of an analysis are still there under each other choice.

    Parameters
    ----------
    again : callable
        As `repeated` gives it.
    analysis : str
        keyness, frequencies or collocations.

    Returns
    -------
    Chart
    """
    analysis = analysis if analysis in again.analyses else again.analyses[0]
    labels = [ANALYSES[name] for name in again.analyses]
    choices = [Choice("analysis", "Findings of", again.analyses, analysis, labels)]
    return Chart(
        "Which findings survive other choices", lambda analysis: _with_unit(again(analysis), analysis), Survival(), choices
    )


def _with_unit(table, analysis):
    return table.assign(unit=UNITS[analysis])


def survival_table(again, words, sentences):
    """The findings of all analyses with the choices that lose them, each opening its first sentence.

    Parameters
    ----------
    again : callable
        As `repeated` gives it.
    words, sentences : pandas.DataFrame

    Returns
    -------
    Table
    """
    tables = [survival(again(name)).assign(analysis=ANALYSES[name]) for name in again.analyses]
    table = pd.concat(tables, ignore_index=True).merge(first_places(words), left_on="finding", right_on="word")
    columns, labels = ["finding", "analysis", "survived", "ways", "lost"], {"ways": "of other ways", "lost": "lost with"}
    return Table(table, columns, ["analysis"], sentences, "Findings, one a row", labels, "finding", vietnamese={"finding"})


def survival_in_words(again):
    """How many findings survive everything.

    Parameters
    ----------
    again : callable
        As `repeated` gives it.

    Returns
    -------
    Said
    """
    told = []
    for name in again.analyses:
        table = survival(again(name))
        told.append(f"{int((table['survived'] == table['ways']).sum())} of {len(table)} {ANALYSES[name]}")
    return Said(f"{sentence(listed(told))} survive every other choice.")


def topics_survival_chart(sentences, topics=5, seed=0, by="word"):
    """Which topics are still there under each other choice.

    Parameters
    ----------
    sentences : pandas.DataFrame
    topics, seed : int
        As for `fit_topics`.
    by : str
        How the notebook counts: word or syllable.

    Returns
    -------
    Chart
    """
    usual = {"by": by, "min_count": 2}  # as `fit_topics` counts
    table = _followed(sentences, "topics", usual, {"topics": topics, "seed": seed})
    return Chart("Which topics survive other choices", lambda: _with_unit(table, "topics"), Survival())
