"""Old encodings are recognised and read right, and right text is never converted.

Pairs are made here: a modern text is put into an old encoding by the tables below, which are laid out otherwise than
those of the package (a row a vowel, in the order level, grave, hook, tilde, acute, dot below; small letters first).
"""

import json
import random
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from diembao.read.encodings import Undecided, decode, repair
from diembao.read.legacy import raise_capitals, read_vni
from diembao.read.losses import lost_letters, missing_letter

ROOT = Path(__file__).parents[1]
PRESS = ROOT.parent / "shared" / "press" / "articles.jsonl"
needs_press = pytest.mark.skipif(not PRESS.exists(), reason="the press articles are not part of the repository")

VN1 = """
a 61 b5 b6 b7 b8 b9 41 80 81 82 83 84 / ă a8 bb bc bd be c6 a1 af ba bf c0 85 / â a9 c7 c8 c9 ca cb a2 c1 c2 c3 c4 86
e 65 cc ce cf d0 d1 45 87 88 89 8a 8b / ê aa d2 d3 d4 d5 d6 a3 c5 cd d9 da 8c / i 69 d7 d8 dc dd de 49 8d 8e 8f 90 91
o 6f df e1 e2 e3 e4 4f 92 93 94 95 96 / ô ab e5 e6 e7 e8 e9 a4 db e0 f0 ff 97 / ơ ac ea eb ec ed ee a5 98 99 9a 9b 9c
u 75 ef f1 f2 f3 f4 55 9d 9e 9f 01 02 / ư ad f5 f6 f7 f8 f9 a6 04 05 06 11 12 / y 79 fa fb fc fd fe 59 13 14 15 16 17
đ ae a7
"""
VISCII = """
a 61 e0 e4 e3 e1 d5 41 c0 c4 c3 c1 80 / ă e5 a2 c6 c7 a1 a3 c5 82 02 05 81 83 / â e2 a5 a6 e7 a4 a7 c2 85 86 06 84 87
e 65 e8 eb a8 e9 a9 45 c8 cb 88 c9 89 / ê ea ab ac ad aa ae ca 8b 8c 8d 8a 8e / i 69 ec ef ee ed b8 49 cc 9b ce cd 98
o 6f f2 f6 f5 f3 f7 4f d2 99 a0 d3 9a / ô f4 b0 b1 b2 af b5 d4 90 91 92 8f 93 / ơ bd b6 b7 de be fe b4 96 97 b3 95 94
u 75 f9 fc fb fa f8 55 d9 9c 9d da 9e / ư df d7 d8 e6 d1 f1 bf bb bc ff ba b9 / y 79 cf d6 db fd dc 59 9f 14 19 dd 1e
đ f0 d0
"""
TONES = "\u0300\u0309\u0303\u0301\u0323"
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "…": "...", "—": "-"})


@cache
def table(rows):
    letters = {}
    for base, *codes in (row.split() for row in rows.replace("\n", "/").split("/") if row.strip()):
        cases = [base, base.upper()]
        forms = [unicodedata.normalize("NFC", c + t) for c in cases for t in ["", *TONES]] if len(codes) > 2 else cases
        letters |= {form: bytes.fromhex(code) for form, code in zip(forms, codes, strict=True)}
    return letters


def other(char):
    return char.encode("windows-1252")


def viscii(text):
    return b"".join(table(VISCII).get(char) or char.encode("ascii") for char in text)


def vn1(text):
    return b"".join(table(VN1).get(char) or char.encode("ascii") for char in text)


def tcvn3(text):
    """As typed in .VnTime and .VnTimeH: toned capitals are the bytes of the small letters."""
    letters = table(VN1)
    return b"".join(
        char.encode() if char.isascii() else letters.get(char if char in "ĂÂÊÔƠƯĐ" else char.lower()) or other(char)
        for char in text
    )


