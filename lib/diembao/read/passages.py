"""Passages with their roles, and sentences: where an article's title, headings, captions, body and byline stand."""

import hashlib
import re
from collections import namedtuple

import pandas as pd

from diembao.read.clean import clean
from diembao.read.sentences import sentence_spans

ARTICLE_COLUMNS = [
    "article", "title", "outlet", "author", "published", "series", "part", "url", "path", "encoding", "sha256", "raw", "clean",
]  # fmt: skip
PASSAGE_COLUMNS = ["article", "passage", "start", "end", "role", "text", "clean", "duplicate_of"]
Passage = namedtuple("Passage", PASSAGE_COLUMNS)
SENTENCE_COLUMNS = ["article", "passage", "sentence", "start", "end", "role", "text", "clean"]

# A block is a line; lines that were broken at a fixed width are joined (see `_blocks`).
LINE = re.compile(r"[^\n]*\S")
CONTINUATION = re.compile(r"\W*(?:còn nữa|còn tiếp|xem tiếp trang \d+|tiếp theo (?:trang|kỳ)[^.]*|hết)\W*", re.IGNORECASE)
CREDIT = re.compile(
    r"""
    [(\[]?\s*                                           # (
    (?:Ảnh|Đồ\shọa|Clip|Video)(?:\s(?:minh\shọa|tư\sliệu))?  # Ảnh minh họa
    \s*:\s*
    [^\s.:][^.:]{1,50}?                                 # LÊ HIẾU
    [)\]]?\.?\s*\Z
    """,
    re.VERBOSE,
)
BYLINE_OPENING = re.compile(r"(?:Bài(?: và ảnh)?|Thực hiện|Tin, ảnh|Theo|Người dịch|Biên dịch)\s*:?\s+(?=\S)")
ENDS_SENTENCE = re.compile(r"[.!?…;:,][”\"’')\]]*\Z")
# Characters; what is longer is cut, so that memory and time stay in step with the text.
LONGEST_BLOCK = 100_000
TITLE_WORDS, HEADING_WORDS, BYLINE_WORDS = 45, 20, 10


def as_articles(texts):
    """A table of articles from a table of articles, or from one plain text (then its id is `text`).

    Examples
    --------
    >>> as_articles("Hà Nội có 30 quận, huyện.")[["article", "clean"]]
      article                      clean
    0    text  Hà Nội có 30 quận, huyện.
    """
    if isinstance(texts, pd.DataFrame):
        _demand(texts, {"article", "raw"}, "articles", "read_articles")
        return texts
    if not isinstance(texts, str):
        raise TypeError(f"expected a table of articles or a text, not {type(texts).__name__}; read_articles makes the table")
    row = dict.fromkeys(ARTICLE_COLUMNS) | {"article": "text", "raw": texts, "clean": clean(texts).text}
    row["sha256"] = hashlib.sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()
    return pd.DataFrame([row], columns=ARTICLE_COLUMNS)


def _demand(table, columns, what, maker):
    missing = columns - set(table.columns)
    if missing:
        raise ValueError(f"this is no table of {what}: the columns {sorted(missing)} are missing; {maker} makes one")


def split_passages(articles):
    """Split articles into blocks of text and say what each is.

    Parameters
    ----------
    articles : pandas.DataFrame or str
        The table of `read_articles`, or one text.

    Returns
    -------
    pandas.DataFrame
        A row a passage: article, passage (a running number within the article), start, end (offsets into raw),
        role (title, lead, heading, body, caption, credit, byline, continuation), text (`raw[start:end]`), clean, and
        duplicate_of (the number of the earlier passage that this one repeats word by word, else missing).

    Examples
    --------
    >>> split_passages("Hai cầu mới\\n\\nTỉnh khánh thành hai cầu.\\nCầu Đông. Ảnh: LÊ AN\\n")[["role", "text"]]
          role                       text
    0    title                Hai cầu mới
    1     body  Tỉnh khánh thành hai cầu.
    2  caption                  Cầu Đông.
    3   credit                Ảnh: LÊ AN
    """
    passages = pd.DataFrame(_passages(articles), columns=PASSAGE_COLUMNS)
    return passages.astype({"duplicate_of": "Int64"})


def _passages(articles):
    for article in as_articles(articles).to_dict("records"):
        yield from _article_passages(article["article"], article["raw"], article.get("title"))


def _article_passages(name, raw, title):
    whole = clean(raw)
    spans = [part for start, end in _blocks(whole.text) for part in _caption_parts(whole.text, start, end)]
    texts = [whole.text[start:end] for start, end, _ in spans]
    first, rows = {}, []
    for i, ((start, end, _), role) in enumerate(zip(spans, _roles(spans, texts, title), strict=True)):
        raw_start, raw_end = whole.to_raw(start, end)
        again = first.setdefault(texts[i], i)
        rows.append(Passage(name, i, raw_start, raw_end, role, raw[raw_start:raw_end], texts[i], again if again != i else None))
    return rows


def _blocks(text):
    """The spans of the blocks of a clean text: its lines, or its paragraphs where lines were broken at a fixed width."""
    lines = [(m.start() + len(m[0]) - len(m[0].lstrip()), m.end()) for m in LINE.finditer(text)]
    blocks = []
    for start, end in lines:
        if blocks and text.count("\n", blocks[-1][1], start) == 1 and _broken_line(text, *blocks[-1]):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return [part for start, end in blocks for part in _cut(text, start, end)]


