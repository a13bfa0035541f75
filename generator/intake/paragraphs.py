"""Lines into paragraphs: a sentence that a line or a page has cut is one again.

A line goes on with the next one where it stops in the midst of a sentence: inside brackets, after a
comma, or without a full stop though it is prose or as wide as the column. A number, a dash or an
annex begins a new paragraph unless the line before is cut, and so does everything after a full stop.
In a hard-wrapped text with indents, what is not indented goes on as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.intake.endings import is_end_of_notice, is_imprint
from generator.intake.markers import Level, annex_head, is_in_contents, marker_of, note_head
from generator.intake.pieces import Line, Paragraph, Table

_COMPLETE = re.compile(r"[。；：！？;:!?…][”’）)】」』》〉\"']*$")
_CUT = re.compile(
    r"(?:[，、,《〈“‘（(【「—－第]|不少于|不多于|不低于|不高于|不超过|不得|达到|应当|以及|或者|并且)$"
)
_CLINGS = re.compile(
    r"[的，。；：、！？）)》〉”’】」』]|第[一二三四五六七八九十百零]{1,6}[条款项][第款项规之所的和、]"
)
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔［\[（(﹝]\d{4}[〕］\]）)﹞]\s?\d+\s?号")
_PROSE = re.compile("[，。；]")
_BRACKETS = {"）": "（", ")": "(", "》": "《", "〉": "〈", "”": "“", "】": "【"}
_NOT_WRAPPED = 10_000
_NARROWEST_COLUMN, _WIDEST_COLUMN = 36, 120  # a Han character has two
_SHARE_OF_CUT_LINES = 0.5
_SHARE_OF_WIDTH = 0.84  # a first line is two characters shorter, and no line begins with a comma
_FEWEST_LINES = 8
_FEWEST_CONTINUED = 3
_LONGEST_HEADING = 40
_LONGEST_PARAGRAPH = 20_000
_TAIL = 200  # brackets are closed within so many characters


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the text is set: width of its column, empty lines between lines, whether it has indents.

    More empty lines than `blanks` are the end of a page; -1 where each line is a paragraph.
    """

    width: float
    blanks: int
    has_indents: bool


def joined(pieces: Sequence[Line | Table]) -> list[Paragraph | Table]:
    """`pieces` with the lines of each paragraph joined."""
    setting = _setting_of([piece for piece in pieces if isinstance(piece, Line)])
    found: list[Paragraph | Table] = []
    last: Line | None = None  # the line that the last paragraph ends with
    for piece in pieces:
        before = found[-1] if found else None
        if isinstance(piece, Table):
            found.append(piece)
            last = None
            continue
        if last and isinstance(before, Paragraph) and _goes_on(before.text, last, piece, setting):
            if piece.blanks > setting.blanks:
                before.seams.append(len(before.text))
            before.text += _gap(before.text, piece.text) + piece.text
        else:
            found.append(Paragraph(text=piece.text, number=piece.number))
        last = piece
    return found


def is_complete(text: str) -> bool:
    """Whether `text` ends as a sentence, a lead-in or an item does."""
    return bool(_COMPLETE.search(text))


def width_of(text: str) -> int:
    """Columns of a terminal or a page: two for a Han character."""
    return sum(1 if unicodedata.east_asian_width(letter) in "NaHNa" else 2 for letter in text)


def _goes_on(text: str, last: Line, following: Line, setting: _Setting) -> bool:
    """Whether the paragraph `text`, whose last line is `last`, goes on with `following`."""
    if len(text) > _LONGEST_PARAGRAPH or is_in_contents(text):
        return False
    is_full = width_of(last.text) >= setting.width
    is_apart = 0 <= setting.blanks < following.blanks
    if _CLINGS.match(following.text) and not (
        is_complete(text) and following.text.startswith("的")
    ):
        return True
    if is_complete(text):
        is_wrapped_on = is_full and not following.is_indented and not _begins(following.text)
        is_wrapped_on = is_wrapped_on and not is_apart
        return is_wrapped_on and (setting.has_indents or text.endswith(("；", ";")))
    if not _is_cut(last.text if is_apart else text, is_full=is_full):
        return False
    return not _begins(following.text) or _is_decimal_tail(text, following.text)


def _is_cut(text: str, *, is_full: bool) -> bool:
    """Whether `text`, which has no full stop at its end, stops in the midst of a sentence."""
    if is_full or _CUT.search(text) or _has_open_bracket(text):
        return True
    marker = marker_of(text)
    if marker is None:
        return bool(_PROSE.search(text)) or len(text) > _LONGEST_HEADING
    return "。" in text or len(text) > _LONGEST_HEADING


def _begins(text: str) -> bool:
    """Whether `text` looks like the beginning of something, whatever stands before."""
    if text.startswith(("——", "--", "●", "■", "◆")) or is_end_of_notice(text):
        return True
    if _DOCUMENT_NUMBER.fullmatch(text) or is_imprint(text):
        return True
    return any(begins(text) is not None for begins in (note_head, annex_head, marker_of))


def _is_decimal_tail(text: str, following: str) -> bool:
    """第\n（一）项, 附件\n2 and the like: a number that the line before asks for."""
    marker = marker_of(following)
    if marker is None or marker.level < Level.SECTION:
        return False
    return text.endswith(("第", "附件", "至", "到", "和", "或", "+", "＋", "/"))


def _has_open_bracket(text: str) -> bool:
    opened: Counter[str] = Counter()
    for letter in text[-_TAIL:]:
        if letter in _BRACKETS.values():
            opened[letter] += 1
        elif letter in _BRACKETS and opened[_BRACKETS[letter]]:
            opened[_BRACKETS[letter]] -= 1
    return any(opened.values())


def _gap(before: str, after: str) -> str:
    """A space between two words in Latin letters, nothing between Han characters."""
    is_latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii()
    return " " if is_latin and after[:1].isalpha() else ""


def _continued(lines: Sequence[Line], cut: Sequence[Line]) -> int:
    """How many of `cut` begin with an indent and go on in a line that has none and begins nothing."""
    below = {line.number: after for line, after in pairwise(lines)}
    return sum(
        line.is_indented and not after.is_indented and not _begins(after.text)
        for line in cut
        if (after := below.get(line.number))
    )


def _setting_of(lines: Iterable[Line]) -> _Setting:
    """Hard-wrapped is a text whose wide lines are of about one width and mostly end unfinished.

    Forms and lists may be most of a text: then a few wide lines that plainly go on below are enough.
    """
    lines = list(lines)
    widths = sorted(width_of(line.text) for line in lines)
    unwrapped = _Setting(width=_NOT_WRAPPED, blanks=-1, has_indents=False)
    if len(lines) < _FEWEST_LINES:
        return unwrapped
    widest = widths[int(len(widths) * 0.95) - 1]
    if widths[-1] > _WIDEST_COLUMN or widest < _NARROWEST_COLUMN:
        return unwrapped
    full = [line for line in lines if width_of(line.text) >= widest * _SHARE_OF_WIDTH]
    cut = [line for line in full if not is_complete(line.text)]
    are_cut = len(cut) >= _SHARE_OF_CUT_LINES * len(full)
    if not are_cut or (len(full) < len(lines) / 4 and _continued(lines, cut) < _FEWEST_CONTINUED):
        return unwrapped
    blanks = Counter(line.blanks for line in lines).most_common(1)[0][0]
    indented = sum(line.is_indented for line in lines)
    return _Setting(
        width=widest * _SHARE_OF_WIDTH,
        blanks=blanks,
        has_indents=0.05 * len(lines) <= indented <= 0.9 * len(lines),
    )
