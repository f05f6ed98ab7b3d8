"""The charts, tables and sentences of the notebooks, composed of a table, a picture and declared choices.

A cell of a notebook names one of these and its parameters; how it looks and what may be chosen is said in the modules
that this one gathers.
"""

from diembao.show.panels_cleaning import edits, edits_in_words, edits_table, open_marks, rules_table, without_chart
from diembao.show.panels_corpus import (
    articles_table,
    corpus_note,
    left_out,
    length_chart,
    lengths,
    near_duplicates,
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
from diembao.show.panels_people import (
    quotes_table,
    speakers_chart,
    speakers_in_words,
    speakers_table,
    together_chart,
    together_table,
)
from diembao.show.panels_sentiment import tone, tone_by_part, tone_in_words, tone_table, tone_words
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
    "near_duplicates",
    "open_marks",
    "parts_in_words",
    "parts_of",
    "passages_reader",
    "passages_table",
    "properties_chart",
    "quotes_table",
    "read_in_words",
    "rules_table",
    "seldom_met",
    "speakers_chart",
    "speakers_in_words",
    "speakers_table",
    "strip",
    "together_chart",
    "together_table",
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
    "without_chart",
    "words_in_words",
]
