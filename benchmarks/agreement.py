"""Recall and precision of compared figures on the planted pairs of the teaching corpus, and time on copies of it.

python benchmarks/agreement.py
"""

import time

import pandas as pd

from diembao import check_totals, compare_figures, extract_figures, read_articles
from diembao.read.files import project_root

RELATIONS = ("contradicts", "updated", "rounded", "same", "sum-wrong", "sum-right")


def planted(articles, figures):
    """Pairs of ids -> relation, as `data/coded/song-van-contradictions.csv` has them."""
    raws = articles.set_index("article")["raw"]
    spans = dict(list(figures.groupby("article")))

    def find(article, text, within):
        start = raws[article].index(within) + within.index(text)
        rows = spans[article]
        hit = rows.loc[(rows["start"] < start + len(text)) & (rows["end"] > start), "id"]
        return hit.iloc[0] if len(hit) else f"{article}: {text}"

    truth = pd.read_csv(project_root() / "data" / "coded" / "song-van-contradictions.csv", dtype=str).itertuples()
    return {
        frozenset((find(k.article_a, k.text_a, k.within_a), find(k.article_b, k.text_b, k.within_b))): k.relation for k in truth
    }


def main():
    """Prints one line a relation, and the seconds for one, two and four times the corpus."""
    articles = read_articles("song-van")
    figures = extract_figures(articles)
    truth = planted(articles, figures)
    found = pd.concat([compare_figures(figures, articles), check_totals(figures, articles)])
    print(f"{'relation':12} {'planted':>7} {'shown':>6} {'recall':>7} {'precision':>9}")
    for relation in RELATIONS:
        wanted = {pair for pair, name in truth.items() if name == relation}
        rows = found[found["relation"] == relation]
        shown = set(map(frozenset, zip(rows["id_a"], rows["id_b"], strict=True)))
        hit = len(wanted & shown)
        print(f"{relation:12} {len(wanted):7} {len(shown):6} {hit / len(wanted):7.2f} {hit / max(1, len(shown)):9.2f}")
    for copies in (1, 2, 4):
        many = pd.concat([articles.assign(article=articles["article"] + f"-{i}") for i in range(copies)], ignore_index=True)
        told = extract_figures(many)
        begin = time.perf_counter()
        compare_figures(told, many)
        print(f"{len(many)} articles, {len(told)} figures: {time.perf_counter() - begin:.2f} s")


if __name__ == "__main__":
    main()