def vni(text):
    marks = {"\u0302": "âàåãáä", "\u0306": "êèúüéë", "\u031b": " øûõùï", "": " øûõùï"}
    single = {"ơ": "ô", "ư": "ö", "đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "í": "í", "ì": "ì"}

    def letter(char):
        small = char.lower()
        base, *signs = unicodedata.normalize("NFD", small)
        hat = next((sign for sign in signs if sign not in TONES), "")
        if small in single:
            legacy = single[small]
        else:
            stem = {"o\u031b": "ô", "u\u031b": "ö"}.get(base + hat, base)
            legacy = stem + marks[hat][next((TONES.index(sign) + 1 for sign in signs if sign in TONES), 0)]
        return (legacy.upper() if char.isupper() else legacy).encode("latin-1")

    return b"".join(letter(char) if char in table(VN1) and not char.isascii() else other(char) for char in text)


def windows_1258(text):
    def letter(char):
        try:
            return char.encode("windows-1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(part for part in parts if part in TONES)
            return (unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("windows-1258")

    return b"".join(map(letter, text))


ENCODERS = {"tcvn3": tcvn3, "vni": vni, "viscii": viscii, "windows-1258": windows_1258, "tcvn5712-1": vn1}
every_encoding = pytest.mark.parametrize("name", ENCODERS)


def encodable(text, name):
    """The text with the signs that this encoding has, and without those that it lacks."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ")
    text = text.translate(PLAIN) if name in ("viscii", "tcvn5712-1") else text
    kept = set(table(VN1)) | set("“”‘’–…—" if name not in ("viscii", "tcvn5712-1") else "")
    return "".join(char for char in text if char.isascii() or char in kept)


@cache
def own_articles():
    """The articles that ship with the project, without their front matter."""
    files = sorted((ROOT / "data" / "corpora").glob("*/*.md"))
    return [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in files if path.name != "README.md"]


@cache
def press():
    with open(PRESS, encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def exact_lines(pairs):
    lines = [(a, b) for want, got in pairs for a, b in zip(want.split("\n"), got.split("\n"), strict=True) if a.strip()]
    return sum(a == b for a, b in lines) / len(lines)


def same_family(found, name):
    """TCVN3 and TCVN 5712-1 are one where a text has no toned capitals."""
    return found == name or {found, name} == {"tcvn3", "tcvn5712-1"}


@every_encoding
def test_own_articles_come_back(name):
    texts = [encodable(text, name) for text in own_articles()]
    found = [decode(ENCODERS[name](text)) for text in texts]
    assert all(same_family(f.encoding, name) for f in found)
    if name == "tcvn3":  # what has no capital in it cannot come back as one
        texts, found = [t.lower() for t in texts], [f._replace(text=f.text.lower()) for f in found]
    assert exact_lines((t, f.text) for t, f in zip(texts, found, strict=True)) == 1


@needs_press
@every_encoding
def test_press_articles_come_back(name):
    texts = [encodable(text, name) for text in random.Random(4).sample(press(), 100)]
    found = [decode(ENCODERS[name](text)) for text in texts]
    assert sum(same_family(f.encoding, name) for f in found) >= 98
    fold = str.lower if name == "tcvn3" else str
    assert exact_lines((fold(t), fold(f.text)) for t, f in zip(texts, found, strict=True)) >= 0.999


@every_encoding
@pytest.mark.parametrize("surface", ["latin-1", "windows-1252"])
def test_text_that_was_taken_for_western_is_repaired(name, surface):
    for text in own_articles()[:10]:
        text = encodable(text, name)
        data = ENCODERS[name](text)
        shown = data.decode("latin-1") if surface == "latin-1" else data.decode("cp1252", errors="surrogateescape")
        shown = "".join(chr(ord(char) - 0xDC00) if "\udc80" <= char <= "\udcff" else char for char in shown)
        found = repair(shown)
        assert same_family(found.encoding.removesuffix(" read as windows-1252"), name)
        assert found.text.lower() == text.lower()
        assert decode(shown.encode()).text == found.text


@every_encoding
def test_single_lines_and_few_diacritics(name):
    """A line of a newspaper is enough, nearly always; where it is not, nothing is converted."""
    lines = [encodable(line, name) for text in own_articles() for line in text.split("\n") if len(line) > 20]
    lines = [line for line in lines if not line.isascii()][:400]
    right = undecided = 0
    for line in lines:
        try:
            right += decode(ENCODERS[name](line)).text.lower() == line.lower()
        except Undecided:
            undecided += 1
    assert right >= 0.98 * len(lines)
    assert right + undecided == len(lines)


@every_encoding
def test_mixed_with_english(name):
    english = "The World Bank said on Monday that growth would reach 7.2 percent; the Financial Times disagreed.\n" * 20
    text = english + "Bộ trưởng Bộ Tài chính trả lời phỏng vấn về tăng trưởng kinh tế.\n" + english
    assert decode(ENCODERS[name](text)).text == text


LINES = "Căn cứ Luật Tổ chức Chính phủ năm 2001\nXét đề nghị của Bộ trưởng Bộ Nội vụ\nĐiều 1. Mở hai tuyến buýt mới"
RESIDUE = {
    "cell marks": lambda data: data.replace(b"\n", b"\x07\n") + b"\x13 PAGE \x14 5\x15\x07\x07",
    "bullets": lambda data: b"\x95 " + data.replace(b"\n", b"\n\x95 "),
    "no-break spaces": lambda data: data.replace(b" ", b"\xa0", 6),
    "line ends of DOS": lambda data: data.replace(b"\n", b"\r\n") + b"\x1a",
    "markup": lambda data: b"<font face=Arial>" + data.replace(b"\n", b"<br>\n") + b"</font>",
    "e-mail": lambda data: data + b"\nFrom: a@b.example\n-----o0o-----\nTel. (84-4) 825-1234, http://a.example/?b=1&c=2",
}


@every_encoding
@pytest.mark.parametrize("residue", RESIDUE)
def test_what_word_processors_and_mail_leave_in_a_file(name, residue):
    if name == "viscii" and residue in ("cell marks", "bullets", "no-break spaces"):
        pytest.skip("these bytes are letters of VISCII, which was written in mail and not in word processors")
    data = RESIDUE[residue](ENCODERS[name](LINES))
    found = decode(data)
    assert same_family(found.encoding, name)
    letters = [char for char in found.text if char.isalpha()]
    assert "".join(letters).startswith(tuple(f"{mark}CăncứLuậtTổchứcChínhphủnăm" for mark in ("", "fontfaceArial")))
    assert not {"Ó", "Ỳ", "Ỷ", "Ỹ"} & set(letters)


def test_a_sign_between_two_words_joins_no_letter():
    text = encodable("Thu phí…khâu túi lưới, giá rẻ", "tcvn3")
    assert decode(tcvn3(text)).text == text


def test_every_letter_of_vni():
    words = " ".join(char for char in table(VN1) if not char.isascii())
    assert read_vni(vni(words).decode("latin-1")) == words
    assert read_vni("chaúng haún") == "chẳng hẳn"
    assert read_vni("AÙnh, Aùnh") == "Ánh, Ánh"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("PHÇN THø HAI: Dù ¸n tin häc", "PHẦN THỨ HAI: Dự án tin học"),
        ("Bé tr\xadëng Bé Tµi chÝnh", "Bộ trưởng Bộ Tài chính"),
        ("UBND x· Hµ, TP Hµ Néi", "UBND xã Hà, TP Hà Nội"),
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("nhµ n\u2212íc: 5 \u2212 3", "nhà nước: 5 \u2212 3"),
    ],
)
def test_capitals_of_tcvn3(typed, right):
    assert repair(typed + "\nSè liÖu cña Tæng côc Thèng kª").text.split("\n")[0] == right


def test_capitals_stay_where_nothing_shows_them():
    assert raise_capitals("ở Ấn Độ\nHà Nội\nBộ Y tế") == "ở Ấn Độ\nHà Nội\nBộ Y tế"


# --- Unicode --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(encoding):
    apart = unicodedata.normalize("NFD", "Thủ tướng từ chức, bầu cử sớm")
    for text in ["“Định hình lại tương lai”", "Hà Nội", apart, *own_articles()[:5]]:
        found = decode(text.encode(encoding))
        assert found.text == text
        assert found.encoding == encoding.removesuffix("-sig")


@pytest.mark.parametrize(
    "misread",
    [
        lambda text: text.encode().decode("latin-1"),
        lambda text: "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode()),
        lambda text: text.encode().decode("latin-1").encode().decode("latin-1"),
        lambda text: text.encode().decode("latin-1").replace("\xa0", " "),
    ],
    ids=["latin-1", "windows-1252", "twice", "no-break spaces lost"],
)
def test_utf8_that_was_taken_for_western(misread):
    for text in own_articles()[:10]:
        found = repair(misread(text))
        assert (found.text, found.encoding) == (text, "utf-8 read as windows-1252")


def test_misread_utf8_that_lost_characters_is_set_aside():
    shown = own_articles()[0].encode().decode("cp1252", errors="ignore")
    with pytest.raises(Undecided, match="characters were lost"):
        repair(shown)


def test_tcvn3_without_soft_hyphens_is_set_aside():
    data = tcvn3(encodable("".join(own_articles()[:3]), "tcvn3")).replace(b"\xad", b"")
    with pytest.raises(Undecided, match="letter ư"):
        decode(data)


@needs_press
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_modern_text_is_converted(form):
    """Neither an article nor a line of one, among 2,100."""
    for text in press():
        text = unicodedata.normalize(form, text)
        assert decode(text.encode()) == (text, "utf-8", (), ())
        for line in text.split("\n"):
            assert repair(line).text == line


@pytest.mark.parametrize(
    "text",
    [
        "El señor Muñoz, niño de España, comió jamón y pidió más café en la estación.",
        "Der Bürgermeister von München grüßte die Schüler vor dem Rathaus; größere Städte fänden das übertrieben.",
        "L'été dernier, à la fenêtre, le garçon français a reçu un gâteau très élaboré. Où ça? Là-bas.",
        "A naïve café owner — “José” — paid 25 °C worth of £5 notes ™.",
        "Ngài Müller ở São Paulo",
        "Giá 5 × 3 · 2 = 30; 4 m² đất, 25°C, ½ giờ",
        "plain ASCII text",
        "",
    ],
)
def test_other_languages_are_not_converted(text):
    assert repair(text).text == text


# --- what cannot be told --------------------------------------------------------------------------------------------


def test_undecided_shows_the_candidates():
    with pytest.raises(Undecided) as error:
        decode(b"H\xb5")  # Hà in TCVN3, Hộ in VISCII
    readings = {c.encoding: c.sample for c in error.value.candidates}
    assert readings["tcvn3"] == "Hà"
    assert readings["viscii"] == "Hộ"
    assert "tcvn3: 'Hà'" in error.value.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0\1", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary"),
        (bytes(range(1, 256)) * 8, "cannot be told"),
        ("Hà Nội họp bàn về các dự án giao thông đô thị".encode()[:-1] + b"\xff", "damaged"),
        (b"\xff\xfe\x00\xd8\x41", "damaged"),
        ("El señor Muñoz comió jamón".encode("latin-1"), "cannot be told"),
    ],
)
def test_other_bytes_are_set_aside(data, reason):
    with pytest.raises(Undecided, match=reason):
        decode(data)


def test_vps_is_not_taken_for_viscii():
    """VPS, an encoding that is not read here, shares many bytes with VISCII."""
    vps = "H\xe0 N\xb6i, ng\xe0y 2 th\xe1ng 9: h\xb6i ngh\xce trung \xdc\xbfng b\xe0n v\u201a n\x9bm m\xbei."
    with pytest.raises(Undecided):
        decode(vps.encode("cp1252", "ignore"))


# --- what was lost --------------------------------------------------------------------------------------------------

WARDS = "Ông Lưu nói dân phường mong con đường trước chợ sẽ sửa xong trong tháng tới, để việc đi lại dễ hơn."
NAMES = "Bà Nguyễn Thị Diễm kể rằng lễ hội làng diễn ra vào tháng giêng, khách từ nhiều nơi tìm về.\n" * 4


@pytest.mark.parametrize("name", ["tcvn3", "tcvn5712-1"])
@pytest.mark.parametrize("instead", [b"", b"-", b"?"], ids=["nothing", "hyphen", "question mark"])
def test_a_line_without_the_letter_at_the_soft_hyphen_is_set_aside(name, instead):
    for text in (WARDS, "Ưu tiên hộ nghèo. " + WARDS):
        text = "ĐẠI HỘI ĐẢNG BỘ: " + text if name == "tcvn5712-1" else text
        with pytest.raises(Undecided, match="without its letter ư") as error:
            decode(ENCODERS[name](text).replace(b"\xad", instead))
        assert "once more" in error.value.advice
        assert same_family(decode(ENCODERS[name](text)).encoding, name)


def test_viscii_without_soft_hyphens_is_set_aside():
    assert decode(viscii(NAMES)).text == NAMES
    with pytest.raises(Undecided, match="without its letter ễ"):
        decode(viscii(NAMES).replace(b"\xad", b""))


@every_encoding
def test_a_text_that_never_had_the_letter_is_read(name):
    text = "Xã mở chợ mới, bà con bán rau, cá và vải; hàng quán đông khách cả ngày, VND và HNG tăng giá."
    assert decode(ENCODERS[name](text)).text == text


def test_own_articles_that_lost_soft_hyphens_are_set_aside():
    for text in own_articles():
        with pytest.raises(Undecided, match="letter ư"):
            decode(tcvn3(encodable(text, "tcvn3")).replace(b"\xad", b""))


QUESTIONED = "Ngu?i dân xã tôi mong s?m có c?u m?i qua sông, vi?c h?c c?a con em d? hon."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_letters_that_became_question_marks(encoding):
    with pytest.raises(Undecided, match=r"question marks now \('Ngu\?i'") as error:
        decode(QUESTIONED.encode(encoding))
    assert "once more" in error.value.advice
    with pytest.raises(Undecided, match="question marks"):
        decode(QUESTIONED.replace("?", "\ufffd").encode())


@pytest.mark.parametrize(
    "text",
    [
        "Vì sao?Ai làm?Bao giờ xong?Không ai trả lời.",
        "Xem https://bao.example/tin?id=3, www.bao.example?a và tim.php?q=1&b?c ở đây.",
        "Hai chữ m?t và h?i mờ trên bản in cũ.",
    ],
)
def test_question_marks_that_are_meant(text):
    assert decode(text.encode()).text == text


@needs_press
def test_no_press_article_is_told_to_have_lost_letters():
    texts = [unicodedata.normalize("NFC", text) for text in press()]
    assert not [text for text in texts if lost_letters(text)]
    lines = [line for text in texts for line in text.split("\n") if "ư" not in line.lower()]
    assert sum(missing_letter("", line, "tcvn3") != "" for line in lines) <= len(lines) / 2_000
    lines = [line for text in texts for line in text.split("\n") if "ễ" not in line.lower()]
    assert sum(missing_letter("", line, "viscii") != "" for line in lines) <= len(lines) / 1_000


# --- two encodings in one document ----------------------------------------------------------------------------------

COUNCIL = "Hội đồng thông qua nghị quyết về chợ đầu mối trong năm nay."
VILLAGE = "Bà con ở các bản vùng cao đã có điện, có nước và lớp học mới."


@pytest.mark.parametrize("main", [*ENCODERS, "utf-8"])
@pytest.mark.parametrize("line", ENCODERS)
def test_a_line_in_another_encoding_is_read_and_named(main, line):
    if same_family(main, line):
        pytest.skip("these share their letters")
    data = ENCODERS[line](COUNCIL)
    data = data.decode("latin-1").encode() if main == "utf-8" else data
    rest = (ENCODERS.get(main) or str.encode)(VILLAGE)
    found = decode(b"\r\n".join([rest, rest, rest, data, rest, rest]))
    assert found.text.split("\r\n") == [VILLAGE] * 3 + [COUNCIL] + [VILLAGE] * 2
    assert same_family(found.encoding, main)
    assert len(found.remarks) == 1
    assert found.remarks[0].startswith("line 4 was read as ")


def test_a_short_line_in_another_encoding_is_named_and_stays():
    found = decode(f"Së V¨n hãa\n{VILLAGE}".encode())
    assert found.text == f"Së V¨n hãa\n{VILLAGE}"
    assert found.remarks == ("line 1 was hardly Vietnamese, perhaps in another encoding or language: 'Së V¨n hãa'",)


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
def test_chinese_in_an_old_encoding_is_named(name):
    found = decode(ENCODERS[name](f"{VILLAGE}\n{VILLAGE}\n{COUNCIL}\n") + "任务说明，对话选项".encode("gbk"))
    assert found.encoding == name
    assert found.remarks[0].startswith("line 4 was hardly Vietnamese")


def test_a_line_that_lost_soft_hyphens_is_noticed_in_a_modern_text():
    line = tcvn3(f"{COUNCIL} {COUNCIL} Đường tới chợ rất đông.").replace(b"\xad", b"").decode("latin-1")
    with pytest.raises(Undecided, match="letter ư"):
        repair(f"{VILLAGE}\n{line}")


def test_lines_in_other_languages_stay():
    text = f"{VILLAGE}\nEl señor Muñoz comió jamón y pidió más café en la estación.\nOù ça? À la fenêtre, là-bas, près du château."
    assert repair(text) == (text, "unicode", (), ())


# --- other Western code pages ---------------------------------------------------------------------------------------


@every_encoding
@pytest.mark.parametrize(
    ("page", "told"),
    [("windows-1254", "windows-1254"), ("iso-8859-9", "windows-1254"), ("iso-8859-15", "iso-8859-15")],
)
def test_text_that_was_read_in_another_western_code_page(name, page, told):
    for text in own_articles()[:10]:
        text = encodable(text, name)
        shown = "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in ENCODERS[name](text))
        found = repair(shown)
        assert found.text.lower() == text.lower()
        assert found.encoding.split(" read as ")[1] in (told, "windows-1252")


def test_an_unknown_code_page_is_set_aside():
    shown = tcvn3(VILLAGE * 3).decode("latin-1").replace("è", "č").replace("\xe3", "ã").replace("í", "ř")
    with pytest.raises(Undecided, match="code page which is not known"):
        repair(shown)


def test_turkish_is_not_converted():
    text = "İstanbul'da yağış sürüyor; öğrenciler sınıfa ıslak girdi, şehirde trafik durdu, köprü kapandı."
    assert repair(text).text == text
    assert repair(f"{VILLAGE}\n{text}").text == f"{VILLAGE}\n{text}"
    assert repair("İô İö ıô ğş").text
