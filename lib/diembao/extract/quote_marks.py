"""Stretches in quotation marks, nested ones too, and speech led by a dash."""

import re
from typing import NamedTuple

PAIRS = {"“": "”", "«": "»"}
CLOSING = frozenset("”»")
# Any mark first, which is found soonest, and then what makes it one of a quotation.
MARK = re.compile(
    r"""
    [“”«»"'‘’]
    (?:
        (?<=[“”«»"])
        | (?<![^\s(\[“"]['‘])(?<=['‘])(?=[^\W\d_])   # opens a word
        | (?<=[^\W_]['’])(?![^\W_])                   # ends one
        | (?<=[.!?…]['’])(?=[\s,.;:)]|$)              # ends a sentence
    )
    """,
    re.VERBOSE,
)
DEEPEST = 4  # no newspaper nests deeper; a page of opening marks must not be read as one
DASH = re.compile(r"(?:[-–—*]\s*|\.\s+)(?=[^\W\d_“\"])|[-–—]\s+(?=\d)")
TURN = re.compile(r"(?<=[.?!…])\s*[-–—]\s*(?=[“\"]?[^\W\d_])")
UNOPENED = 40  # characters; a mark that closes less is a slip
ENDING = re.compile(r"[\s.!?…,;]*\Z")


class Stretch(NamedTuple):
    """The content of a quotation: offsets into the passage without its marks, how deep it is nested, and its opening mark."""

    start: int
    end: int
    depth: int
    mark: str


def stretches(text, first=0):
    """The stretches in quotation marks of one passage, by a stack that survives an unclosed mark.

    Where a closing mark is missing, the last one of the passage closes the outermost stretch that is still open, and the one
    inside it ends where the last quotation in it ends. A stretch without any closing mark ends with its passage if it opened
    it or follows a colon; otherwise it is no quotation.

    Parameters
    ----------
    text : str
    first : int
        The offset from which marks are read; those before it close what an earlier passage opened.

    Returns
    -------
    list of Stretch
        In text order, an outer one before those inside it.

    Examples
    --------
    >>> [(s.depth, "Ông nói: “Phải “xốc” lại, mở lớp “Nhận diện”."[s.start : s.end]) for s in stretches(
    ...     "Ông nói: “Phải “xốc” lại, mở lớp “Nhận diện”.")]
    [(0, 'Phải “xốc” lại, mở lớp “Nhận diện'), (1, 'xốc'), (1, 'Nhận diện')]
    """
    stack, done = [], []
    for m in MARK.finditer(text, first):
        mark, at = m[0], m.start()
        if mark in "'‘’":
            _single(text, mark, at, stack, done)
        elif mark in PAIRS or (mark == '"' and _opens(text, at, stack)) or (mark == "”" and not stack and _turned(text, at)):
            if len(stack) < DEEPEST:
                stack.append((mark, at))
        elif stack or done or first or mark not in CLOSING:
            _close(mark, at, stack, done)
        else:
            start = _unopened(text, at)
            inches = text[at - 1 : at].isdigit()  # 15”
            done += [Stretch(start, at, 0, "“")] if at - start > UNOPENED and not inches else []
    _mend(text, stack, done)
    return sorted(done, key=lambda s: (s.start, -s.end))


def open_at_end(text, found):
    """The one of these stretches that is open where the passage ends, or None."""
    last = max((s for s in found if not s.depth), key=lambda s: s.end, default=None)
    return last if last and last.end == len(text.rstrip()) and not text[last.end :].strip() else None


def closes_at(text, mark):
    """The offset of the mark that closes, in this passage, what an earlier one opened with `mark`; None where others come first."""
    m = re.search(r"[“”«»\"]", text)
    if not m or m[0] != PAIRS.get(mark, '"') or (m[0] == '"' and _opens(text, m.start(), [(mark, 0)])):
        return None
    return m.start()


def _opens(text, at, stack):
    """Whether a straight mark opens: by the blanks around it, else by whether one is open."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    left, right = before.isspace() or before in "([“«-–", after.isspace() or after in ".,;:!?)]”»…"
    if left != right:
        return left
    return not any(mark in '"“' for mark, _ in stack)


def _turned(text, at):
    """Whether a closing mark opens, as some editors set it: `nói rằng:”Chúng tôi …”`."""
    return text[at - 1 : at] in (":", " ", "(") and text[at + 1 : at + 2].isalnum()


def _close(mark, at, stack, done):
    """Close the innermost stretch that this mark can close; what was open inside it had no end."""
    for depth in range(len(stack) - 1, -1, -1):
        opened, start = stack[depth]
        if PAIRS.get(opened, '"') == mark or (opened in '“"”' and mark in '”"'):
            done.append(Stretch(start + 1, at, depth, opened))
            del stack[depth:]
            return


def _unopened(text, at):
    """Where words begin that a mark closes and none opens: behind the last colon, else with the passage."""
    colons = list(re.finditer(r":\s+", text[:at]))
    return colons[-1].end() if colons else len(text) - len(text.lstrip())


def _single(text, mark, at, stack, done):
    """Single marks quote titles and words in some papers; they never hold a sentence, and close in the same line."""
    if stack and stack[-1][0] in "'‘":
        if mark != "‘" and not (mark == "'" and text[at - 1 : at].isspace()):
            opened, start = stack.pop()
            done.append(Stretch(start + 1, at, len(stack), opened))
    elif (
        mark in "'‘"
        and (not at or not text[at - 1].isalnum())
        and text.find("’" if mark == "‘" else "'", at + 1, at + 120) > 0
        and len(stack) < DEEPEST
    ):
        stack.append((mark, at))


def _mend(text, stack, done):
    """What to do with marks that were never closed."""
    stack = [(mark, at) for mark, at in stack if mark not in "'‘"]
    if not stack:
        return
    _, outer = stack[0]
    inside = [s for s in done if s.start > outer]
    last = max((s for s in inside), key=lambda s: s.end, default=None)
    if last and ENDING.match(text, last.end + 1):
        # The last mark of the passage closes the outermost open stretch, and the one inside it that took it.
        done.append(Stretch(outer + 1, last.end, 0, stack[0][0]))
        within = [s for s in inside if s.start > last.start and s is not last]
        if within:
            done.remove(last)
            done.append(last._replace(end=max(s.end for s in within)))
    elif not text[:outer].strip(" -–") or text[:outer].rstrip().endswith(":"):
        done.append(Stretch(outer + 1, len(text.rstrip()), 0, stack[0][0]))
