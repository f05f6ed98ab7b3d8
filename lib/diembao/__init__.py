"""Điểm Báo reads Vietnamese press articles, draws every figure out of them with its meaning, and explores them.

The verbs follow the work: read, extract, explore. Each takes a table (or one text) and gives a new table, whose rows keep their
place in the raw text. What draws is in `diembao.show`.
"""

from importlib import import_module

# Where each verb lives. They are loaded at first use, so that `import diembao` and the command line stay quick.
_HOMES = {
    "read_articles": "read.files",
    "clean": "read.clean",
    "split_passages": "read.passages",
    "split_sentences": "read.passages",
    "extract_figures": "extract.figures",
    "extract_names": "extract.names",
    "extract_quotes": "extract.quotes",
    "ground_places": "extract.grounding",
    "read_number": "extract.number",
    "read_date": "extract.calendar",
    "segment_words": "explore.words",
    "frequencies": "explore.statistics",
    "keyness": "explore.statistics",
    "dispersion": "explore.statistics",
    "lexical_diversity": "explore.statistics",
    "concordance": "explore.context",
    "collocations": "explore.context",
    "phrases": "explore.phrases",
    "text_structure": "explore.structure",
    "speech_shares": "explore.structure",
    "fit_topics": "explore.topics",
    "assign_topics": "explore.topics",
    "seed_topics": "explore.seeded_topics",
    "compare_topics": "explore.topic_choice",
    "topic_passages": "explore.topic_reading",
    "topic_shares": "explore.topic_reading",
    "repeat_analysis": "explore.robustness",
    "score_sentiment": "explore.sentiment",
    "explain_sentiment": "explore.sentiment",
    "attribute_tone": "explore.tone_about",
    "coder_agreement": "explore.validation",
    "compare_figures": "explore.reconcile",
    "check_totals": "explore.totals",
}
__all__ = list(_HOMES)
__version__ = "0.1.0"


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"diembao has no verb {name!r}; it has {', '.join(_HOMES)}")
    verb = getattr(import_module(f"diembao.{_HOMES[name]}"), name)
    globals()[name] = verb  # a subpackage `read` has a module `clean`; the verb is what is asked for here
    return verb


def __dir__():
    return [*globals(), *_HOMES]
