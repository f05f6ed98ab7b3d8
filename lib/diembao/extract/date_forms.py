"""The forms of dates and periods in newspapers, one pattern each."""

import re

from diembao.extract.spoken import WORD_NUMBER as _WORD_NUMBER
from diembao.extract.spoken import YEAR_WORDS

_SEP = r"\s?[/.\-–]\s?"
# A year in words stands behind năm alone: năm hai nghìn không trăm hai mươi.
_IN_WORDS = rf"(?<=năm\s){YEAR_WORDS}"
_YEAR = rf"(?P<year>\d{{4}}|\d{{2}}(?=\W|$)|{_IN_WORDS})"
_FULL_YEAR = rf"(?P<year>\d{{4}}|{_IN_WORDS})"
_NO_MORE = r"(?![\d]|[.,/\-–]\d)"
# What may stand between từ, đến and the date itself: từ ngày mai 30/9, đến hết ngày 5/6, từ đầu tháng 3.
_FILLER = r"""(?:(?:hết|hồi|khoảng|đầu|giữa|cuối|sáng|trưa|chiều|tối|đêm|hôm\s(?:nay|qua|kia)|ngày\s(?:mai|kia|hôm\s(?:nay|qua))
    |chủ\snhật|thứ\s\w+|nay|mai|,)\s){0,3}"""


def _pattern(prose):
    return re.compile(prose, re.VERBOSE | re.IGNORECASE)


