"""The line a problem stands in, and carets under the wrong value, also where wide characters stand before it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from generator.git.files import contents_of, staged_files
from generator.personal_data import MAIL_ADDRESS, personal_data_in
from generator.problems import Place
from generator.text_files import CSV_BYTES, read_text_as

# The lines of a file by its path below the portal's folder; none where it cannot be read.
SourceLines = Callable[[str], Sequence[str]]

_TAB = "    "
_WIDEST = 100  # columns of a terminal that are shown of a line
_BEFORE = 40
_MORE = "…"


def work_tree_lines(root: Path) -> SourceLines:
    """Lines of files as they lie in the folder, or at a full path; links are not followed."""

    @lru_cache(maxsize=8)
    def lines(path: str) -> Sequence[str]:
        file = root / path
        if ".." in Path(path).parts or not file.exists():
            return ()
        text, _ = read_text_as(file, path, limit=CSV_BYTES)
        return text.text.split("\n") if text else ()

    return lines


def staged_lines(root: Path) -> SourceLines:
    """Lines of files as they are staged, whatever lies in the folder."""
    staged = {file.path: file for file in staged_files(root)}

    @lru_cache(maxsize=8)
    def lines(path: str) -> Sequence[str]:
        files = [staged[path]] if path in staged else []
        for _, content in contents_of(root, files):
            return content.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
        return ()

    return lines


def excerpt(place: Place, lines: SourceLines) -> list[str]:
    """The source line and the carets below it; nothing where there is no such line.

    Nothing either where the line seems to hold personal data: reports end up in the logs of others.
    """
    if not place.line or place.cell:
        return []
    known = lines(place.path)
    text = known[place.line - 1] if place.line <= len(known) else ""
    if not text.strip() or personal_data_in(text) not in (None, MAIL_ADDRESS):
        return []
    number = str(place.line)
    if not place.column or place.column > len(text) + 1:
        return [f"    {number} | {_cut(text, 0)[0]}"]
    start = place.column - 1
    end = max(start + 1, _end_of_value(place.path, text, start))
    told, offset = _cut(text, start)
    before = _printed(text[offset:start])
    lead = " " * (width(_MORE) if offset else 0)
    carets = "^" * min(max(1, width(_printed(text[start:end]))), _WIDEST)
    return [
        f"    {number} | {told}",
        f"    {' ' * len(number)} | {lead}{' ' * width(before)}{carets}",
    ]


def width(text: str) -> int:
    """Columns of a terminal that `text` takes (Unicode Standard Annex #11; ambiguous ones are narrow)."""
    return sum(
        0
        if unicodedata.combining(character) or unicodedata.category(character) in ("Me", "Mn", "Cf")
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _end_of_value(path: str, text: str, start: int) -> int:
    """Where the value ends that begins at `start`: a cell at its comma, the rest of a line without comment."""
    if path.endswith(".csv"):
        is_quoted = False
        for index in range(start, len(text)):
            if text[index] == '"':
                is_quoted = not is_quoted
            elif text[index] == "," and not is_quoted:
                return index
        return len(text)
    comment = re.search(r"\s+#", text[start:])
    return start + len(
        (text[start : start + comment.start()] if comment else text[start:]).rstrip()
    )


def _cut(text: str, start: int) -> tuple[str, int]:
    """As much of `text` around `start` as a terminal has columns, and how much was cut at its beginning."""
    offset = 0
    if width(_printed(text[:start])) > _WIDEST - _BEFORE:
        offset = start
        while offset and width(_printed(text[offset:start])) < _BEFORE:
            offset -= 1
    end = offset
    taken = 0
    while end < len(text) and taken < _WIDEST:
        taken += width(_printed(text[end]))
        end += 1
    told = _printed(text[offset:end])
    return f"{_MORE if offset else ''}{told}{_MORE if end < len(text) else ''}", offset


def _printed(text: str) -> str:
    """`text` as it is shown: tabs as spaces, what cannot be seen as its code point."""
    if text.isprintable():
        return text
    return "".join(
        _TAB
        if character == "\t"
        else character
        if character.isprintable()
        else f"<U+{ord(character):04X}>"
        for character in text
    )
