"""Scores of matches, told from dates and ranges: 2-1."""

import re

from diembao.extract.phrases import is_known, unit_at
from diembao.extract.tokens import Mention

# Words before a day of the month; a pair of numbers behind one is no score.
CALENDAR = frozenset("ngày hôm sáng trưa chiều tối đêm khuya qua nay mai kia đến từ kể tuần rạng nhật".split())
PARTS_OF_DAY = frozenset("ngày sáng trưa chiều tối đêm qua nay mai".split())
# Two or more pairs in a row are sets: 7-6, 6-4. A volley of 25/21 can be no day.
SETS = re.compile(r"\d{1,2}-\d{1,2},?\s\d{1,2}-\d{1,2}(?!\d|[-/.]\d)")
VOLLEY = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d]|[.,/\-–:%]\d|%)")
SCORE = re.compile(r"(?P<a>\d{1,3})\s?[-–:]\s?(?P<b>\d{1,3})(?![\d]|[.,/\-–:%]\d|%)")
SPORT = frozenset(
    "thắng thua hòa bại hạ dẫn gỡ số tỷ tỉ áo set ván hiệp chung đè vùi chiến trận đấu lượt cuộc điểm quyết bàn đội tứ vòng".split()
)
OUTCOMES = frozenset("thắng thua hòa bại gỡ".split())
# Without a word of sport, a pair of more than these is no score.
MOST_GOALS = 20
MATH = frozenset("= x × + *".split())
WEEKDAYS = frozenset("hai ba tư năm sáu bảy nhật".split())
# One of these makes a passage one about sport.
SPORTY = re.compile(
    "cầu thủ|bàn thắng|trận đấu|tỷ số|tỉ số|huấn luyện viên|vô địch|giải đấu|đội tuyển|thủ môn|hiệp [12]|tay vợt|hạt giống|bán kết"
    "|tứ kết|chung kết|vòng loại|vòng bảng|lượt trận|trận gặp|trận thắng|sân nhà|sân khách|khung thành|trọng tài|tiền đạo|hậu vệ"
    r"|tiền vệ|SEA Games|Champions|League|Grand Slam|World Cup|penalty|\b(?:HLV|set|ván)\b"
)


def scan_score(t, i, sporty, previous=None):
    """The score of a match: 2-1; whether the passage speaks of sport decides between it, a date and a range."""
    m = SCORE.match(t.source, t.start[i]) or (_volley(t, i) if sporty or previous else None)
    if not m or (m["a"][0] == "0" and len(m["a"]) > 1):
        return None
    last = t.at(m.end(), i)
    a, b = int(m["a"]), int(m["b"])
    known = unit_at(t, last) if _no_range(a, b) else is_known(t, last)
    if (known and t.low[last] not in PARTS_OF_DAY) or (i and t.glued(i - 1) and t.low[i - 1] in "-–:/."):
        return None
    told = _is_told(t, i, sporty) and not (t.before(i) in PARTS_OF_DAY and a <= 31 and 0 < b <= 12)
    if not told and t.before(i) not in CALENDAR and SETS.match(t.source, t.start[i]):
        told = any(word in OUTCOMES for word in t.low[max(0, i - 10) : i])
    if max(a, b) <= MOST_GOALS and not _is_dated(t, i, first=False) and (_no_range(a, b) or _between_sides(t, i, last)):
        told = told or t.low[last] not in MATH
    alone = t.size == last - i == 3 and not t.glued(i)  # a cell of a table of results
    if _fixture(t, i) or _goes_on(t, i, previous) or told or alone or (sporty and not _is_dated(t, i) and max(a, b) <= 40):
        return Mention(t.start[i], m.end(), "score", i, last, low=a, high=b)
    return None


def _volley(t, i):
    """Points of a set with a slash, where they can be neither a day nor a part: 25/21."""
    m = VOLLEY.match(t.source, t.start[i])
    return m if m and 12 < int(m["b"]) < 40 and 12 < int(m["a"]) < 40 and max(int(m["a"]), int(m["b"])) > 14 else None


def _is_told(t, i, sporty):
    """Whether a word of winning stands before it, or in a passage about sport any word of a match."""
    cues = SPORT if sporty else OUTCOMES
    return any(word in cues for word in t.low[max(0, i - 4) : i])


def _is_dated(t, i, first=True):
    """Whether the words before it, or its place as the `first` of a line, make a day likelier."""
    return t.before(i) in CALENDAR or (t.before(i) in ("(", ",") and t.before(i - 1) in CALENDAR) or (first and not i)


def _no_range(a, b):
    """Whether a pair can be neither a range nor a day: 2-0, 0-1."""
    return (b == 0 or a == 0) and a + b < MOST_GOALS


def _between_sides(t, i, last):
    """Whether it stands between two names: Valencia 1-0 Villarreal."""
    sides = t.is_word(i - 1) and t.is_word(last) and t.text[i - 1][:1].isupper() and t.text[last][:1].isupper()
    return i > 0 and sides and t.low[i - 1] not in WEEKDAYS and not t.glued(last - 1)


def _fixture(t, i):
    """Whether a pair of sides stands before it: Chelsea - Barcelona: 1-2."""
    sides = any(sign in ("-", "–") for sign in t.low[max(0, i - 7) : max(0, i - 1)])
    name = i - 2 if t.before(i) == ":" else i - 1
    return sides and name > 0 and t.text[name][:1].isupper() and t.low[name] not in CALENDAR


def _goes_on(t, i, previous):
    """Whether this is one more of a row of scores: 3-0 (25-19, 25-17, 25-20)."""
    if previous is None or previous.kind != "score":
        return False
    between = t.low[previous.last : i]
    names = all(t.text[j][0].isupper() for j in range(previous.last, i - 1))  # Sevilla 0-0 Cadiz (2-3)
    return between in ([","], ["("], ["và"], ["hay"], ["hoặc"], [",", "và"], [";"]) or (
        len(between) < 5 and between[-1:] == ["("] and names
    )
