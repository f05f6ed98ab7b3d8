"""The charts, tables and sentences of the notebooks, composed of a table, a picture and declared choices.

A cell of a notebook names one of these and its parameters; how it looks and what may be chosen is said in the modules
that this one gathers.
"""

from diembao.show.panels_cleaning import edits, edits_in_words, edits_table, rules_table
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
from diembao.show.panels_sentiment import tone, tone_by_part, tone_by_voice, tone_in_words, tone_table, tone_words, with_topics
from diembao.show.panels_statistics import (
    concordance_in_words,
    concordance_table,
    frequency,
    frequency_table,
    keyness_chart,
    keyness_table,
    parts_in_words,
    parts_of,
    words_in_words,
)
from diembao.show.panels_tone_checks import coding_desk, score_ways, tone_ways, ways_table
from diembao.show.panels_topics import seldom_met, topic_map, topic_passages, topic_units, topic_words, topics_in_words

__all__ = [
    "amounts_chart",
    "articles_table",
    "coding_desk",
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
    "parts_in_words",
    "parts_of",
    "passages_reader",
    "passages_table",
    "properties_chart",
    "read_in_words",
    "rules_table",
    "score_ways",
    "seldom_met",
    "strip",
    "tone",
    "tone_by_part",
    "tone_by_voice",
    "tone_in_words",
    "tone_table",
    "tone_ways",
    "tone_words",
    "topic_map",
    "topic_passages",
    "topic_units",
    "topic_words",
    "topics_in_words",
    "ways_table",
    "with_topics",
    "words_in_words",
]
