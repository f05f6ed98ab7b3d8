"""How well figures are read, by kind, on hand-read press passages.

    python benchmarks/quality.py ARTICLES.jsonl [--part unseen|tuned]

ARTICLES.jsonl holds the press articles (records of `id` and `text`); the codes are `data/coded/press-*.csv`. Prints precision,
recall and F1 of `right` for this package and, where it is installed, for Duckling with its Vietnamese rules. A found figure
answers a coded one when their spans overlap by at least half; right is one with kind, value, calendar string and range right.
For the figures met it prints how many have each further field right, of those where a reader wrote one: the phrases `unit` and
`counted` with half of their words in common (token F1), the others exactly.
Where two readers differ, either is right; a figure that only one of them marked is neither asked for nor held against anybody.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import pandas as pd
from bench import duckling_parser

from diembao import extract_figures

CODED = Path(__file__).parents[1] / "data" / "coded"
KINDS = {
    "number": "count", "amount-of-money": "money", "distance": "measure", "volume": "measure", "quantity": "measure",
    "temperature": "measure", "duration": "duration", "ordinal": "ordinal", "time": "date",
}  # fmt: skip
GRAINS = {"day": 10, "month": 7, "year": 4}


def gold_of(part):
    """The coded figures of a part of the passages: passage -> list of readings, each a list of rows."""
    passages = pd.read_csv(CODED / "press-passages.csv")
    passages = passages[passages["part"] == part]
    coded = pd.read_csv(CODED / "press-figures.csv", keep_default_na=False)
    gold = {}
    for number, rows in coded[coded["passage"].isin(passages["passage"])].groupby("passage"):
        readers = [list(some.to_dict("records")) for _, some in rows.groupby("reader")]
        gold[number] = [[row] for row in readers[0]] if len(readers) == 1 else list(_agreed(*readers))
    return passages, gold


def name_phrases(row, text):
    """Set unit and counted of a coded figure to their words, which the codes give as offsets into the passage."""
    for field in ("unit", "counted"):
        start = row[f"{field}_start"]
        row[field] = text[int(start) : int(row[f"{field}_end"])] if start != "" else row.get(field) or None


def _agreed(first, second):
    for row in first:
        best = max(second, key=lambda other: overlap(row, other), default=None)
        if best is not None and overlap(row, best) >= 0.5:
            yield [row, best]


def overlap(a, b):
    inner = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return inner / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if inner > 0 else 0.0


def is_right(found, reading):
    same = (
        found["kind"] == reading["kind"]
        and (found["edtf"] or "") == (reading["edtf"] or "")
        and near(found["value"], reading["value"])
    )
    ranged = reading["relation"] == ".."
    return same and (not ranged or (near(found["low"], reading["low"]) and near(found["high"], reading["high"])))


def near(a, b):
    missing = [x in ("", None) or x != x for x in (a, b)]
    if any(missing):
        return all(missing)
    a, b = float(a), float(b)
    return abs(a - b) <= max(1e-9 * abs(b), 5e-4 if 0 < abs(b) < 1 else 1e-9)


def answers(gold, found):
    """The (coded readings, found row) pairs that belong together, each figure at most once."""
    for number, readings in gold.items():
        rows = found.get(number, [])
        pairs = sorted(
            ((-max(overlap(row, r) for r in reading), j, i) for j, reading in enumerate(readings) for i, row in enumerate(rows)
             if max(overlap(row, r) for r in reading) >= 0.5)
        )  # fmt: skip
        answered, used = set(), set()
        for _, j, i in pairs:
            if j not in answered and i not in used:
                answered.add(j)
                used.add(i)
                yield readings[j], rows[i]


def count(gold, found):
    """Coded, found and right figures by kind, and those met at all."""
    tally = {"gold": Counter(), "found": Counter(), "right": Counter()}
    met = 0
    for number, readings in gold.items():
        tally["gold"].update(reading[0]["kind"] for reading in readings)
        tally["found"].update(row["kind"] for row in found.get(number, []))
    for reading, row in answers(gold, found):
        met += 1
        if any(is_right(row, r) for r in reading):
            tally["right"][reading[0]["kind"]] += 1
    return tally, met


def words_in_common(a, b):
    """Token F1 of two phrases."""
    a, b = Counter(a.lower().split()), Counter(b.lower().split())
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def fields(gold, found):
    """How many figures met were asked for each field, and how many have it right."""
    asked, fine = Counter(), Counter()
    for reading, row in answers(gold, found):
        checks = {
            "span": any((row["start"], row["end"]) == (r["start"], r["end"]) for r in reading),
            "relation": any(row["relation"] == r["relation"] for r in reading),
            "bounds": any(near(row["low"], r["low"]) and near(row["high"], r["high"]) for r in reading),
        }
        for field in ("unit", "counted"):
            if phrases := [r[field] for r in reading if r[field]]:
                empty = len(phrases) < len(reading) and not row[field]
                checks[field] = empty or max(words_in_common(row[field] or "", phrase) for phrase in phrases) >= 0.5
        asked.update(checks.keys())
        fine.update(field for field, right in checks.items() if right)
    return asked, fine


def show_fields(asked, fine):
    print("\n| field | asked | right |\n| --- | --- | --- |")
    for field, number in asked.items():
        print(f"| {field} | {number} | {fine[field] / number:.2f} |")


def show(name, tally, met):
    def line(label, gold, found, right):
        precision, recall = right / max(1, found), right / max(1, gold)
        print(f"| {label} | {gold} | {found} | {precision:.2f} | {recall:.2f} | {2 * right / max(1, gold + found):.2f} |")

    gold, found, right = (sum(tally[key].values()) for key in ("gold", "found", "right"))
    print(f"\n{name}: spans met {met} of {gold}\n")
    print("| kind | coded | found | precision | recall | F1 |\n| --- | --- | --- | --- | --- | --- |")
    for kind in sorted(tally["gold"] | tally["found"], key=lambda kind: -tally["gold"][kind]):
        line(kind, tally["gold"][kind], tally["found"][kind], tally["right"][kind])
    line("**all**", gold, found, right)


def by_duckling(parse, text):
    rows, offset = [], 0
    for line in text.split("\n"):
        for entity in parse(line) if line.strip() else []:
            value = entity["value"]
            date = str(value.get("value", ""))[: GRAINS.get(value.get("grain"), 10)] if entity["dim"] == "time" else None
            number = value.get("value") if entity["dim"] != "time" and isinstance(value.get("value"), int | float) else None
            row = {"start": offset + entity["start"], "end": offset + entity["end"], "kind": KINDS[entity["dim"]], "value": number}
            rows.append(row | {"edtf": date, "low": None, "high": None})
        offset += len(line) + 1
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--part", choices=("unseen", "tuned"), default="unseen")
    options = parser.parse_args()
    records = map(json.loads, Path(options.articles).read_text(encoding="utf-8").splitlines())
    texts = {record["id"]: record["text"] for record in records}
    passages, gold = gold_of(options.part)
    cut = {p.passage: texts[p.article][p.start : p.end] for p in passages.itertuples()}
    for readings in gold.values():
        for row in (row for reading in readings for row in reading):
            name_phrases(row, cut[row["passage"]])
    own = {
        number: extract_figures(text).astype(object).where(lambda t: t.notna(), None).to_dict("records")
        for number, text in cut.items()
    }
    asked = {n: gold.get(n, []) for n in cut}
    show("Điểm Báo", *count(asked, own))
    show_fields(*fields(asked, own))
    if parse := duckling_parser():
        peer = {number: by_duckling(parse, text) for number, text in cut.items()}
        show("Duckling", *count(asked, peer))


if __name__ == "__main__":
    main()
