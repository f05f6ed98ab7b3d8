"""Noun phrases next to a number: where the one behind it ends, and where the one before it starts."""

from diembao.extract.phrases import ACTIONS, ADMINISTRATIVE, CLAUSE_VERBS, CLOSERS, COMPOUNDS, LEVEL, NOUNS, opens_noun, unit_length
from diembao.extract.tokens import Phrases

LONGEST = 20
# Verbs that close a noun phrase which is a subject: 14 tàu rời cảng. Of an object they tell which ones.
VERBS = frozenset(
    """
    rời nhận gửi mua bán chở chào kéo chọn ký tới đi xin thể thừa dùng hoàn xảy trở bắt xuất tiến bày phát gặp tham
    ngồi đứng ngủ làm gây giành đoạt nộp trả đưa mang thực tiếp xác trúng nằm sống chạy bỏ vượt trốn bay nổ cháy rơi chìm tràn
    dừng mở kiếm nắm cầm giữ
    """.split()
)
# These are never part of what is counted: quan hệ giữa hai nước | tiếp tục được cải thiện.
GOING_ON = Phrases(
    dict.fromkeys(
        (
            "tiếp tục|bắt đầu|dự kiến|quyết định|đồng ý|cam kết|thừa nhận|tuyên bố|khẳng định|cho biết|cho rằng|tập trung|nhất trí"
        ).split("|"),
        True,
    )
)
# Verbs of saying and thinking, whose clause never belongs to the noun before: 3 tổ chức khẳng định sẽ…
THINKING = frozenset("khẳng nói biết đề tuyên nhầm yêu quyết thừa tưởng nghĩ kể hứa mong tin ủng".split())
# Signs that a clause has its own predicate, so that a bare verb before them belongs to the noun: 3 người đi trên xe đều bị thương.
FINITE = frozenset("đã sẽ đang vẫn đều cũng là bị được không phải".split())
# What may open a clause that tells which ones are meant, where the number is an object; in a list fewer do.
RELATIVE = frozenset("có được đang bị đến từ không chưa sẽ cần phải".split())
IN_A_LIST = frozenset("có được bị đến từ không".split())
# These close even such a clause.
HARD_CLOSERS = frozenset(
    "là thì mà nhưng song nếu khi vì do bởi nên rồi để nhằm vào theo so như cho với sau trước sẽ vẫn cũng đều".split()
)
QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
POINTING = frozenset("này đó ấy kia nọ".split())
# Prepositions whose phrase belongs to the noun before: diễn đàn trên các trang web; but trong vòng 3 ngày tells when.
PLACING = frozenset("trên ở tại trong dưới ngoài giữa".split())
TEMPORAL = frozenset(
    "vòng lúc khi đợt năm tháng ngày tuần quý thời suốt dịp giai mùa phiên đêm buổi sáng chiều tối đó số cơ tổng quá lần".split()
)
# Adverbs and ordinals that close a phrase from inside where no verb follows: kỳ Olympic trước, công ty lớn nhất thế giới.
TRAILING = frozenset("trước sau mới nay qua".split())
BEFORE_A_PREDICATE = frozenset("là của ở tại trong cho với và".split())
# Closers that belong to the noun where the next word makes them: còn lại, có dấu hiệu; not trên cơ sở, hơn nữa.
BELONGING = frozenset(
    (
        ("còn", "lại"),
        ("có", "dấu"),
        ("không", "người"),
        ("trong", "cả"),
        ("đến", "từ"),
        ("nêu", "trên"),
        ("dành", "cho"),
        ("nguyên", "là"),
        ("vốn", "là"),
        ("bán", "ra"),
    )
)
# Openings of a further verb behind và.
NEW_VERBS = frozenset(
    "thăm dự gặp ăn uống hát múa kêu gọi thu đưa giúp giữ trao tặng mời rất dự tiếp bắt gây làm khiến thật không".split()
)
# Last syllables of what has a subject: tác phẩm, bài, sách, hội thảo, vụ kiện … về.
ABOUT = frozenset(
    "phẩm bài vở phim sách cuốn tập truyện hát diễn thơ tranh ảnh đề thảo nghị luật bản định kiện báo cứu hỏi chuyện kiến tin"
    " trình án liệu đồng thuận luận thư thoại lục trận chuyên môn khóa cảnh".split()
)
# Titles of a person, before the name.
PERSONS = frozenset("ông bà anh chị em cô chú bác cháu cụ".split())
# Of these no place tells which ones.
PLACELESS = frozenset("đêm buổi lần bàn điểm phút ngày".split())
MANY = frozenset("các những nhiều vài mấy số".split())
ONES = frozenset("một hai ba bốn sáu bảy tám chín mười".split())
NUMERALS = ONES - {"một"} | {"năm"}
# A phrase does not end in one of these, nor in these before a number.
HANGING = frozenset(("và", "của", "bị", "hay", "thành", "thuộc", "với", "từ", "hồi", "đến", "cho", *PLACING))
NUMBER_NEXT = frozenset("tháng năm ngày quý số".split())
# Openings of the clause that a list or a clause of its own makes.
# Behind these `do` gives a reason, and does not say whose they are.
CAUSES = frozenset("công đó vậy nghi bị không có sơ thiếu lỗi nguyên".split())
# Of an address: hộ dân ở tổ 12, ấp 3.
NUMBERED = frozenset("lớp khối hạng cấp tổ ấp khóm phố quận phường thôn xóm đội tầng khối".split())
CONJUNCTIONS = frozenset("khi nếu nhưng thì rằng vì mà để nên cả tất hầu toàn nay qua".split())
PREPOSITIONS = frozenset("ở trong tại trên của cho với từ".split())
# A phrase starts behind one of these, unless the word before governs it: (mua) một | cái áo mưa; but sân của một câu lạc bộ.
ARTICLES = frozenset("một các những mỗi mọi từng".split())
GOVERNING = PREPOSITIONS | frozenset("và là giữa".split())


