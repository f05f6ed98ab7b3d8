"""The charts, tables and sentences of the notebooks, composed of a table, a picture and declared choices.

A cell of a notebook names one of these and its parameters; how it looks and what may be chosen is said in the modules
that this one gathers.
"""

from diembao.show.panels_cleaning import edits, edits_in_words, edits_table, rules_table
from diembao.show.panels_contexts import (
    concordance_in_words,
    concordance_table,
    neighbours_chart,
    neighbours_of,
    neighbours_table,
    phrases_table,
)
from diembao.show.panels_corpus import (
    articles_table,
    corpus_note,
    left_out,
    length_chart,
    lengths,
    passages_reader,
    passages_table,
    read_in_words,
    strip,
)
from diembao.show.panels_figures import (
    amounts_chart,
    figures_in_words,
    figures_reader,
    figures_table,
    properties_chart,
)
from diembao.show.panels_robustness import repeated, survival_chart, survival_in_words, survival_table
from diembao.show.panels_sentiment import tone, tone_by_part, tone_in_words, tone_table, tone_words
from diembao.show.panels_statistics import (
    frequency,
    frequency_table,
    keyness_chart,
    keyness_table,
    parts_in_words,
    parts_of,
    stop_words_in_words,
    stop_words_table,
    words_in_words,
)
from diembao.show.panels_texts import (
    places_chart,
    speech_chart,
    speech_table,
    spread_chart,
    spread_table,
    structure_in_words,
    structure_table,
    variety_chart,
)
from diembao.show.panels_topics import seldom_met, topic_map, topic_passages, topic_units, topic_words, topics_in_words

__all__ = [
    "amounts_chart",
    "articles_table",
    "concordance_in_words",
    "concordance_table",
    "corpus_note",
    "edits",
    "edits_in_words",
    "edits_table",
    "figures_in_words",
    "figures_reader",
    "figures_table",
    "frequency",
    "frequency_table",
    "keyness_chart",
    "keyness_table",
    "left_out",
    "length_chart",
    "lengths",
    "neighbours_chart",
    "neighbours_of",
    "neighbours_table",
    "parts_in_words",
    "parts_of",
    "passages_reader",
    "passages_table",
    "phrases_table",
    "places_chart",
    "properties_chart",
    "read_in_words",
    "repeated",
    "rules_table",
    "seldom_met",
    "speech_chart",
    "speech_table",
    "spread_chart",
    "spread_table",
    "stop_words_in_words",
    "stop_words_table",
    "strip",
    "structure_in_words",
    "structure_table",
    "survival_chart",
    "survival_in_words",
    "survival_table",
    "tone",
    "tone_by_part",
    "tone_in_words",
    "tone_table",
    "tone_words",
    "topic_map",
    "topic_passages",
    "topic_units",
    "topic_words",
    "topics_in_words",
    "variety_chart",
    "words_in_words",
]