DAY = _pattern(
    rf"""(?:(?:ngày|mùng|mồng|hôm)\s(?:(?:mùng|mồng)\s)?|ngày(?=\d))   # ngày, mùng; ngày31-1 in haste
    (?P<day>\d{{1,2}}|{_WORD_NUMBER})                          # 3
    (?: (?:{_SEP}|\s(?:tháng|th)\s)                            # - or tháng
        (?P<month>\d{{1,2}}|giêng|chạp|{_WORD_NUMBER})         # 2
        (?: (?:{_SEP}|,?\snăm\s) {_YEAR} )? )?                 # /1930 or năm 1930
    {_NO_MORE}"""
)
NUMERIC = _pattern(
    rf"""(?P<day>\d{{1,2}})
    (?: (?P<sep>[/.\-–])(?P<month>\d{{1,2}}) (?: (?P=sep) (?P<year>\d{{4}}|\d{{2}}) )?
      | \stháng\s(?P<month_word>\d{{1,2}}|giêng|chạp|{_WORD_NUMBER}) (?: (?:{_SEP}|,?\snăm\s)(?P<year_word>\d{{4}}|{_IN_WORDS}) )? )
    {_NO_MORE}"""
)
# mười lăm tháng tám, without ngày
WORDED = _pattern(
    rf"""(?P<day>{_WORD_NUMBER})\stháng\s(?P<month>\d{{1,2}}|giêng|chạp|{_WORD_NUMBER})
    (?: (?:{_SEP}|,?\snăm\s) {_FULL_YEAR} )? (?![^\W\d_]) {_NO_MORE}"""
)
MONTH = _pattern(
    rf"""tháng\s (?P<month>\d{{1,2}}|giêng|chạp|{_WORD_NUMBER})
    (?: (?:{_SEP}|,?\snăm\s) {_FULL_YEAR} )? {_NO_MORE}"""
)
MONTH_YEAR = _pattern(rf"(?P<month>\d{{1,2}})[/\-–.](?P<year>(?:1[89]|20)\d\d){_NO_MORE}")
YEAR = _pattern(
    rf"""năm\s(?P<year>\d{{1,4}}|{_IN_WORDS})
    (?: (?P<bc>\s(?:trước|tr\.?)\s(?:công\snguyên|cn)|\stcn\b) | (?P<ad>\s(?:sau\s(?:công\snguyên|cn\b)|scn\b)) )?{_NO_MORE}"""
)
QUARTER = _pattern(
    rf"""quý\s(?P<quarter>IV|I{{1,3}}|[1-4]|một|hai|ba|bốn|tư|nhất|đầu)\b
    (?: (?:{_SEP}|,?\s(?:của\s)?năm\s) {_FULL_YEAR} )? {_NO_MORE}"""
)
DECADE = _pattern(
    r"""(?:(?:thập\s(?:niên|k[ỷỉ])|những\snăm)\s)+(?P<decade>\d0|\d{3}0|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\smươi)s?(?!\d)
    (?:\s(?:của\s)?thế\sk[ỷỉ]\s(?P<century>trước|XX|XIX|XXI|20|19|21))?"""
)
CENTURY = _pattern(r"thế\sk[ỷỉ]\s(?:thứ\s)?(?P<century>[IVX]+\b|\d{1,2}(?!\d))(?P<bc>\s(?:trước|tr\.?)\s(?:công\snguyên|cn))?")
CENTURIES_APART = _pattern(
    r"thế\sk[ỷỉ]\s(?:thứ\s)?(?P<from>[IVX]+|\d{1,2})\s?[-–]\s?(?P<to>[IVX]+\b|\d{1,2}(?!\d))(?!\s(?:trước|tr\.))"
)
ISO = _pattern(rf"(?P<year>(?:1[89]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d){_NO_MORE}")
BARE_YEAR = _pattern(rf"(?P<year>(?:1[0-9]|20)\d\d){_NO_MORE}")
ENGLISH_MONTHS = "january february march april may june july august september october november december".split()
_ENGLISH_MONTH = "|".join(ENGLISH_MONTHS)
ENGLISH = _pattern(rf"(?P<month>{_ENGLISH_MONTH})\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})(?!\d)")
ENGLISH_DAY = _pattern(rf"(?P<day>\d{{1,2}})\s(?P<month>{_ENGLISH_MONTH}),?\s(?P<year>\d{{4}})(?!\d)")
# mùa hè 2006, hè năm 1991; xuân hè 2006 is a fashion, and Cúp Mùa xuân a name.
SEASON = re.compile(
    r"(?:[Mm]ùa (?P<season>xuân|hè|hạ|thu|đông)(?: năm)?|(?P<short>[Xx]uân|[Hh]è) năm|(?<!xuân )(?P<summer>hè)|(?P<named>Xuân|Hè))"
    r" (?P<year>(?:1[89]|20)\d\d)" + _NO_MORE
)
SPAN_OF_MONTHS = _pattern(
    rf"""(?P<count>\d{{1,2}}|{_WORD_NUMBER})\s(?P<grain>tháng|quý)\s(?P<part>đầu|cuối)\s(?:của\s)?năm
    (?:\s(?P<year>\d{{4}})|\s(?:nay|ngoái|qua|trước|sau|tới)\b)?{_NO_MORE}"""
)
FROM = _pattern(rf"(?:kể\stừ|tính\stừ|bắt\sđầu\stừ|từ)\s(?:(?:khi|sau)\s)?{_FILLER}")
TO = _pattern(rf"\s?(?:,?\s(?:cho\s)?(?:đến|tới)\s|\s?[-–—]\s?){_FILLER}")
TO_NOW = _pattern(
    r""",?\s(?:cho\s)?
    (?: (?:đến|tới)\s(?:nay|giờ|bây\sgiờ|hiện\s(?:nay|tại|giờ)|hôm\snay)
      | trở\s(?:đi|lại\sđây|về\s(?:đây|sau)) | về\ssau )\b"""
)
FROM_NOW = _pattern(rf"từ\s(?:nay|giờ|bây\sgiờ|hôm\snay)\s(?:cho\s)?(?:đến|tới)\s{_FILLER}")
DAYS_OF_MONTH = _pattern(
    rf"""(?:ngày\s)?(?P<from>\d{{1,2}})\s?(?:[-–]|\s(?:đến|tới)\s(?:ngày\s)?)\s?(?P<to>\d{{1,2}})
    (?:(?P<sep>[/.\-–])|\stháng\s)(?P<month>\d{{1,2}})(?:(?:[/.\-–]|\snăm\s)(?P<year>\d{{4}}|\d\d(?=\W|$)))?{_NO_MORE}"""
)
# In words only behind ngày: hai đến ba tháng is a length of time.
DAYS_IN_WORDS = _pattern(
    rf"""ngày\s(?P<from>{_WORD_NUMBER})\s(?:đến|tới)\s(?:ngày\s)?(?P<to>{_WORD_NUMBER})\stháng\s(?P<month>\d{{1,2}}|{_WORD_NUMBER})
    (?: ,?\snăm\s {_YEAR} )? (?![^\W\d_]) {_NO_MORE}"""
)
MONTHS_OF_YEAR = _pattern(
    rf"""(?:tháng\s)?(?P<from>\d{{1,2}})\s?(?:[-–]|\s(?:đến|tới)\s(?:tháng\s)?)\s?(?P<to>\d{{1,2}})
    (?:/|\snăm\s)(?P<year>\d{{4}}){_NO_MORE}"""
)
MONTHS_APART = _pattern(rf"tháng\s(?P<from>\d{{1,2}})\s?[-–]\s?(?P<to>1[0-2]|[1-9]){_NO_MORE}(?!\d)")
YEARS = _pattern(
    rf"""(?:năm\s)?(?P<from>(?:1[0-9]|20)\d\d)\s?(?:[-–—/]|\s(?:đến|tới)\s(?:năm\s)?)\s?
    (?P<to>(?:1[0-9]|20)\d\d|\d\d(?![\d]|\s?(?:triệu|tỷ|%))){_NO_MORE}"""
)
# Behind a date: a sign that its day or month is one of the lunar calendar.
_LUNAR_YEAR = "(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) (?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)"
LUNAR = re.compile(
    rf"\s(?:tháng\s(?:giêng|chạp)\s)?(?:\(?âm lịch|(?:năm )?{_LUNAR_YEAR}|[Tt]ết\b(?: (?:năm )?{_LUNAR_YEAR})?)", re.IGNORECASE
)
