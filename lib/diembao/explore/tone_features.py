"""What the learned tone model sees of a sentence: features of the lexicon's words, n-grams of syllables, and its form.

A feature's value is the sum of its parts, and every part of the first two kinds has an owner (a word of the lexicon, a
stretch of tokens), so that the model's log-odds can be told word by word. Names of features that are not n-grams hold a
mark that no n-gram can hold.
"""

from math import log, sqrt

from diembao.explore.tone_lexicon import ROLES
from diembao.explore.tone_scope import SCARE

LONGEST = 3  # n-grams of up to three syllables
START, NUMBER = "^", "0"
NOT_IN_NGRAMS = frozenset(",;:.…()–-\"'“”‘’/")
# Features are brought to similar sizes, so that one penalty suits all: what is rare and many weighs less.
NGRAM, COUNTED = 0.3, 0.5
FIRST_WORD, MANY_WORDS = 0.25, 4.0
CONTEXT = ("before", "after")
USUAL = {"positive": 0.22, "negative": 0.3}  # their shares among the coded sentences
ROLE_FEATURES = {role: f"role: {role}" for role in (*ROLES, SCARE.does)}


def word_features(words, length):
    """Sums over the lexicon's words: weights after the rules (saturating early and late), roles and rules called.

    Parameters
    ----------
    words : list of Word
        What `tone_scope.find_words` found, after `tone_scope.weigh`.
    length : int
        The sentence's tokens.

    Returns
    -------
    list of tuple
        (feature, value, Word)
    """
    parts, judged = [], [word for word in words if word.weight]
    total = sum(word.share for word in words)
    score = 1 / sqrt(total * total + MANY_WORDS)
    for name, sign in (("good", 1), ("bad", -1)):
        side = [word for word in judged if sign * word.weight > 0]
        weight = sum(word.weight for word in side)
        early, late = 1 / sqrt(weight * weight + FIRST_WORD), 1 / sqrt(weight * weight + MANY_WORDS)
        for word in side:
            parts.append((f"lexicon: {name}, any", abs(word.weight) * early, word))
            parts.append((f"lexicon: {name}, sum", abs(word.weight) * late, word))
    for word in words:
        parts.append((ROLE_FEATURES[word.does], COUNTED, word))
        if word.share or word.entry.strength:
            parts.append(("lexicon: score", word.share * score, word))
            parts.append(("lexicon: score by length", word.share / sqrt(length), word))
        way = ", for good" if word.share > 0 else ", for bad" if word.share < 0 else ""
        parts += [(f"rule: {rule}{way}", COUNTED, word) for rule in dict.fromkeys(word.called)]
    if judged:
        last = max(judged, key=lambda word: word.first)
        parts.append(("lexicon: last judged word", COUNTED if last.weight > 0 else -COUNTED, last))
    return parts


def ngrams(sentence, begin=None):
    """N-grams of up to three syllables, each once; numbers are one and the same, marks are left out.

    Parameters
    ----------
    sentence : list of tuple
        Tokens, as `tone_lexicon.tokens` gives them.
    begin : set of str, optional
        How the n-grams begin that are wanted; all unless given. Looking for those few saves much time.

    Returns
    -------
    list of tuple
        (the n-gram, value, (first token, index after the last))

    Examples
    --------
    >>> from diembao.explore.tone_lexicon import tokens
    >>> [gram for gram, _, _ in ngrams(tokens("Giá tăng 3."))]
    ['^ giá', '^ giá tăng', 'giá', 'giá tăng', 'giá tăng 0', 'tăng', 'tăng 0', '0']
    """
    row = [START, *[NUMBER if "0" <= token[0] <= "9" else token for token, _, _ in sentence]]
    found = {}
    for first, token in enumerate(row):
        if token in NOT_IN_NGRAMS or (begin is not None and token not in begin):
            continue
        gram = token
        if first and gram not in found:
            found[gram] = (first - 1, first)
        for end in range(first + 1, min(first + LONGEST, len(row))):
            following = row[end]
            if following in NOT_IN_NGRAMS:
                break
            gram = gram + " " + following
            if begin is not None and gram not in begin:
                break
            if gram not in found:
                found[gram] = (max(0, first - 1), end)
    return [(gram, NGRAM, span) for gram, span in found.items()]


def sentence_form(sentence):
    """The form of a sentence: its length, numbers, quotation marks, and whether it ends like one.

    Returns
    -------
    list of tuple
        (feature, value)
    """
    marks = {token for token, _, _ in sentence}
    numbers = len([token for token, _, _ in sentence if token[0].isdigit()])
    return [
        ("form: length", log(len(sentence) + 1) / 4),
        ("form: numbers", min(3, numbers) / 3),
        ("form: quotation", 1.0 if marks & {'"', "“", "”"} else 0.0),
        ("form: question", 1.0 if "?" in marks else 0.0),
        ("form: unfinished", 0.0 if sentence and sentence[-1][0] in '.!?…”"' else 1.0),
    ]


def context(before, after):
    """What the model says of the sentences beside one, each read by itself, as features.

    They are counted from what is usual, so that an unknown neighbour is taken for a usual one.

    Parameters
    ----------
    before, after : pair of float, or None
        The probabilities that the sentence is positive and that it is negative; None where there is no sentence.

    Returns
    -------
    list of tuple
        (feature, value)
    """
    told = [(side, beside) for side, beside in zip(CONTEXT, (before, after), strict=True) if beside is not None]
    return [(f"context: {side} {name}", p - USUAL[name]) for side, beside in told for name, p in zip(USUAL, beside, strict=True)]