# The words of which compounds are made; most others are none's, which needs no look at the words around them.
SYLLABLES = frozenset(word for known in (COMPOUNDS, NOUNS) for rows in known.first.values() for words, _ in rows for word in words)


def in_compound(t, i):
    """Whether this token is a syllable of a compound or of a noun that is known as a whole."""
    if t.low[i] not in SYLLABLES:
        return False
    for k in range(i, max(-1, i - 3), -1):
        for known in (COMPOUNDS, NOUNS):
            if (found := known.match(t, k)) and found[0] > max(i, k + 1):
                return True
    return False


def closes(t, i):
    """Whether a word closes a noun phrase, and is no syllable of a compound (trong, but not nước ngoài)."""
    return t.low[i] in CLOSERS and not in_compound(t, i)


def closing_quote(t, i):
    """The index of the quotation mark that closes the one which stands here, a few words on; None where none is."""
    mark = QUOTES.get(t.text[i])
    if mark:
        for j in range(i + 2, min(t.size, i + 7)):
            if t.text[j] == mark:
                return j
            if not t.is_word(j):
                break
    return None


def breaks(t, i):
    """Whether a line ends before this token."""
    return i > 0 and t.source[t.end[i - 1] : t.end[i - 1] + 1] == "\n"


def opens_clause(t, i):
    """Whether what starts here is the subject of a clause."""
    return i == 0 or not t.is_word(i - 1) or breaks(t, i) or t.low[i - 1] in CONJUNCTIONS