def _cut(text, start, end):
    """The parts of a block that is no paragraph but a whole file on one line: each ends with a sentence, else with a word."""
    while end - start > LONGEST_BLOCK:
        limit = start + LONGEST_BLOCK
        at = max(text.rfind(sign, start, limit) + 1 for sign in (". ", "! ", "? ")) or text.rfind(" ", start, limit) or limit
        at = at if at > start else limit
        yield start, at
        start = at
        while text[start : start + 1].isspace():
            start += 1
    yield start, end


def _broken_line(text, start, end):
    """Whether a fixed width cut the last line of this block: middling long, no end of a sentence, going on in small letters."""
    line = text[text.rfind("\n", start, end) + 1 : end] if "\n" in text[start:end] else text[start:end]
    following = text[end:].lstrip()[:1] if len(text) - end < 200 else text[end : end + 200].lstrip()[:1]
    return 50 <= len(line) <= 110 and not ENDS_SENTENCE.search(line) and following.islower()


def _caption_parts(text, start, end):
    """A block that ends in a photo credit is a caption and a credit; any other block is one part."""
    tail = max(start, end - 80)
    credit = CREDIT.search(text, tail, end) if text.find(":", tail, end) >= 0 else None  # no credit goes without a colon
    if not credit:
        return [(start, end, None)]
    caption_end = start + len(text[start : credit.start()].rstrip())
    credit_start = credit.start() + len(credit[0]) - len(credit[0].lstrip())
    return ([(start, caption_end, "caption")] if caption_end > start else []) + [(credit_start, end, "credit")]


def _roles(spans, texts, title):
    roles = [role for _, _, role in spans]
    open_ = [i for i, role in enumerate(roles) if role is None]
    for i in open_:
        if CONTINUATION.fullmatch(texts[i]):
            roles[i] = "continuation"
    _mark_title(roles, texts, title)
    last = next((i for i in reversed(range(len(roles))) if roles[i] != "continuation"), 0)
    if last and roles[last] is None and _is_byline(texts[last]):
        roles[last] = "byline"
    for i, role in enumerate(roles):
        if role is None:
            followed = any(r is None for r in roles[i + 1 : i + 2])
            roles[i] = "heading" if followed and i and _is_heading(texts[i], texts[i + 1]) else None
    _mark_lead(roles)
    return [role or "body" for role in roles]


def _mark_title(roles, texts, title):
    """The first block is the title if it reads like one and something follows; so are its repetitions right after it."""
    if not texts or roles[0] is not None:
        return
    known = title and texts[0] == clean(str(title)).text
    likely = len(texts) > 1 and len(texts[0].split()) <= TITLE_WORDS and not ENDS_SENTENCE.search(texts[0])
    if known or likely:
        for i, text in enumerate(texts):
            if text != texts[0]:
                break
            roles[i] = "title"


def _mark_lead(roles):
    """The block after the title leads in where a heading or at least two more blocks of text follow it."""
    first = next((i for i, role in enumerate(roles) if role != "title"), None)
    if first and roles[first] is None:
        rest = roles[first + 1 :]
        if "heading" in rest[:1] or rest.count(None) >= 2:
            roles[first] = "lead"


def _is_heading(text, following):
    words = len(text.split(None, HEADING_WORDS))  # more need no counting
    return (
        words <= HEADING_WORDS and words * 2 < len(following.split()) and not ENDS_SENTENCE.search(text) and text[0] not in "-–*•"
    )


def _is_byline(text):
    """Names alone, or after an opening such as `Bài và ảnh:`."""
    names = BYLINE_OPENING.sub("", text, count=1)
    words = re.findall(r"[^\W\d_]+", names)
    return 0 < len(words) <= BYLINE_WORDS and not re.search(r"[.!?:]\s*\S", names) and all(w[0].isupper() for w in words)


def split_sentences(passages):
    """Split passages into sentences.

    Parameters
    ----------
    passages : pandas.DataFrame or str
        The table of `split_passages`, or one text.

    Returns
    -------
    pandas.DataFrame
        A row a sentence: article, passage, sentence (a running number within the article), start, end (offsets into
        raw), role (of the passage), text (`raw[start:end]`), clean.

    Examples
    --------
    >>> split_sentences("TP. Hồ Chí Minh có 2.300 xã… Ông hỏi: “Thật ư?”. Đúng vậy.")["text"].tolist()
    ['TP. Hồ Chí Minh có 2.300 xã…', 'Ông hỏi: “Thật ư?”.', 'Đúng vậy.']
    """
    rows, number, article = [], 0, None
    for p in as_passages(passages).itertuples():
        number = number if p.article == article else 0
        article, whole = p.article, clean(p.text)
        for start, end in sentence_spans(whole.text):
            s, e = whole.to_raw(start, end)
            rows.append((article, p.passage, number, p.start + s, p.start + e, p.role, p.text[s:e], whole.text[start:end]))
            number += 1
    return pd.DataFrame(rows, columns=SENTENCE_COLUMNS)


def as_passages(passages):
    """A table of passages from a table of passages, a table of articles, or one plain text."""
    if isinstance(passages, pd.DataFrame) and "passage" in passages:
        return passages
    return split_passages(passages)


def each_passage(passages):
    """The rows of `as_passages` as tuples with names: a reader that needs no table spares the making of one."""
    if isinstance(passages, pd.DataFrame) and "passage" in passages:
        return passages.itertuples()
    return _passages(passages)


def as_sentences(sentences):
    """A table of sentences from a table of sentences, passages or articles, or from one plain text."""
    if isinstance(sentences, pd.DataFrame) and "sentence" in sentences:
        return sentences
    return split_sentences(sentences)
