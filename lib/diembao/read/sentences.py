"""Where the sentences of a passage end."""

import re
import unicodedata

# Titles, ranks and heads of names that are written short: a name follows, not a sentence.
BEFORE_NAMES = frozenset(
    """
    tp t.p q p h tx t.x tt x tr đ ts t.s ths th.s gs g.s pgs gs.ts gs.tskh pgs.ts ths.bs ts.bs bs.ckii bs ks kts ls ns nsnd nsưt
    nxb đ/c đc đt vd v.d ctv mr mrs ms dr st prof vs ô b đh thpt thcs ubnd hđnd tnhh bch
    """.split()
)
# These may also end a sentence: the word behind them tells.
ANYWHERE = frozenset("jr sr inc ltd co corp cty ct a.m p.m".split())
# Of these, words of their own in small letters.
CAPITAL_ALONE = frozenset("q p h x tt đ ô b st ms ns ct co".split())
# Behind a number this is a unit: `3 tr.`
UNIT = re.compile(r"\d\s*tr\Z")
# Words that open a sentence and are no name: behind `anh H.` they tell a new sentence from a name that goes on.
OPENERS = frozenset(
    """
    bên bà bị bởi chiều cho chị chỉ chúng cuối các cô còn có cũng cả do dù dưới gần hiện hôm họ hơn khi khoảng không kết là lúc lần
    mặc mặt một ngoài ngày ngược người nhưng những nhờ nếu này năm nó ông qua rồi sau song sáng theo thế thì tôi tuy trong trên
    trước từ tại tất tối với và vì vậy việc vừa ai đang đã đây đó đến để điều đầu đặc được
    """.split()
)
# A single letter behind these is a class, not the initial of a name: vitamin C, bảng A, quý I.
LETTERED = frozenset(
    """
    vitamin bảng khối nhóm loại hạng gan cúm type tuýp lô mục hình câu tổ lớp điểm quý khóa kỳ thứ cấp chương phần tập kỷ đợt bậc
    """.split()
)
ENUMERATES = re.compile(r"\d{1,2}|[a-zđ]|[IVX]{1,5}")
SENTENCE_END = re.compile(
    r"""
    [.!?…](?<![.!?…]{2})[.!?…]*+   # the end of a sentence: its first mark, told by what is behind it, which finds it soonest,
    (?P<closing>[”"’'»)\]]*+)  # the marks that it closes,
    [.!?…]*+                   # the second full stop of outlets that write one after a quotation,
    (?P<blank>\s*+)
    (?=                        # and the next one:
       (?: (?<=\s) (?: [+•*]\s*+ | [a-zđ][).]\s++ | [.…]++\s*+ ) )?  # a point of a list, also a stop that stands for one,
       [“"‘'«(\[]*+ (?:[-–]\s?+)? [“"‘'«(\[]*+     # opened or not,
       (?P<next>[^\W_]+)                          # with a capital or a number (`_starts` looks)
    )
    """,
    re.VERBOSE,
)
NOT_BLANK = re.compile(r"\S")
TOKEN_BEFORE = re.compile(r"[\w./-]*\Z")
LETTER_DOTS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
TORN = re.compile(r"\d\s*\Z")  # 5 . 000
WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")
OPENING = re.compile(r"(?:[“‘«(\[]|(?:^|\s)[\"'])\s*\Z")


def sentence_spans(text):
    """The spans of the sentences of one clean passage.

    Examples
    --------
    >>> text = "Ông ở Q.1. Vitamin C. có nhiều. Anh H. Theo bà J. K. An kể lại."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Ông ở Q.1.', 'Vitamin C. có nhiều.', 'Anh H.', 'Theo bà J. K. An kể lại.']
    """
    spans, start = [], 0
    for m in SENTENCE_END.finditer(text):
        if NOT_BLANK.search(text, start, m.start()) and _starts(text, m) and not _abbreviates(text, start, m):
            spans.append((start, m.start("blank")))
            start = m.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def _starts(text, m):
    """Whether a sentence starts after this mark: a capital or a number behind a blank, or `khẩn cấp”.Hội thảo` without one."""
    word, before = m["next"], text[m.start() - 1 : m.start()]
    if not m["closing"] and OPENING.search(text, max(0, m.start() - 3), m.start()):  # “... Tôi
        return False
    if m["blank"]:
        return word[0].isupper() or (
            word[0].isdigit() and not (word == "000" and TORN.search(text, max(0, m.start() - 4), m.start()))
        )
    return word[0].isupper() and word[1:2].islower() and (before.islower() or before in '”"') and m[0] == "."


def _abbreviates(text, start, m):
    """Whether this full stop belongs to a short form or to the number of a list, and the sentence goes on."""
    if m[0].rstrip() != ".":
        return False
    last = text[max(0, m.start() - 20) : m.start()].rpartition(" ")[2]  # no token goes over a blank
    token = TOKEN_BEFORE.search(last)[0]
    if ENUMERATES.fullmatch(token) and not NOT_BLANK.search(text, start, m.start() - len(token)):
        return True
    opens = m["next"].lower() in OPENERS
    short = token.lower()
    if UNIT.search(text, max(0, m.start() - 6), m.start()):
        return False
    if short in BEFORE_NAMES and (token[:1].isupper() or short not in CAPITAL_ALONE):
        return len(token) > 1 or not opens
    if short == "no":  # No. 5; `no` is a word
        return token[0].isupper() and m["next"][0].isdigit()
    if short in ANYWHERE and (token[:1].isupper() or short not in CAPITAL_ALONE):
        return not opens
    if LETTER_DOTS.fullmatch(token):
        return short != "v.v" and not opens
    return _is_initial(text, token, m) and not opens


def _is_initial(text, token, m):
    """Whether a capital alone is the first letter of a name: not the words Á and Ý, nor a class such as vitamin C."""
    if len(token) != 1 or not token.isupper() or (len(unicodedata.normalize("NFD", token)) > 1 and token not in "ĂÂÊÔƠƯ"):
        return False
    word = WORD_BEFORE.search(text, max(0, m.start() - 20), m.start() - 1)
    return not word or word[1].lower() not in LETTERED
