"""Times of day, to EDTF (ISO 8601-2), told from lengths of time."""

import re

from diembao.extract.spoken import BELOW_HUNDRED, WORD_NUMBER, below_hundred, words_of

TIME = re.compile(
    r"""(?P<hour>\d{1,2})
    (?: \s?(?P<mark>h|g|giờ)(?![^\W\d_])
          (?:\s?(?P<minute>\d{1,2})(?!\d|[.,/]\d)(?:\s?(?:phút|ph\b|p\b)|['’′])?)?
          (?:(?<=phút)\s(?P<second>\d{1,2})\sgiây\b)?
          (?:\ském\s(?P<less>\d{1,2}))?(?P<half_past>\srưỡi)?
      | :(?P<minutes>\d\d)(?::(?P<seconds>\d\d))?(?!\d) )
    (?:\s(?P<part>sáng\s?sớm|rạng\ssáng|sáng|trưa|chiều|tối|đêm|khuya)(?![^\W\d_])|\s(?P<half>am|pm))?""",
    re.VERBOSE | re.IGNORECASE,
)
# tám giờ ba mươi phút sáng, chín giờ rưỡi, bốn giờ kém mười: one word tells minutes only before phút or behind kém.
_ZERO = r"không\s(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
WORDED = re.compile(
    rf"""(?P<hour>không|{WORD_NUMBER})\sgiờ(?![^\W\d_])
    (?: \ském\s(?P<less>{BELOW_HUNDRED}|{WORD_NUMBER})(?![^\W\d_])(?:\sphút)?
      | \s(?P<minute>{_ZERO}|{BELOW_HUNDRED}|mười)(?![^\W\d_])(?:\sphút)?
      | \s(?P<few>không|{WORD_NUMBER})(?=\sphút)\sphút
      | (?P<half_past>\srưỡi) )?
    (?:(?<=phút)\s(?P<second>{BELOW_HUNDRED}|{WORD_NUMBER})\sgiây)?
    (?:\s(?P<part>sáng\s?sớm|rạng\ssáng|sáng|trưa|chiều|tối|đêm|khuya))?(?![^\W\d_])""",
    re.VERBOSE | re.IGNORECASE,
)
HOURS_BETWEEN = re.compile(r"\s?(?:[-–]|đến|tới)\s?")
STRETCH = re.compile(r"(?:từ )?([^-–]{2,40}?)(?:\s?[-–]\s?| (?:đến|tới) )([^-–]{2,40})", re.IGNORECASE)
TIME_CUES = frozenset(("lúc", "hồi", "vào"))
LENGTH_CUES = frozenset("trong suốt sau mất dài mỗi vòng / cả hơn gần thêm chừng nhiều".split())
DAY_BEHIND = re.compile(r"\d{1,2}[-/]\d{1,2}(?:[-/]\d{4})?(?!\d)")
ON_A_DAY = ("ngày ", "hôm ", "cùng ngày", "sáng", "đêm", "thứ ", "hằng ngày", "hàng ngày")


def scan_time(t, i):
    """A time of day that starts at a token: (end, EDTF), or None; `8 giờ` alone is a length of time."""
    m = TIME.match(t.source, t.start[i])
    edtf = m and _clock(m)
    return (m.end(), edtf) if edtf and _tells_time(t, i, m) else None


def _hours_of_part(t, i):
    """`3-4h chiều`: two hours before one part of a day."""
    if not (t.is_number(i) and t.low[i + 1] in ("-", "–") and t.is_number(i + 2) and len(t.text[i]) <= 2):
        return None
    m = TIME.match(t.source, t.start[i + 2])
    if not m or not m["part"] or not m["mark"] or not t.text[i].isdigit():
        return None
    begin, end = TIME.match(f"{t.text[i]}h {m['part']}"), _clock(m)
    begin = begin and _clock(begin)
    return (m.end(), f"{begin}/{end}") if begin and end and begin < end else None


def scan_hours(t, i):
    """Hours of a day from one to another: `từ 18g30 - 22g30`, `8h đến 17h30`: (end, EDTF), or None."""
    opened = t.low[i] == "từ"
    if found := _hours_of_part(t, i + opened):
        return found
    first = TIME.match(t.source, t.start[i + opened])
    between = first and HOURS_BETWEEN.match(t.source, first.end())
    last = between and TIME.match(t.source, between.end())
    begin, end = first and _clock(first), last and _clock(last)
    if not begin or not end or begin == end:
        return None
    told = [m["minute"] or m["minutes"] or m["part"] for m in (first, last)]
    marks = [(m["mark"] or "").lower() for m in (first, last)]
    hours = all(marks) and (opened or marks == ["h", "h"])  # a length has its unit once: từ 5 đến 6 giờ
    length = "phút" in first[0] + last[0]
    return (last.end(), f"{begin}/{end}") if (any(told) or hours) and not length else None


