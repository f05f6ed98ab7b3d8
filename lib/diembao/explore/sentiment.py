"""Sentiment: the tone of wording of each sentence, explained word by word.

What is measured is how a sentence presents what it reports (praise, success, benefit against problem, harm, complaint),
by a lexicon for public-affairs reporting and rules of scope. It is tone of wording, not truth, and not what the author
thinks.
"""

import pandas as pd

from diembao.explore.tone_lexicon import Lexicon, read_lexicon, shipped_rules, tokens
from diembao.explore.tone_scope import find_words, squash, weigh
from diembao.read.clean import clean
from diembao.read.passages import as_sentences

# Scores within are called neutral. The zone reaches further on the good side: words of progress are the small change of
# official prose.
NEUTRAL_ZONE = (-0.2, 0.3)
SCORE_COLUMNS = ["score", "low", "high", "label", "frame"]
SHARE_COLUMNS = ["article", "sentence", "start", "end", "text", "role", "share", "rule"]
MEASURES = frozenset(["remedy", "procedure", "modal", "task"])


def score_sentiment(sentences, lexicon=None, rules=True, neutral_zone=NEUTRAL_ZONE):
    """Score the tone of each sentence, with its range when single words are left out.

    Parameters
    ----------
    sentences : DataFrame or str
        A table of sentences, passages or articles, or one plain text.
    lexicon : str, Path or Lexicon, optional
        Another lexicon than the shipped one: a CSV file with the columns entry, does, strength.
    rules : bool
        False adds up the words' own weights without negation and the other rules of scope.
    neutral_zone : pair of float
        Scores from the first to the second are labelled neutral.

    Returns
    -------
    DataFrame
        The sentences with

        - score : float in (-1, 1), the sum of the shares that `explain_sentiment` gives;
        - low, high : the range of the score when the lexicon entries found in the sentence are left out, one after the
          other (leave-one-out, or jackknife, over lexicon entries; `low <= score <= high`). It shows how much hangs on
          a single word; it is not a confidence interval;
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
    low, high = neutral_zone
    if not -1 <= low <= 0 <= high <= 1:
        raise ValueError(f"neutral_zone={neutral_zone}: give two numbers around 0 in -1 to 1, such as {NEUTRAL_ZONE}")
    sentences = as_sentences(sentences)
    lexicon, rules = _lexicon(lexicon), shipped_rules() if rules else ()
    rows = [_score(text, lexicon, rules, neutral_zone) for text in sentences["clean"]]
    return sentences.assign(**pd.DataFrame(rows, columns=SCORE_COLUMNS, index=sentences.index))


def explain_sentiment(sentences, lexicon=None, rules=True):
    """Name every word that made a sentence's score, with its signed share.

    Parameters
    ----------
    sentences, lexicon, rules
        As for `score_sentiment`.

    Returns
    -------
    DataFrame
        One row a matched word: article, sentence, start, end (offsets into the raw text), text (as it stands there),
        role (what the lexicon says that it does), share (signed; the shares of a sentence add up to its score) and rule
        (the rules by which it changed other words; what it changed there is part of its share).

    Examples
    --------
    >>> explain_sentiment("Cán bộ không chậm trễ.")[["start", "end", "text", "role", "rule"]].values.tolist()
    [[7, 12, 'không', 'negator', 'negation'], [13, 21, 'chậm trễ', 'problem', '']]
    """
    sentences = as_sentences(sentences)
    lexicon, rules = _lexicon(lexicon), shipped_rules() if rules else ()
    columns = [sentences[column] for column in ("article", "sentence", "start", "text", "clean")]
    rows = [row for sentence in zip(*columns, strict=True) for row in _explain(*sentence, lexicon, rules)]
    return pd.DataFrame(rows, columns=SHARE_COLUMNS)


def lexicon_score(text, lexicon, rules):
    """The score of one clean text by the lexicon and the rules alone.

    Parameters
    ----------
    text : str
    lexicon : Lexicon
    rules : sequence of Rule

    Returns
    -------
    float
    """
    sentence = tokens(text)
    return squash(weigh(find_words(text, sentence, lexicon), sentence, rules))[0]


def _lexicon(lexicon):
    return lexicon if isinstance(lexicon, Lexicon) else read_lexicon(lexicon)


def _score(text, lexicon, rules, neutral_zone):
    sentence = tokens(text)
    words = find_words(text, sentence, lexicon)
    weights = [weigh(words, sentence, rules)]
    for left_out in {word.entry for word in words}:
        weights.append(weigh([word for word in words if word.entry is not left_out], sentence, rules))
    score, low, high = (squash(weight)[0] for weight in (weights[0], min(weights), max(weights)))
    label = "negative" if score < neutral_zone[0] else "positive" if score > neutral_zone[1] else "neutral"
    return score, low, high, label, _frame(label, words)


def _frame(label, words):
    if label != "neutral":
        return "outcome" if label == "positive" else "problem"
    return "measure" if any(word.entry.does in MEASURES for word in words) else "neutral"


def _explain(article, number, start, raw, text, lexicon, rules):
    sentence = tokens(text)
    words = find_words(text, sentence, lexicon)
    factor = squash(weigh(words, sentence, rules))[1]
    cleaned = None if raw == text else clean(raw)
    for word in sorted(words, key=lambda word: word.first):
        span = sentence[word.first][1], sentence[word.last - 1][2]
        first, last = cleaned.to_raw(*span) if cleaned else span
        rule = ", ".join(dict.fromkeys(word.called))
        yield article, number, start + first, start + last, raw[first:last], word.entry.does, word.share * factor, rule
