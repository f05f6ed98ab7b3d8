"""The words around a number: units, classifiers, and what closes a noun phrase."""

from diembao.extract.lexicon import rows
from diembao.extract.tokens import Phrases

# A noun phrase never holds these; each closes the phrase before it.
CLOSERS = frozenset(
    """
    là đã đang sẽ vẫn cũng đều mà thì nhưng song nếu khi vì do bởi nên rồi hay hoặc để nhằm tại ở từ đến tới vào theo so như
    còn chỉ mới vừa lại nữa thôi mỗi khiến gồm bao ngoài trước sau giữa tuy dù mặc trừ nhờ chứ vậy thế đó này kia ấy nọ đây
    gần hơn trên dưới khoảng được bằng lên xuống ra qua hiện sắp chưa không chẳng hãy có cần phải muốn nhất tính cùng
    trong với cho về rằng bỗng chợt liền vội tăng giảm đạt chiếm lúc thêm luôn nay hôm cứ
    """.split()
)
# These may not open the phrase that a number counts, beside the closers.
NOT_A_NOUN = CLOSERS | frozenset(
    "và của bị cả các những một hai ba bốn năm sáu bảy tám chín mười trăm nghìn triệu tỷ nửa mấy vài".split()
)
CLASSIFIERS = frozenset(
    """
    người con chiếc cái vụ hộ em cháu bé ông bà anh chị tên đứa vị nhà tòa căn ngôi cuộc trận bàn lần lượt ca cơ bản bài bộ bức
    tấm quyển cuốn tờ lá quả trái cây bông hạt viên gói hộp chai lon thùng bao túi bình ly cốc bát đĩa chậu phần suất món loại
    dạng kiểu kỳ mùa đợt chuyến đoàn đội nhóm tổ ban phòng lớp khối khóa trường xã phường quận huyện tỉnh thành thôn ấp xóm nước
    quốc miền vùng khu điểm trạm cầu đường tuyến làn nhánh hồ sông núi đảo xe tàu thuyền máy ô tô súng khẩu mìn bom tập phim vở
    khúc album giải huy chương danh tiếng nghị mặt lĩnh môn nghề nghiệp cấp bậc bước khâu giai mức mốc tháng đêm buổi phiên sáng
    chiều tối câu chữ từ dòng trang mục điều trình dự án phương kế mẫu mũi mảnh miếng khoanh lát cọng củ bó nhát phát vết mẻ luồng
    dãy hàng cột lô cặp đôi bên phía hướng cánh cửa tầng giường chỗ ghế vé thẻ giấy đơn sơ
    cành bánh hũ kênh khăn giọng vòng răng phôi lò thửa liều bữa chén phiếu gã kẻ lính lọ ghe toa vịnh ảnh ván thằng cậu mỏ vỏ đoạn
    quán ngành tội hãng xuồng cú pha sợi nguồn mùi gậy nồi xấp cục khung tour chàng cụm mẩu rạp hiệp trẻ khách vđv sv hs hlv clb bn
    """.split()
)
# Two syllables that are one noun: without this list the unit of “3 tổ chức khẳng định” would be “tổ”.
NOUNS = Phrases({row["noun"]: True for row in rows("counted_nouns")})
# Nouns whose first syllable alone is none, with the second one: bị cáo, chỉ tiêu, bằng khen.
NOUN_BEHIND = {
    first: frozenset(words[1] for words, _ in NOUNS.first[first] if len(words) > 1) for first in NOT_A_NOUN & NOUNS.first.keys()
}
ACTIONS = Phrases({row["verb"]: True for row in rows("actions")})
# Verbs of two syllables that are the predicate behind a subject: 700 người | tuần hành.
CLAUSE_VERBS = Phrases({row["verb"]: True for row in rows("clause_verbs")})
# Words of which one syllable would close a phrase if it stood alone: thế giới, tăng trưởng, chỉ số.
COMPOUNDS = Phrases({row["word"]: True for row in rows("compounds")})
UNITS = Phrases({row["unit"]: row["kind"] for row in rows("units")})
# Signs that are units by themselves.
PERCENT = frozenset("%‰")
CURRENCY = frozenset("$€£¥")
# Units that open another word: đồng thời, tiếng Anh, mẫu nước, đô thị, cân nặng.
NO_UNIT_BEFORE = {
    "đồng": (
        "phạm lõa tác diễn hương môn niên hành điệu dao thời chí bào đội ý lòng nghiệp minh"
        " loạt hồ bằng nai tháp khởi đều nhất dạng"
    ).split(),
    "tiếng": "nổ súng nói anh hát hô kêu việt pháp hoa nga nhật trung đức tăm vang động chuông trống".split(),
    "đô": "thị vật đốc hộ thành".split(), "ngày": "lễ hội".split(), "ly": "hôn dị khai".split(), "xu": "hướng thế".split(),
    "bảng": "a b c d e f g h vàng hiệu xếp điện đấu".split(), "phân": "bón tích biệt loại chia nửa công khu".split(),
    "tạ": "ơn".split(), "yến": "sào tiệc".split(), "độ": "tuổi ẩm cao dài sâu bền".split(), "năm": "học".split(),
    "giờ": "học".split(), "thước": "phim".split(), "công": "đoàn".split(), "tuần": "hoàn tra".split(),
    "cân": "nặng đối bằng".split(), "ký": "tự kết hiệu giả ức sinh túc".split(),
}  # fmt: skip
# Units of one letter or of an old measure, which only stand glued to a number or before what they measure.
SHY = frozenset("đ l s v w g m h o".split())
COUNTABLE = frozenset("mẫu phân ly li cân thước".split())