def noun_phrase_end(t, i, longest=LONGEST, relative=frozenset(), subject=False):
    """The index after the noun phrase that starts here: up to a sign, a closer, or another number.

    A clause behind the noun that one of the words of `relative` opens belongs to it: (có) 14 người có khả năng… Behind a `subject`
    a bare verb is the predicate, unless another one follows.
    """
    first = j = i + unit_length(t, i)
    told = False
    limit = min(t.size, i + longest)
    while j < limit and not breaks(t, j):
        if t.low[j] == "mà" and j >= first and opens_noun(t, j + 1) and t.low[j + 1] != "thôi":
            told, j = True, j + 1  # 13 khoản mà ông phải chịu
        told = told or (t.low[j] in relative and (j > first or t.low[j + 1] != "thể"))
        if not told and t.low[j] == "do" and relative and t.low[j + 1] not in CAUSES and opens_noun(t, j + 1):
            told, j = True, j + 1
        if step := _goes_on(t, j, first):
            j += step - 1
        elif not t.is_word(j):
            if not (_inner_sign(t, j) or _next_noun(t, j, first) or (t.is_number(j) and t.low[j - 1] in NUMBERED and j > first)):
                break
        # nhà 2 tầng giá 1,15 tỷ đồng, 1 lạng thịt một ngày
        elif (t.low[j] == "giá" and t.is_number(j + 1)) or (t.low[j] == "một" and t.low[j + 1] in TEMPORAL):
            break
        elif t.low[j] in POINTING and j > i:
            j += 1
            break
        elif t.low[j] in CLOSERS and not subject and j > first and CLAUSE_VERBS.match(t, j - 1):
            told = True  # bắt 3 đối tượng thực hiện vụ cướp
        elif t.low[j] in CLOSERS:
            if not (told and t.low[j] not in HARD_CLOSERS) and not in_compound(t, j):
                break
        elif (
            (not told and j >= first and GOING_ON.match(t, j))
            or (subject and not told and j >= first and _predicate(t, j, limit))
            or (t.low[j] == "và" and _new_part(t, j + 1))
        ):
            break
        j += 1
    while j > (first if t.low[i] in ADMINISTRATIVE else i) and _hangs(t, j - 1):
        j -= 1
    return j


def _hangs(t, j):
    """Whether the last token of a phrase is no part of it: a sign, a joint, the word before the number of a date or of a name."""
    if not t.is_word(j):
        return not t.is_number(j)
    if t.low[j] in NUMBER_NEXT:
        return t.is_number(j + 1)
    return t.low[j] in HANGING and not in_compound(t, j)


def _goes_on(t, j, first):
    """How many tokens from here on continue a phrase although they look like its end; 0 if none do."""
    word, following = t.low[j], t.low[j + 1]
    if (word, following) in BELONGING:
        return 2
    if word == "nhất" or (word in ("vì", "do") and t.before(j) in ("vong", "chết")):
        return 1  # tử vong vì sốt rét
    if word == "(" and t.is_word(j + 1) and t.low[j + 2] == ")" and t.low[j + 3] in ("của", *PLACING):
        return 3
    if word in ("của", "thuộc") and t.is_number(j + 1) and opens_noun(t, j + 2):
        return 2
    if word == "về" and t.low[j - 1] != "quay" and any(t.low[i] in ABOUT for i in range(max(0, j - 4), j)) and opens_noun(t, j + 1):
        return 2  # 77 tác phẩm về chiến tranh
    if word in TRAILING and (not t.is_word(j + 1) or breaks(t, j + 1) or following in BEFORE_A_PREDICATE):
        return 1
    five = following == "năm" and NOUNS.match(t, j + 2)  # ở năm tỉnh thành
    if word in PLACING and j == first and t.low[j - 1] in PLACELESS:
        return 0  # 4 đêm | tại nhà hát
    if word in PLACING and (five or following not in TEMPORAL) and not breaks(t, j + 1):
        if opens_noun(t, j + 1) or following in ("các", "những", "cả"):
            return 2
        if word != "trong" and (t.is_number(j + 1) or following in NUMERALS) and opens_noun(t, j + 2):
            return 2
    return 0


def _predicate(t, j, limit):
    """Whether a bare verb here is the predicate of the clause, and not part of its subject."""
    if t.low[j] in THINKING and not in_compound(t, j):
        return True
    if not CLAUSE_VERBS.match(t, j) and (t.low[j] not in VERBS or in_compound(t, j)):
        return False
    for k in range(j + 1, limit):
        if not (t.is_word(k) or t.is_number(k)) or breaks(t, k):
            return True
        if t.low[k] in FINITE:
            return False
    return True


