"""Measures the package against something real in the same run.

`python benchmarks/bench.py figures|reading|sentiment|topics [ARTICLES.jsonl]`

ARTICLES.jsonl holds records with a `text` (for topics a `label` too); without it the shipped corpora are used. Quote the ratios:
single seconds say more of the machine than of the program.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import pandas as pd

from diembao import clean, extract_figures, read_articles, score_sentiment, split_sentences
from diembao.explore.sentiment import with_neighbours
from diembao.extract.scanner import scan_passage

DIMENSIONS = ["amount-of-money", "distance", "duration", "number", "ordinal", "quantity", "temperature", "time", "volume"]


def texts_of(path, most):
    """The texts of a table of records, or of the shipped corpora."""
    if path:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines if line.strip()][:most]
    return pd.concat([read_articles("ha-noi"), read_articles("song-van")])["raw"].tolist()[:most]


def seconds(function, *arguments, times=3):
    """The best of several runs, in seconds of processor time, which other work on the machine disturbs least."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        function(*arguments)
        best = min(best, time.process_time() - start)
    return best


def figures(texts):
    """Throughput of cleaning and extraction together beside Duckling's, and how time grows with the text."""
    size = sum(map(len, texts))
    articles = pd.DataFrame({"article": [str(i) for i in range(len(texts))], "raw": texts})
    own = seconds(extract_figures, articles)
    print(f"{len(texts):,} articles, {size:,} characters")
    print(f"diembao   {size / own / 1e3:8,.0f} thousand characters a second")
    if parse := duckling_parser():
        other = seconds(lambda: [parse(line) for text in texts for line in text.split("\n") if line.strip()], times=2)
        print(f"Duckling  {size / other / 1e3:8,.0f} thousand characters a second")
        print(f"ratio     {other / own:8.1f}")
    line = " ".join(" ".join(texts).split())
    for length in (100_000, 200_000, 400_000, 800_000):
        if length <= len(line):
            each = seconds(scan_passage, line[:length], times=2) / length * 1e6
            print(f"one line of {length:>9,} characters: {each:6.2f} µs a character")


def duckling_parser():
    """Duckling for Vietnamese, line by line, or None where it is not installed."""
    try:
        import duckling
    except ImportError:
        print("Duckling is not installed: pip install pyduckling-native-phihos")
        return None
    duckling.init()
    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    moment = duckling.parse_ref_time(zones, "Asia/Ho_Chi_Minh", 1_700_000_000)
    context = duckling.Context(moment, duckling.default_locale_lang(duckling.parse_lang("VI")))
    dimensions = duckling.parse_dimensions(DIMENSIONS)
    return lambda line: duckling.parse(line, context, dimensions, False)


def reading(texts):
    """Throughput of cleaning, offsets included, beside underthesea's normaliser and ftfy."""
    size = sum(len(text.encode()) for text in texts)
    own = seconds(lambda: [clean(text) for text in texts])
    print(f"diembao.clean              {size / own / 1e6:7.2f} MB/s")
    for name, function in peers_of_cleaning():
        other = seconds(lambda function=function: [function(text) for text in texts], times=1)
        print(f"{name:26s} {size / other / 1e6:7.2f} MB/s   ratio {other / own:6.1f}")


def peers_of_cleaning():
    from underthesea import text_normalize

    yield "underthesea.text_normalize", text_normalize
    try:
        from ftfy import fix_text
    except ImportError:
        print("ftfy is not installed: pip install ftfy")
    else:
        yield "ftfy.fix_text", fix_text


def sentiment(texts):
    """Throughput of scoring sentences, without embeddings, beside underthesea's tokenizer alone on the same sentences."""
    from underthesea import word_tokenize

    articles = pd.DataFrame({"article": [str(i) for i in range(len(texts))], "raw": texts})
    sentences = split_sentences(articles)
    size = sentences["clean"].str.len().sum()
    score_sentiment(sentences.head(1)), word_tokenize("Trời mưa.")  # what is loaded once is not counted
    other = seconds(lambda: [word_tokenize(text) for text in sentences["clean"]])
    print(f"{len(sentences):,} sentences, {size:,} characters")
    print(f"underthesea.word_tokenize      {size / other / 1e3:8,.0f} thousand characters a second")
    beside = with_neighbours(sentences)
    for name, table, options in (
        ("score_sentiment", sentences, {}),
        ("… with neighbours", beside, {}),
        ("… lexicon and rules alone", sentences, {"model": False}),
    ):
        own = seconds(lambda table=table, options=options: score_sentiment(table, **options))
        print(f"{name:30s} {size / own / 1e3:8,.0f} thousand characters a second, ratio {other / own:5.1f}")


def topics(path, most):
    """Topics beside scikit-learn's and tomotopy's: see `benchmarks/topics.py`."""
    from topics import compare

    if path is None:
        raise SystemExit("topics needs ARTICLES.jsonl: records with a `text` and a `label`, the subject that topics should find")
    compare(path, most)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = {"figures": figures, "reading": reading, "sentiment": sentiment}
    parser.add_argument("what", choices=[*commands, "topics"])
    parser.add_argument("articles", nargs="?", help="a .jsonl file of records with a `text`")
    parser.add_argument("--most", type=int, help="how many articles at most (default: 400; for topics 1,500)")
    options = parser.parse_args()
    if options.what == "topics":
        return topics(options.articles, options.most or 1500)
    commands[options.what](texts_of(options.articles, options.most or 400))


if __name__ == "__main__":
    sys.exit(main())
