"""Taking files into a corpus: one `.md` file with front matter per article, and a report of what was done."""

import re
from pathlib import Path

import pandas as pd

from diembao.read.duplicates import find_duplicates
from diembao.read.files import find_corpus, read_articles, read_sources
from diembao.read.search import fold

COLUMNS = ["source", "article", "file", "outcome", "change", "characters", "reason", "advice"]
FOUND = ["duplicate_of", "likeness"]
# Columns that are made anew whenever the file is read.
NOT_KEPT = {"article", "path", "encoding", "file", "read_as", "raw", "clean", "sha256"}
KEY = re.compile(r"[\w-]+")
NAME_LENGTH = 80


def ingest(sources, corpus, likeness=0.8):
    """Write each article of the sources into a corpus folder, as a text file with front matter.

    Nothing is overwritten: an article whose file stands there already, byte for byte, is left alone, and another one
    of the same name gets a number. Duplicates are listed and kept. Nothing is written outside the folder.

    Parameters
    ----------
    sources : str, path, or a list of them
        What `read_articles` reads: folders, files, zipped folders, tables.
    corpus : path
        The folder to write into; made if it is not there. It may not lie in a source, nor a source in it.
    likeness : float
        From which likeness on two articles are listed as near duplicates; see `find_duplicates`.

    Returns
    -------
    pandas.DataFrame
        A row an article or a file left out: source (path), article, file (written, in the corpus), outcome (`taken`,
        `there already`, `skipped`, or `look at` for a remark on a file that was read), change (what differs from the file
        that was read: its format, its encoding),
        characters, duplicate_of (an article of the sources or a file of the corpus) and likeness (1 for an exact
        duplicate), reason and advice for what was skipped or deserves a look.

    Raises
    ------
    ValueError
        If corpus and sources overlap, or nothing could be read.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     report = ingest("ha-noi", folder + "/mine")
    ...     again = ingest("ha-noi", folder + "/mine")
    >>> set(report["outcome"]), set(again["outcome"])
    ({'taken'}, {'there already'})
    """
    sources = [sources] if isinstance(sources, str | Path) else list(sources)
    corpus = _corpus_folder(corpus, sources)
    articles = read_sources(sources, tables=True)
    known = _known(corpus)
    rows = [_take(article, corpus) for article in articles.to_dict("records")]
    for outcome, notes in (("skipped", "skipped"), ("look at", "remarks")):
        rows += [{"source": note["path"], "outcome": outcome} | note for note in articles.attrs[notes]]
    report = pd.DataFrame(rows).reindex(columns=COLUMNS)
    return _with_duplicates(report, articles, known, likeness)


def _corpus_folder(corpus, sources):
    """The folder to write into, if it overlaps no source."""
    corpus = Path(corpus).expanduser().resolve()
    if corpus.exists() and not corpus.is_dir():
        raise ValueError(f"{str(corpus)!r} is a file; name a folder to write the articles into")
    for source in map(find_corpus, sources):
        if source == corpus or source in corpus.parents or corpus in source.parents:
            raise ValueError(f"{str(corpus)!r} and the source {str(source)!r} lie in each other; name another folder")
    corpus.mkdir(parents=True, exist_ok=True)
    return corpus


def _known(corpus):
    """What the corpus held before, for the search of duplicates."""
    try:
        known = read_articles(corpus)[["article", "clean"]]
    except ValueError:  # nothing there yet
        return pd.DataFrame({"article": [], "clean": []}, dtype=str)
    return known.assign(article=known["article"] + ".md")


def _take(article, corpus):
    """Write one article; what was done."""
    content = _as_file(article).encode("utf-8", errors="replace")
    path, outcome = _write(corpus, _file_name(article["article"]), content)
    return {
        "source": article["path"],
        "article": article["article"],
        "file": path.name,
        "outcome": outcome,
        "change": _change(article),
        "characters": len(article["raw"]),
    }


def _as_file(article):
    """Front matter, one key a line, and the article's raw text."""
    lines = []
    for key, value in article.items():
        if key not in NOT_KEPT and KEY.fullmatch(str(key)) and not pd.isna(value) and str(value).strip():
            lines.append(f"{key}: {' '.join(str(value).split())}")
    lines += [f"file: {Path(article['path']).name}", f"read_as: {article['encoding']}"]
    return "\n".join(["---", *lines, "---", "", article["raw"].lstrip("\r\n").replace("\0", "\ufffd")])


def _write(corpus, name, content):
    """The first file of this name, or of this name and a number, that is free or holds just this."""
    number = 1
    while True:
        path = corpus / (f"{name}.md" if number == 1 else f"{name}-{number}.md")
        try:
            with open(path, "xb") as file:
                file.write(content)
            return path, "taken"
        except FileExistsError:
            if path.is_file() and path.read_bytes() == content:
                return path, "there already"
        number += 1


def _file_name(name):
    """A name of plain letters, digits and hyphens, that no file system minds."""
    plain = re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")[:NAME_LENGTH].strip("-")
    return "article" if plain in ("", "readme") else plain


def _change(article):
    changes = []
    ending = Path(article["path"]).suffix.lower()
    if ending not in (".md", ".txt"):
        changes.append(f"text taken from {ending}")
    if article["encoding"] not in (None, "utf-8", "unicode"):
        changes.append(f"{article['encoding']} → utf-8")
    return "; ".join(changes)


def report_lines(report):
    """The report in words, a line an article or a file left out, and a line on all of them.

    Parameters
    ----------
    report : pandas.DataFrame
        As `ingest` gives it.

    Yields
    ------
    str
    """
    for row in report.astype(object).fillna("").to_dict("records"):
        if row["outcome"] in ("skipped", "look at"):
            yield f"{row['outcome']}  {row['source']}: {row['reason']}; {row['advice']}"
            continue
        notes = [row["change"]] * bool(row["change"])
        if row["duplicate_of"]:
            notes.append("repeats " + row["duplicate_of"] + ("" if row["likeness"] == 1 else f" by {row['likeness']:.0%}"))
        yield f"{row['outcome']}  {row['source']} -> {row['file']}" + (f" ({'; '.join(notes)})" if notes else "")
    counts = report["outcome"].value_counts()
    told = ", ".join(f"{counts.get(outcome, 0):,} {outcome}" for outcome in ("taken", "there already", "skipped"))
    yield f"{told}; {report['duplicate_of'].notna().sum():,} repeat another article and are kept"


def _with_duplicates(report, articles, known, likeness):
    """The report with the earlier article, in the corpus or the sources, that each one repeats."""
    there = set(report.loc[report["outcome"] == "there already", "file"])
    table = pd.concat([known[~known["article"].isin(there)], articles[["article", "clean"]]], ignore_index=True)
    found = find_duplicates(table, likeness)[["article", *FOUND]]
    return report.merge(found, on="article", how="left")
