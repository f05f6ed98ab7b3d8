"""Numbers that count: the sign before them, and what tells number words from words that look like them."""

from diembao.extract.numerals import DIGITS, Number, scan_number
from diembao.extract.phrases import CLASSIFIERS, CLOSERS, CURRENCY, NOUNS, is_known, opens_noun, unit_at

MAY_COUNT = frozenset("một hai ba bốn năm sáu bảy bẩy tám chín mười hăm trăm nửa".split())
# A half of these is no amount: nửa đêm, nửa đầu, nửa chừng.
NO_HALVES = frozenset(
    "đêm đầu sau cuối chừng vời kia còn trên dưới này phần mùa trước nọ đời mừng úp thật kín đường con hiệp là đùa cầu".split()
)
# Signs that open a sentence or an item; a number word with a capital behind anything else belongs to a name.
OPENING_SIGNS = frozenset((".", ":", "-", "“", '"', "?", "!", "(", "…"))
# Words around năm that make it a year: mấy năm, cả năm, năm ngoái.
YEAR_BEFORE = frozenset(
    "là mỗi trong những các vài mấy nhiều hàng hằng từng cả đầu cuối giữa quanh suốt một hai ba bốn sáu bảy tám chín mười mươi trăm"
    " nửa này mọi theo qua và đến vào của sang hết".split()
)
YEAR_AFTER = frozenset("nay ngoái sau trước tới qua học nào đó ấy này mới tài gần kia tuổi châu cùng tháng ngày canh".split())
# Words around ba that make it a father or a name: ba mẹ, anh Ba.
KIN_AFTER = frozenset("mất bị nói bảo đi làm mẹ má tôi mình nó ơi tao mày ruột dượng".split())
KIN_BEFORE = frozenset("của ông anh chị chú dì bác má mẹ cô thứ dăm vài".split())
# Words of which a number word is half: ba lô, ba chỉ.
NO_NUMBER_BEFORE = {"ba": frozenset("lô gai rọi chỉ hoa que sa".split())}
# Before hai trong số these make it a rank or a name.
NOT_OF = frozenset("thứ số hạng loại".split())
# Words around chín that make it done or ripe: nấu chín, chín mọng.
COOKED = frozenset("nấu luộc hấp chiên rán nướng hầm xào ninh vừa gần chưa quả trái đã cho lúa sắp".split())
RIPE = frozenset("muồi mọng mùi rộ nục cây kỹ đỏ chắn".split())
# A modifier that ends so makes of một a number even before a noun: hơn một trận.
EXCEEDING = frozenset("hơn khoảng chừng đến tới nhất thiểu".split())
# Behind these một năm says how often.
PAID = frozenset("usd đồng đô đôla euro lần bảng yen tệ".split())
# Units that open other words (một mẫu, một cân bằng): one of them counts only where a modifier says so.
DOUBTFUL_MEASURES = frozenset("ly li cân mẫu độ phân".split())
# After these one span of time is told, not measured: một ngày nào đó, một năm mới.
TOLD_TIME = frozenset("nào kia nọ đẹp mới bất chủ vất đầy khác cuối đáng gần".split())


def signed_number(t, i):
    """The number that starts here, with a sign, âm or a currency sign before it, or None."""
    text = t.text[i]
    if text in ("-", "−", "+") and t.is_number(i + 1) and _is_sign(t, i):
        number = scan_number(t, i + 1)
        return number._replace(value=-number.value if text != "+" else number.value) if number else None
    if text in CURRENCY and t.is_number(i + 1):
        return scan_number(t, i + 1)
    if t.low[i] == "âm" and (number := scan_number(t, i + 1)) and unit_at(t, number.end):
        return number._replace(value=-number.value)
    return _half(t, i) if t.low[i] == "nửa" else scan_number(t, i)


def _is_sign(t, i):
    """Whether a dash or plus belongs to the number behind it: -5, and - 5 độ; in 3-5 it stands between two."""
    behind_another = i and t.glued(i - 1) and t.text[i - 1] not in "( "
    return (t.glued(i) or is_cold(t, i)) and not behind_another


