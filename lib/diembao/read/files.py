"""Files, folders and tables of records become the articles table; what cannot be read is listed and the rest goes on."""

import hashlib
import os
import re
from pathlib import Path

import pandas as pd

from diembao.read.clean import clean
from diembao.read.encodings import Undecided, decode
from diembao.read.errors import Unreadable, note
from diembao.read.formats import READERS
from diembao.read.packages import TABLE_ENDINGS, read_file, read_members
from diembao.read.passages import ARTICLE_COLUMNS
from diembao.read.tables import read_table

TEXT_ENDINGS = {".txt", ".md", *READERS}
# Documents that somebody would miss if they were passed over in silence.
NOT_READ = {
    ".doc",
    ".rtf",
    ".odt",
    ".epub",
    ".mht",
    ".mhtml",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".rar",
    ".7z",
    ".gz",
    ".json",
    ".tsv",
}
METADATA = ["title", "outlet", "author", "published", "series", "part", "url"]
FRONT_MATTER_LINE = re.compile(r"(?P<key>[\w-]+)\s*:\s?(?P<value>.*)")
MARKUP = re.compile(r"<[a-zA-Z/!]")
LOOK = "look at these lines, and mend them in an editor where they are wrong"


def project_root():
    """The folder that holds `data/corpora`: the checkout that this package is installed from."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "data" / "corpora").is_dir() else Path.cwd()


def shipped_corpora():
    """The names of the corpora that ship with the project, in alphabetical order."""
    folder = project_root() / "data" / "corpora"
    return sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []


def find_corpus(name):
    """The path of a corpus named by path or, for one that ships, by name.

    Parameters
    ----------
    name : str or path
        `ha-noi`, or the path of a folder, a text file or a table. A relative path is taken from the working
        directory, then from the project's root.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        If there is no such corpus; the message lists those that ship.

    Examples
    --------
    >>> find_corpus("ha-noi").name
    'ha-noi'
    """
    path = Path(name).expanduser()
    for place in (project_root() / "data" / "corpora" / path, path, project_root() / path):
        if str(name).strip() and place.exists():
            return place.resolve()
    raise FileNotFoundError(
        f"there is no corpus {str(name)!r}: it is neither a folder or file nor one of those that ship "
        f"({', '.join(shipped_corpora())}); give the path of a folder with .txt or .md files"
    )


def read_articles(*sources):
    """Read folders, files and tables of records into the articles table.

    Parameters
    ----------
    *sources : str or path
        Each one a corpus name, a folder of `.txt` and `.md` files (searched with its subfolders), such a file, or a table
        (`.csv`, `.jsonl`, `.parquet`) with a column `text`, whose other columns are carried along untouched.
        Text files may open with front matter: `key: value` lines between two lines `---`.

    Returns
    -------
    pandas.DataFrame
        A row an article: article (a unique name), title, outlet, author, published, series, part, url, path, encoding, sha256
        (of the file's bytes, or of the record's text), raw, clean, and a column for each further key or carried column
        (`source_…` where its name is taken). `attrs["skipped"]` lists files left out and `attrs["remarks"]` those that were
        read and deserve a look, each as a dict of path, reason and advice; `attrs["carried"]` names the columns of tables of
        records.

    Raises
    ------
    FileNotFoundError
        If a source does not exist.
    ValueError
        If nothing at all could be read; the message says why for each file.

    Examples
    --------
    >>> articles = read_articles("ha-noi")
    >>> len(articles) >= 14, articles.attrs["skipped"]
    (True, [])
    """
    return read_sources(sources, tables=False)


def read_sources(sources, tables):
    """As `read_articles`; with `tables`, tables of records that lie in a folder are read too, as `ingest` wants it."""
    if not sources:
        raise ValueError("no source was named; give the path of a folder, a text file or a table")
    rows, skipped, remarks, taken, carried = [], [], [], set(), {}
    for source in sources:
        for path, name in _files(find_corpus(source), skipped, tables):
            try:
                found = list(_read(path, name, skipped, remarks))
            except (Unreadable, OSError) as error:
                skipped.append(note(path, error))
                continue
            if path.suffix.lower() in TABLE_ENDINGS:
                carried |= dict.fromkeys(key for row in found for key in row if key not in ARTICLE_COLUMNS)
            for row in found:
                row["article"] = _unique(row["article"], taken)
                if row.get("title") and MARKUP.search(row["title"]):
                    remarks.append(note(path, Unreadable("the title holds markup", "it is shown as plain text and never run")))
            rows += found
    if not rows:
        told = "\n".join(f"  {s['path']}: {s['reason']}; {s['advice']}" for s in skipped)
        raise ValueError(f"nothing could be read from {', '.join(map(str, sources))}:\n{told}")
    articles = pd.DataFrame(rows)
    articles = articles[ARTICLE_COLUMNS + [c for c in articles if c not in ARTICLE_COLUMNS]]
    articles.attrs.update(skipped=skipped, remarks=remarks, carried=list(carried))
    return articles


def _unique(name, taken):
    """The name, or the name with the first free number, noting it as taken."""
    candidate, n = name, 2
    while candidate in taken:
        candidate, n = f"{name}-{n}", n + 1
    taken.add(candidate)
    return candidate


def _files(path, skipped, tables):
    """The files of a source in the order of their paths, each with the name that its article gets."""
    read = TEXT_ENDINGS | {".zip"}
    if path.is_file():
        if path.suffix.lower() in read | TABLE_ENDINGS:
            yield path, path.stem
        else:
            skipped.append(note(path, _another_ending(path)))
        return
    found, read = 0, read | (TABLE_ENDINGS if tables else set())
    for file in sorted(_walk(path, skipped)):
        if file.name == "README.md" or file.name.startswith("."):
            continue
        if file.suffix.lower() in read:
            found += 1
            yield file, file.relative_to(path).with_suffix("").as_posix()
        elif file.suffix.lower() in NOT_READ:
            skipped.append(note(file, _another_ending(file)))
    if not found:
        empty = Unreadable("the folder holds no .txt or .md file, nor another that is read", "put articles into it, one a file")
        skipped.append(note(path, empty))


def _another_ending(path):
    advice = f"save it as one of {', '.join(sorted(TEXT_ENDINGS | TABLE_ENDINGS | {'.zip'}))}"
    return Unreadable(f"the ending {path.suffix or '(none)'} is not read", advice)


def _walk(folder, skipped):
    """The files of a folder and its subfolders; a folder that may not be opened is noted."""
    for place, _, names in os.walk(folder, onerror=lambda error: skipped.append(note(error.filename, error))):
        yield from (Path(place) / name for name in names)


def _read(path, name, skipped, remarks):
    """The rows of one file: an article, those of a zipped folder, or a table's records."""
    if path.suffix.lower() in TABLE_ENDINGS:
        yield from _records(path, name, skipped)
    elif path.suffix.lower() == ".zip":
        for member, data in read_members(read_file(path), TEXT_ENDINGS, TABLE_ENDINGS | NOT_READ):
            place = Path(f"{path}/{member}")
            try:
                if isinstance(data, Unreadable):
                    raise data
                yield _article(place, f"{name}/{Path(member).with_suffix('').as_posix()}", data, remarks)
            except Unreadable as error:
                skipped.append(note(place, error))
    else:
        yield _article(path, name, read_file(path), remarks)