def unit_at(t, i):
    """The (index after, kind) of the unit that stands here, or None; half of another word is no unit."""
    found = UNITS.match(t, i)
    if not found or found[0] > i + 1:
        return found
    word, following = t.low[i], t.low[i + 1]
    if following in NO_UNIT_BEFORE.get(word, ()) and (word, t.low[i + 2]) != ("ngày", "nghị"):
        return None
    if word == "đồng" and following == "tiền" and t.text[i - 1].isdigit() and len(t.text[i - 1]) < 3 and _closes_coin(t, i + 2):
        return None  # 6 đồng tiền: coins
    if word == "chỉ" and following not in ("vàng", ",", ")", "và", "."):
        return None  # only
    if word == "tiếng" and following in ("“", '"', "'", "‘"):
        return None  # hai tiếng “…”: two words
    if word in SHY and not t.glued(i - 1) and (t.text[i].isupper() or (word in "đlsvwho" and following != "/")):
        return None
    if word in SHY and t.is_word(i + 1) and t.glued(i):
        return None
    if word in COUNTABLE and t.is_word(i + 1) and following not in CLOSERS and following not in ("và", "đất", "ruộng"):
        return None
    if word == "tiếng" and t.text[i + 1][:1].isupper():
        return None
    return None if word == "bảng" and t.is_word(i + 1) and following not in CLOSERS else found


def _closes_coin(t, i):
    """Whether đồng tiền is no currency behind a small number: nothing follows that makes tiền the kind of a sum (tiền phạt)."""
    return not t.is_word(i) or t.low[i] in CLOSERS or t.low[i] in ("cổ", "xu", "vàng", "bạc")


def unit_length(t, i):
    """How many tokens from here on make the unit of a count: a known noun, a classifier, or the next two syllables."""
    if not opens_noun(t, i):
        return 0
    if t.low[i] in ADMINISTRATIVE and t.low[i + 1] == "," and (units := _units_in_row(t, i)):
        return units - i
    if known := NOUNS.match(t, i):
        return known[0] - i
    if t.low[i] in CLASSIFIERS or not _continues(t, i + 1):
        return 1
    return 2


# Levels of administration are counted in one breath: 30 quận, huyện, thị xã.
ADMINISTRATIVE = frozenset("tỉnh quận huyện phường xã".split())
LEVEL = Phrases(dict.fromkeys(("tỉnh", "thành", "thành phố", "quận", "huyện", "thị xã", "thị", "phường", "xã", "thị trấn"), True))


def _units_in_row(t, i):
    """The index behind `quận, huyện, thị xã`, or None where the row ends after its first."""
    end, j = None, i + 1
    while t.low[j] in (",", "và") and (level := LEVEL.match(t, j + 1)):
        end = j = level[0]
    return end


def opens_noun(t, i):
    """Whether a counted noun may start with this token."""
    return t.is_word(i) and (t.low[i] not in NOT_A_NOUN or t.low[i + 1] in NOUN_BEHIND.get(t.low[i], ()))


def is_known(t, i):
    """Whether a classifier, a noun of the lexicon or a unit starts here, so that a number before it counts."""
    return t.low[i] in CLASSIFIERS or unit_at(t, i) is not None or NOUNS.match(t, i) is not None


def _continues(t, i):
    return opens_noun(t, i) and t.text[i][0].islower()