def is_cold(t, i):
    """Whether a dash that stands apart is a minus of degrees: - 5 độ."""
    return t.text[i] == "-" and t.low[i + 2] in ("độ", "°", "o")


def _half(t, i):
    """`nửa năm`, `nửa triệu`, `nửa kế hoạch`; nửa đêm and nửa đầu are none."""
    if number := scan_number(t, i):
        return number
    after = t.low[i + 1]
    if after in NO_HALVES or (after == "người" and t.before(i) not in ("một", "hơn", "gần", "quá")):
        return None  # nửa người: one side of the body
    halves = (
        opens_noun(t, i + 1)
        or unit_at(t, i + 1)
        or NOUNS.match(t, i + 1)
        or after == "số"
        or t.before(i) in ("một", "hơn", "gần", "quá")
    )
    return Number(0.5, i + 1, True, 1) if halves else None


def counts(t, i, number, modified):
    """Whether number words count here, or are something else that looks like them: năm (year), ba (father), Ba Đình."""
    if number.words and t.low[i + 1] in NO_NUMBER_BEFORE.get(t.low[i], ()):
        return False
    if not number.words or number.end > i + 1:
        return not (number.words and t.text[i][0].isupper() and t.text[i + 1][:1].isupper() and t.text[i + 1][1:2].islower())
    word, before = t.low[i], t.before(i)
    if word not in MAY_COUNT:
        return False
    if word == "nửa":
        return True
    if t.low[i + 1] == "trong" and before not in NOT_OF and not _is_named(t, i):
        of = t.low[i + 2]
        return word != "một" and (of in DIGITS or t.is_number(i + 2) or of in ("số", "những", "các", "nhiều"))
    if before in ("thứ", "ngã") or _is_named(t, i):
        return False
    if word == "một":
        return _one_counts(t, i, modified)
    if before == "cả" and word != "năm" and t.low[i + 1] in CLOSERS:
        return True  # cả hai đều vắng
    if word in LOOK_ALIKES:
        return LOOK_ALIKES[word](t, i)
    if before in ("thứ", "chị", "anh", "chú", "bà", "dì") and t.text[i][0].isupper():
        return False
    return _counts_behind(t, i + 1) or (before in ("cả", "là", "còn") and not t.is_word(i + 1)) or (word == "mười" and modified)


def _is_named(t, i):
    """Whether a capital makes a number word part of a name: Ba Đình, anh Ba."""
    return t.text[i][0].isupper() and (t.text[i + 1][:1].isupper() or (i and t.text[i - 1] not in OPENING_SIGNS))


def _counts_behind(t, i):
    if t.low[i] == "từ" and t.text[i + 1] in ("“", '"', ":", "này", "trên"):
        return True  # hai từ “…”: two words
    return opens_noun(t, i) or unit_at(t, i) is not None


def _five_counts(t, i):
    before, after = t.before(i), t.low[i + 1]
    if i and t.is_number(i - 1):
        return after == "năm"  # 40 năm tổ chức
    whole = before == "cả" and NOUNS.match(t, i + 1) is not None
    count = (whole or before not in YEAR_BEFORE) and after not in YEAR_AFTER and is_known(t, i + 1)
    return count or after == "năm"


def _three_counts(t, i):
    before = t.before(i)
    if t.low[i + 1] in KIN_AFTER or not _counts_behind(t, i + 1):
        return False
    return before not in KIN_BEFORE or (before in ("của", "cô") and is_known(t, i + 1))


def _nine_counts(t, i):
    return t.low[i + 1] not in RIPE and t.before(i) not in COOKED and is_known(t, i + 1)


LOOK_ALIKES = {"năm": _five_counts, "ba": _three_counts, "chín": _nine_counts}