def _article(path, name, data, remarks):
    front, raw, told = _text(path, data)
    if not raw.strip():
        raise Unreadable("the file holds no text", "delete it, or paste the article into it")
    remarks += (note(path, Unreadable(remark, LOOK)) for remark in told)
    row = dict.fromkeys(ARTICLE_COLUMNS) | {key: front.pop(key, None) for key in [*METADATA, "encoding"]}
    row |= {(f"source_{key}" if key in ARTICLE_COLUMNS else key): value for key, value in front.items()}
    row |= {"article": name, "path": str(path), "sha256": hashlib.sha256(data).hexdigest()}
    return row | {"encoding": row["encoding"] or "utf-8", "raw": raw, "clean": clean(raw).text}


def _text(path, data):
    """What a file says of itself, its text, and what to look at in it."""
    if path.suffix.lower() in READERS:
        raw, metadata = READERS[path.suffix.lower()](data)
        remarks = metadata.pop("remarks", ())
        return metadata, raw, remarks
    try:
        found = decode(data)
    except Undecided as error:
        raise Unreadable(error.reason, error.advice) from None
    front, raw = split_front_matter(found.text)
    return front | {"encoding": found.encoding}, raw, found.remarks


def split_front_matter(text):
    """The front matter of a text as a dict, and the text behind it.

    Each line is `key: rest of the line`; the rest may hold anything, colons too.

    Raises
    ------
    Unreadable
        If the opening `---` is never closed or a line is not `key: value`; the reason names the line.

    Examples
    --------
    >>> split_front_matter("---\\ntitle: Bài 3: Việc làng\\n---\\nHôm nay họp.")
    ({'title': 'Bài 3: Việc làng'}, 'Hôm nay họp.')
    """
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != "---":
        return {}, text
    front, length = {}, len(lines[0])
    for number, line in enumerate(lines[1:], 2):
        length += len(line)
        if line.rstrip() == "---":
            return front, text[length:].lstrip("\r\n")
        m = FRONT_MATTER_LINE.fullmatch(line.strip())
        if m:
            front[m["key"].lower()] = m["value"].strip() or None
        elif line.strip():
            raise Unreadable(f"line {number} of the front matter is not `key: value`: {line.strip()[:60]!r}", "mend that line")
    raise Unreadable("the front matter is opened by --- and never closed", "put a line --- after the last key")


def _records(path, name, skipped):
    """The rows of a table with a column `text`, one an article."""
    table = read_table(path, skipped)
    if "text" not in table:
        raise Unreadable(
            f"the table has no column `text` (it has {', '.join(map(str, table.columns))})", "name the column of the texts so"
        )
    for i, record in enumerate(table.to_dict("records")):
        raw = record.pop("text")
        if not isinstance(raw, str) or not raw.strip():
            skipped.append(note(f"{path}, record {i + 1}", Unreadable("the record has no text", "fill its `text`")))
            continue
        row = dict.fromkeys(ARTICLE_COLUMNS) | {"article": f"{name}:{i}", "path": str(path), "encoding": "utf-8"}
        row |= {"sha256": hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(), "raw": raw, "clean": clean(raw).text}
        yield row | {(f"source_{key}" if key in ARTICLE_COLUMNS else str(key)): value for key, value in record.items()}