def _new_part(t, i):
    """Whether what follows và is no further part of the phrase: another verb, or another number."""
    if t.low[i] in MANY:
        return True  # 70 nước và các tổ chức
    if t.low[i] in PERSONS and is_capital(t, i + 1):
        return True  # 2 người và bà Út
    if is_capital(t, i) and not (is_capital(t, i - 2) or t.is_number(i - 2)):
        return True  # 10 hộ dân và Ban quản lý thôn
    verb = (ACTIONS.match(t, i) or CLAUSE_VERBS.match(t, i) or t.low[i] in NEW_VERBS or t.low[i] in VERBS) and not in_compound(t, i)
    return verb or t.low[i] in ONES or closes(t, i)


def _next_noun(t, j, first):
    """Whether a comma joins a second noun, name or part of an address: cán bộ, chiến sĩ; cầu thủ Vượng, Hiếu; tổ 12, ấp 3."""
    if t.low[j] == "," and first < j and is_capital(t, j + 1) and len(t.text[j + 1]) > 1 and not breaks(t, j + 1):
        return all(is_capital(t, i) or t.low[i] in ",-" for i in range(first, j))
    if (
        t.low[j] == ","
        and t.low[j + 1] in t.low[max(0, first - 2) : first]
        and any(is_capital(t, k) for k in (j + 2, j + 3, j + 4))
    ):
        return True  # 3 trường Dân tộc nội trú, trường Hoạ Mi
    if t.low[j] == "," and t.low[j - 1] in ADMINISTRATIVE and LEVEL.match(t, j + 1):
        return True
    if t.low[j] == "," and t.is_number(j - 1) and t.low[j + 1] in NUMBERED:
        return True
    if t.low[j] != "," or j != first or breaks(t, j + 1):
        return False
    known, own = NOUNS.match(t, j + 1), NOUNS.match_before(t, j)
    if known and t.low[known[0]] in FINITE:
        return False  # 5 gian hàng, món ăn cũng…
    return bool(known and own) and known[0] > j + 2 and own[0] < j - 1


def _inner_sign(t, j):
    """A sign inside a phrase: the hyphen of kinh tế-xã hội, an ampersand."""
    return t.low[j] in ("-", "&") and t.glued(j - 1) and t.glued(j) and t.is_word(j + 1) and t.low[j + 1] not in ARTICLES


def is_capital(t, i):
    """Whether a word stands here that starts with a capital."""
    return t.is_word(i) and t.text[i][0].isupper()


def phrase_before(t, i, floor=0, placed=True):
    """The (first, last) tokens of the noun phrase that ends right before token i, or None.

    With `placed`, one that is governed by a preposition takes the phrase before that along.
    """
    j = _start_before(t, i, floor)
    for _ in range(2 * placed):  # giá dầu mỏ trên thị trường thế giới
        if j == i or j <= floor or t.low[j - 1] not in PREPOSITIONS or breaks(t, j):
            break
        further = _start_before(t, j - 1, floor)
        if further == j - 1:
            break
        j = further
    if j and (verb := CLAUSE_VERBS.match(t, j - 1)) and j < verb[0] <= i:
        j = verb[0]  # (tham) gia | khóa huấn luyện
    while j < i and t.low[j] in ("và", "của", "các", "những", "bị", "cùng"):
        j += 1
    return (j, i) if j < i else None


def _start_before(t, i, floor):
    j = i
    while j > floor and i - j < LONGEST and not breaks(t, j) and _inside(t, j - 1):
        if j < i and t.low[j - 1] in ARTICLES and not (t.before(j - 1) in GOVERNING or in_compound(t, j - 1)):
            break
        j -= 1
    return j


def _inside(t, j):
    """Whether a token may stand inside a noun phrase."""
    if t.low[j] in "-." and t.low[j]:
        glued = t.glued(j - 1) and t.glued(j)
        return (glued and t.low[j] == "-") or (is_capital(t, j - 1) and is_capital(t, j + 1) and (glued or t.low[j] == "-"))
    if t.is_number(j) and j and t.glued(j - 1) and t.is_word(j - 1):
        return True  # VF1
    return t.is_word(j) and (not (t.low[j] in CLOSERS or t.low[j] in VERBS or t.low[j] in THINKING) or in_compound(t, j))