def _one_counts(t, i, modified):
    """`một` counts in a measure, a span of time, a rate, or set against other numbers; else it is an article."""
    unit = unit_at(t, i + 1)
    if (unit and unit[1] == "age") or (t.before(i) == "ngày" and t.low[i + 1] in DOSES):
        return True  # một ngày tuổi; ngày một thang
    if not unit or unit[1] not in ("measure", "duration", "money"):
        if (
            modified
            and t.before(i) in EXCEEDING
            and (NOUNS.match(t, i + 1) or t.low[i + 1] in CLASSIFIERS or t.low[i + 1] == "lần")
        ):
            return True
        return _set_against(t, i) or _is_part(t, i) or (t.before(i) in ("có", "còn") and not t.is_word(i + 1))
    word, after = t.low[i + 1], t.low[unit[0]]
    if unit[1] == "duration" and t.before(i) in PAID:
        return False  # 5 USD một năm
    if unit[1] == "measure":
        return word not in DOUBTFUL_MEASURES or modified
    if unit[1] == "money":
        return word in ("đồng", "usd", "đô") and (modified or after in ("/", "một", "mỗi"))
    told = after in TOLD_TIME or (t.before(i) == "là" and word == "năm") or word in ("ngày", "tiếng", "phút")
    return modified or not told or t.before(i) in ("mất", "sau", "trong", "suốt", "vòng") or after in ("sau", "trước")


def _is_part(t, i):
    """`hai vụ nổ, một tại nhà ga…`, `2 trạm phó và một tổ trưởng`: one of what a number before it counts."""
    if (t.low[i + 1] in PART_TOLD or (t.before(i - 1) == "gồm" and t.before(i) == ":")) and t.text[i - 1] in (",", ":", ";", "và"):
        return any(t.is_number(j) or t.low[j] in PLURAL for j in range(max(0, i - 25), i))
    if t.before(i) != "và" or not opens_noun(t, i + 1) or t.low[i + 1] in NO_PART:
        return False
    for j in range(i - 2, max(-1, i - 7), -1):
        if not (t.is_word(j) or t.is_number(j)):
            return False
        if (t.is_number(j) and t.text[j].isdigit() and len(t.text[j]) < 3) or (t.low[j] in PLURAL and opens_noun(t, j + 1)):
            return opens_noun(t, j + 1) and t.before(j) not in CALENDAR_HEADS
    return False


# What is taken by the day: ngày một thang, ngày 1-2 lần.
DOSES = frozenset("lần viên thang gói chén bát cốc ly muỗng thìa bữa liều quả trái lát ống giọt".split())
# What may follow the one of several that are told one by one.
PART_TOLD = frozenset("tại ở là trong bên do của thuộc đặt để từ nằm".split())
PLURAL = frozenset("hai ba bốn sáu bảy tám".split())
NO_PART = frozenset("số vài phần cách chút mặt loạt khi lần nửa ngày bên thời mình".split())
CALENDAR_HEADS = frozenset("ngày tháng năm quý thứ lần số".split())


def _set_against(t, i):
    """`một người thiệt mạng và 3 người bị thương`, `6 bài và một bài`: one of two coordinated counts."""
    if (t.low[i + 1] not in CLASSIFIERS and not NOUNS.match(t, i + 1)) or t.low[i + 1] == "lần":
        return False
    for step, reach in ((1, range(i + 2, i + 9)), (-1, range(i - 2, i - 9, -1))):
        joined = step == -1 and t.before(i) in ("và", ",")
        for j in reach:
            if j < 0 or j >= t.size or not (t.is_word(j) or t.is_number(j) or t.low[j] == ","):
                break
            if step == 1 and (t.low[j] in ("và", "cùng") or (t.low[j] == "," and (t.is_number(j + 1) or t.low[j + 1] in PLURAL))):
                joined = True
            elif joined and (t.is_number(j) or t.low[j] in ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín")):
                k = j + 1 if t.is_number(j) else scan_number(t, j).end
                return t.low[k] in CLASSIFIERS or NOUNS.match(t, k) is not None
            elif step == 1 and joined:
                return False
    return False
