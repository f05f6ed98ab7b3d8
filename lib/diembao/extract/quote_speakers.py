"""Who speaks: the clause before a quotation, the clause after it, or the sentence before both."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from diembao.extract.name_lexicon import TITLES, VERBS
from diembao.extract.name_runs import ORGANISATION, PERSON

MALE, FEMALE = "male", "female"
PRONOUNS = {
    **dict.fromkeys("ông anh chú cậu hắn gã chàng y thầy".split(), MALE),
    **dict.fromkeys("bà chị cô nàng dì ả thím".split(), FEMALE),
    **dict.fromkeys("cụ em bé cháu bác".split(), ""),
}
KIN = frozenset("vợ chồng mẹ cha bố con".split())
SELF = frozenset(("tôi", "mình"))
# A person behind these belongs to somebody else: chồng chị Hà, luật sư của ông Aziz, nói với bà Mai.
OBJECTS = frozenset("của với cho chồng vợ con mẹ cha bố em trai gái bạn cùng về gặp tặng hỏi nhìn nghe đưa lời thăm mời".split())
REPORTING = frozenset((("dẫn", "lời"), ("trích", "lời"), ("dẫn", "lại"), ("theo", "lời")))
NOT_SAYING = {
    "bảo": frozenset("đảm vệ hiểm tồn tàng dưỡng lãnh chứng hành mật toàn".split()),
    "nói": frozenset("chung riêng đến tới dối xấu".split()),
    "kể": frozenset("cả từ".split()),
    "hỏi": frozenset("thăm cung".split()),
    "gọi": frozenset("điện vốn là".split()),
    "nghĩ": frozenset("đến tới về".split()),
    "than": frozenset("đá bùn".split()),
    "đáp": frozenset("ứng án".split()),
    "khai": frozenset("thác trương giảng mạc thông man mở".split()),
    "phán": frozenset("quyết xét".split()),
    "hứa": frozenset("hẹn".split()),
    "đọc": frozenset("giả sách báo".split()),
    "nhắc": frozenset("đến tới".split()),
    "nêu": frozenset("gương cao trên".split()),
    "đề": frozenset("tài án thi".split()),
    "ghi": frozenset("bàn âm hình nhận chép điểm".split()),
    "dạy": frozenset("học nghề".split()),
}  # words that begin like a verb of saying and are another
NOT_SAYING_AFTER = frozenset("tiếng đòi câu lời bài đại thông cảnh dự tình triển công".split())
CLAUSE_END = frozenset(".!?;…")
FAR = 45  # tokens; a clause that frames a quotation is not longer


@dataclass(slots=True)
class Frame:
    """The clause that frames a quotation: on which side, its verb and who speaks."""

    side: str
    speaker: str | None = None
    title: str | None = None
    verb: str | None = None


class Speakers:
    """The people of an article, asked for by position.

    Parameters
    ----------
    blocks : list of Block
    names : list of (Block, Found, canonical)
    """

    def __init__(self, blocks, names):
        self.blocks = blocks
        self.number = {id(block): n for n, block in enumerate(blocks)}
        self.by_block, self.called = defaultdict(list), defaultdict(Counter)
        for block, name, canonical in names:
            self.by_block[id(block)].append((name, canonical))
            if word := self._courtesy(block.tokens, name):
                self.called[canonical][word] += 1
        self.roles = {}
        for block, name, canonical in names:
            if name.kind == PERSON and (role := self._role(block, name)):
                self.roles.setdefault(canonical, role)

    @staticmethod
    def _courtesy(t, name):
        """The word that a person is called by, which the article uses as the pronoun too: ông Nam … ông nói."""
        word = t.low[name.first - 1] if name.first else ""
        return word if name.kind == PERSON and word in PRONOUNS and name.title else None

    def frame(self, block, start, end, low, high):
        """The frame of the quotation whose marks stand at start and end - 1, looked for between the offsets low and high."""
        t = block.tokens
        i, j = t.at(start), t.at(end)
        before = self._before(block, t.at(low), i) if i and t.text[i - 1] == ":" else None
        if before and before.verb and before.speaker:
            return before
        return self._after(block, j, t.at(high, j)) or before or self._before(block, t.at(low), i)

    def _after(self, block, j, high):
        """`…”, ông Hill nói`; `…” - anh Bảo bức xúc`."""
        t = block.tokens
        k = j
        while k < high and t.text[k] in ",.-–—" and k - j < 3:
            k += 1
        if k >= high or t.text[k - 1] not in ",-–—”\"":
            return None
        if k == j and not (t.low[k] in PRONOUNS or TITLES.match(t, k) or self._inside(block, k)):
            return None
        stop = next((m for m in range(k, min(high, k + FAR)) if t.text[m] in CLAUSE_END and not self._inside(block, m)), min(high, k + FAR))
        for m in range(k, stop):
            verb = self._verb(block, m)
            if verb and tuple(t.low[m : m + 2]) not in REPORTING and (subject := self._subject(block, k, m, first=True)):
                return Frame("after", *subject, t.name(m, verb[0]))
        if k < stop and (verb := self._verb(block, k)):
            subject = self._subject(block, verb[0], min(stop, verb[0] + 8))
            if subject:
                return Frame("after", *subject, t.name(k, verb[0]))
        return None

    def _before(self, block, low, i):
        """`Bà Tiện chia sẻ: “…`; `…, bà bộc bạch rằng “…`."""
        t, colon = block.tokens, i > 0 and block.tokens.text[i - 1] == ":"
        stop = i
        for m in range(i - 1, max(low, i - FAR) - 1, -1):
            verb = self._verb(block, m)
            if not verb or verb[0] > stop:
                continue
            gap = stop - verb[0]
            told = t.low[i - 1 - colon] in ("rằng", "là", "thêm", "tiếp", "luôn", "ngay", "như", "sau")
            if gap > (14 if colon else 4 if told else 0) or (gap > 3 and verb[0] - m == 1):
                continue
            if any(t.text[k] in CLAUSE_END for k in range(verb[0], stop)):
                break
            begin = self._clause(t, low, m)
            subject = self._subject(block, begin, m) or self._reported(block, verb, m, stop) or self._nobody(block, begin)
            return Frame("before", *subject, t.name(m, verb[0]))
        if colon:
            begin = self._clause(t, low, i - 1)
            subject = self._subject(block, begin, i - 1, phrase=False)
            if subject and subject[0]:
                return Frame("before", *subject, None)
        return None

    def _verb(self, block, m):
        """The verb of saying at this token: no capital inside a sentence, no part of a name or of another word."""
        t = block.tokens
        verb = VERBS.match(t, m)
        if not verb or t.capital[m] and not t.opens[m] or self._inside(block, m):
            return None
        if verb[0] - m == 1 and (t.low[verb[0]] in NOT_SAYING.get(t.low[m], ()) or t.low[m - 1] in NOT_SAYING_AFTER):
            return None
        return verb

    def _reported(self, block, verb, m, stop):
        """`truyền hình NHK trích lời cha Koda: “…`: the speaker is behind the verb."""
        if tuple(block.tokens.low[m : m + 2]) in REPORTING:
            return self._subject(block, verb[0], stop)
        return None

    def _nobody(self, block, begin):
        """A clause without a subject goes on with the one who was spoken of last."""
        person = self._last_person(block, block.tokens.start[begin], None, near=True)
        return (person, self.roles.get(person)) if person else (None, None)

    @staticmethod
    def _clause(t, low, m):
        """The index where the sentence that holds token m begins."""
        k = m
        while k > low and not (t.text[k - 1] in CLAUSE_END and t.opens[k]):
            k -= 1
        return k

    def _inside(self, block, m):
        """Whether a token belongs to a name."""
        return any(name.first <= m < name.last for name, _ in self.by_block[id(block)])

    def _subject(self, block, low, high, phrase=True, first=False):
        """The (speaker, title) named between two tokens: a person, a pronoun, a body, or a noun phrase; None where none is."""
        t = block.tokens
        names = [(name, form) for name, form in self.by_block[id(block)] if low <= name.first and name.last <= high]
        people = [(name, form) for name, form in names if name.kind == PERSON]
        free = [(name, form) for name, form in people if not self._belongs(t, name)]
        pronoun = self._pronoun(block, low, high)
        best = (free or people)[0 if first and free else -1] if people else None
        if pronoun and (not best or pronoun[0] > best[0].first):
            return pronoun[1], self.roles.get(pronoun[1])
        if best and not free and (kin := self._kin(t, best[0])):
            return kin, None
        if best:
            return best[1], self.roles.get(best[1])
        bodies = [(name, form) for name, form in names if name.kind == ORGANISATION and high - name.last <= 4]
        if bodies:
            return bodies[-1][1], None
        return self._noun_phrase(t, low, high) if phrase else None

    @staticmethod
    def _belongs(t, name):
        """Whether a person is named as somebody's, or as the one spoken to: chồng chị Hà, với ông Nam."""
        k = name.first
        while k > 0 and (found := TITLES.match_before(t, k)):
            k = found[0]
            if t.low[k] in OBJECTS:
                return True
        return k > 0 and t.low[k - 1] in OBJECTS

    @staticmethod
    def _kin(t, name):
        """`vợ ông Liêm`, where that is who speaks."""
        k = name.first
        while k > 0 and (found := TITLES.match_before(t, k)):
            k = found[0]
            if t.low[k] in KIN:
                return t.name(k, name.last)
        return t.name(k - 1, name.last) if k and t.low[k - 1] in KIN else None

    def _pronoun(self, block, low, high):
        """The (token, person) of the last pronoun between two tokens that stands for a person."""
        t = block.tokens
        for m in range(high - 1, low - 1, -1):
            word = t.low[m]
            if word in SELF:
                many = t.low[m - 1] == "chúng"
                if high - m <= 3 and t.low[m - 1 - many] not in OBJECTS:
                    return m, t.name(m - many, m + 1).lower()
                continue
            if word not in PRONOUNS or self._inside(block, m + 1) or t.capital[m] and not t.opens[m]:
                continue
            if t.low[m - 1] in ("đàn", "các", "những", "trẻ", "hai", "chúng", "quý", "của", "với", "các", "mấy"):
                continue
            if t.low[m + 1] in ("em", "chị", "bà", "cháu", "ông", "chồng", "bố", "mẹ", "chủ", "gái", "trai", "bé", "con", "giáo", "hai", "út", "cả"):
                continue
            if t.low[m - 1] in KIN:
                return m, t.name(m - 1, m + 1)
            person = self._last_person(block, t.start[m], word)
            if person:
                return m, person
        return None

    def _last_person(self, block, offset, word, near=False):
        """The person named last before an offset whom the article calls by this word, or by no word at all."""
        n, spare = self.number[id(block)], None
        for k in range(n, max(-1, n - (3 if near else 8)), -1):
            for name, form in reversed(self.by_block[id(self.blocks[k])]):
                if name.kind != PERSON or (k == n and name.start >= offset):
                    continue
                known = self.called[form]
                if not word or not known or known[word]:
                    return form
                if spare is None and any(PRONOUNS[other] == PRONOUNS[word] for other in known):
                    spare = form
        return spare

    def told_before(self, block, offset):
        """The (speaker, title) of the sentence before an offset, if that sentence says that somebody said something."""
        n = self.number[id(block)]
        m = block.sentence_number(offset)
        start, end = block.sentences[m - 1] if m else (0, 0)
        if not m and n and self.blocks[n - 1].sentences:
            block = self.blocks[n - 1]
            start, end = block.sentences[-1]
        t = block.tokens
        first, last = t.at(start), t.at(end)
        for k in range(first, last):
            if VERBS.match(t, k) and not self._inside(block, k) and (subject := self._subject(block, first, k, phrase=False)):
                return subject
        return None

    def spoken_of(self, block, offset):
        """The (speaker, title) of whoever was named last, in this passage or the one before."""
        person = self._last_person(block, offset, None, near=True)
        return (person, self.roles.get(person)) if person else None

    def interviewed(self, first):
        """The person of an interview: whom the text before the first turn names most, the earlier one of equals."""
        counts = Counter()
        for block in self.blocks[: self.number[id(first)]]:
            counts.update(form for name, form in self.by_block[id(block)] if name.kind == PERSON)
        return counts.most_common(1)[0][0] if counts else None

    def named_turn(self, turn):
        """The (speaker, title) of a turn that opens with who speaks: `- Ông Nguyễn Văn A: …`."""
        t = turn.block.tokens
        first, last = t.at(turn.who[0]), t.at(turn.who[1])
        return self._subject(turn.block, first, last, phrase=False) or (t.name(first, last), None)

    @staticmethod
    def _noun_phrase(t, low, high):
        """The words before the verb, from the last comma on, if they can be a speaker: `Một cư dân`, `Chủ tịch CĐ các KCX`."""
        while high > low and t.low[high - 1] in ADVERBS:
            high -= 1
        k = high
        while k > low and t.text[k - 1] not in ",;:.()“”\"-–…" and t.low[k - 1] not in LINKS:
            k -= 1
        while k < high and t.low[k] in SKIPPED:
            k += 1
        if not 0 < high - k <= 12 or not t.is_word(k) or not (t.low[k] in SPEAKERS or TITLES.match(t, k)):
            return None
        return (t.name(k, high)[0].lower() + t.name(k, high)[1:] if t.opens[k] and t.text[k].istitle() and high - k > 1 and t.low[k] in SPEAKERS else t.name(k, high)), None

    def _role(self, block, name):
        """The role in the apposition behind a person's name, or before the name."""
        return self._behind(block, name) or self._ahead(block, name)

    @staticmethod
    def _ahead(block, name):
        t = block.tokens
        if not name.title:
            return None
        k, end = t.at(name.title[0]), t.at(name.title[1])
        if k > 1 and t.text[k - 1] in ",-–" and TITLES.match(t, k)[1][0] == "courtesy":
            # Thủ tướng Nhật Bản, ông Junichiro Koizumi: the role stands before the comma.
            m = next((m for m in range(k - 2, max(-1, k - 16), -1) if m == 0 or t.opens[m] or t.text[m - 1] in ",;:()"), k)
            found = TITLES.match(t, m)
            return t.name(m, k - 1) if found and found[1][0] == "role" else None
        while k < end and (found := TITLES.match(t, k)):
            if found[1][0] == "role":
                return t.name(k, end)
            k = found[0]
        return None

    def _behind(self, block, name):
        t, k = block.tokens, name.last
        if t.text[k] not in ",(-–":
            return None
        if t.text[k + 1].isdigit() and t.low[k + 2] == "tuổi" and t.text[k + 3] in ",-–":
            k += 3  # bà Tiện, 72 tuổi, cán bộ hưu trí
        found = TITLES.match(t, k + 1)
        if not found or found[1][0] != "role" and not (found[0] - k == 2 and t.low[k + 1] in OBJECTS and TITLES.match(t, k + 2)):
            return None
        end = k + 1
        while end < t.size and end - k < 25 and not self._ends(block, end, found[0]):
            end += 1
        return t.name(k + 1, end)

    def _ends(self, block, end, first):
        """Whether an apposition ends here: at a verb of saying, or a mark, unless a second role follows a comma."""
        t = block.tokens
        if t.text[end] == "," and (found := TITLES.match(t, end + 1)) and found[1][0] == "role" and t.capital[end + 1]:
            return False
        if t.text[end] in ",;:()“”\"…?!" or t.text[end] == "." and t.opens[end + 1] or t.text[end] in "-–" and not t.glued(end - 1):
            return True
        return end > first and not self._inside(block, end) and bool(VERBS.match(t, end)) or t.low[end] in ENDING


ENDING = frozenset("đã cũng vừa sẽ đang vẫn còn tỏ mặt khi".split())
ADVERBS = frozenset("đã cũng vừa liền lại thì còn từng bèn mới cứ vẫn đều luôn rất hay có thể đang hôm qua nay".split())
LINKS = frozenset("khi và nhưng rằng thì mà nếu vì để do là sau trước".split())
SKIPPED = frozenset("theo còn riêng trong đó như cùng tại nhiều".split())
SPEAKERS = frozenset(
    """một người cậu cô anh chị ông bà chủ giám chuyên đại phát các nhiều nhóm bạn cư khán độc nạn nhân quan giới lãnh nhà tác phóng vị
    họ mẹ cha bố vợ chồng con em bé cháu hàng thầy học sinh công trưởng phó thủ bộ tổng bác luật đội dân những hai ba cụ chàng nàng báo tờ hãng tòa toà hđxx hội viện cơ nguồn người""".split()
)