def scan_worded_time(t, i):
    """`lúc tám giờ ba mươi phút`, `năm giờ rưỡi sáng`: (end, EDTF), or None where it may be a length of time."""
    if "giờ" not in t.low[i + 1 : i + 4]:
        return None
    m = WORDED.match(t.source, t.start[i])
    cue = t.before(i - 1) if t.before(i) in ("khoảng", "gần", "hơn", "đúng") else t.before(i)
    if not m or "giây" in m[0] or not (m["part"] or cue in ("lúc", "hồi")):  # vào một giờ nhất định is no time
        return None
    edtf = _worded_clock(m)
    return (m.end(), edtf) if edtf else None


def _worded_clock(m):
    """The EDTF time of a match of WORDED: its numbers in digits, read as any other."""
    told = {name: below_hundred(words_of(words)) for name, words in m.groupdict().items() if words and name in _NUMBERS}
    minute = told.get("minute", told.get("few"))
    digits = f"{told['hour']} giờ" + (f" {minute} phút" if minute is not None else "")
    digits += f" {told['second']} giây" if "second" in told else ""
    digits += (f" kém {told['less']}" if "less" in told else "") + (m["half_past"] or "")
    return _clock(TIME.fullmatch(digits + (f" {m['part']}" if m["part"] else "")))


_NUMBERS = frozenset("hour minute few second less".split())


def read_clock(text):
    """The EDTF time or stretch of time of a text that is nothing but a time of day, or None."""
    if m := TIME.fullmatch(text):
        return _clock(m)
    if m := WORDED.fullmatch(text):
        return _worded_clock(m)
    if (m := STRETCH.fullmatch(text)) and not STRETCH.fullmatch(m[2]):
        begin, end = read_clock(m[1]), read_clock(m[2])
        return f"{begin}/{end}" if begin and end else None
    return None


def _clock(m):
    hour, minute, second = int(m["hour"]), int(m["minute"] or m["minutes"] or 0), int(m["second"] or m["seconds"] or 0)
    part = (m["part"] or m["half"] or "").lower()
    if (
        hour > 24
        or minute > 59
        or second > 59
        or int(m["less"] or 0) > 59
        or (m["mark"] and m["mark"].lower() != "giờ" and m["minute"] and len(m["minute"]) == 1)
    ):
        return None
    if m["half_past"]:
        minute = 30
    if m["less"]:
        hour, minute = (hour - 1) % 24, 60 - int(m["less"])
    return f"T{_of_day(hour, part) % 24:02d}:{minute:02d}" + (f":{second:02d}" if m["second"] or m["seconds"] else "")


def _of_day(hour, part):
    """The hour of 24 that an hour of a part of the day is: 3 giờ chiều is 15, 12 giờ đêm is 0."""
    if part in ("đêm", "khuya", "am") and hour == 12:
        return 0
    afternoon = part in ("chiều", "tối", "pm") and hour < 12
    night = part in ("đêm", "khuya") and 6 <= hour < 12
    noon = part == "trưa" and hour < 4
    return hour + 12 if afternoon or night or noon else hour


def _tells_time(t, i, m):
    """Whether a word beside it or its form alone makes this a time of day, and no length of time, ratio or score."""
    before, after = t.before(i), t.source[m.end() : m.end() + 12].lstrip(" ,(").lower()
    if after.startswith(("/", "%")) or before in ("/", "vòng") or "đồng hồ" in after:
        return False
    mark = (m["mark"] or "").lower()
    if m["part"] or m["half"] or before in TIME_CUES or (m["minute"] and mark != "giờ"):
        return True
    on_a_day = after.startswith(ON_A_DAY) or DAY_BEHIND.match(after) is not None
    if m["minutes"]:
        return before not in ("số", "thắng", "thua", "hòa") and (
            len(m["hour"]) == 2 or on_a_day or before in ("đến", "từ", ",", "")
        )
    if m["minute"]:  # 8 giờ 30: a length says phút and has no cue
        return on_a_day or (before in ("từ", "đến", "vào") and "phút" not in m[0])
    if mark == "g" and (t.low[i + 1] != "g" or not t.glued(i)):
        return False  # 5 g are grams
    if mark == "h":
        return before not in LENGTH_CUES and not (m["hour"] == "24" and before != "đến")
    within = before == "khoảng" and t.before(i - 1) in ("lúc", "vào")
    return on_a_day or within or (mark == "g" and before in ("từ", "đến"))
