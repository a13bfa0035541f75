"""Plain text and Markdown into lines and tables, free of what only converters and printers leave.

Tables stand there in three ways: cells parted by tabs, one cell a line behind a tab, and Markdown's
pipes. Page numbers, HTML remnants and characters that cannot be seen go; nothing else does.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.intake.markers import marker_of
from generator.intake.pieces import Line, Table

_TAG = re.compile(
    r"</?(?:p|br|div|span|table|tbody|thead|tr|t[dh]|b|strong|i|em|u|a|font|img|su[bp]|center|hr|h[1-6])"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_CHECKBOX = re.compile(r"<input\b[^<>]{0,200}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_PAGE_NUMBER = re.compile(
    r"[-－—–·]{1,2}\s*\d{1,4}\s*[-－—–·]{1,2}|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_LONE_NUMBER = re.compile(r"\d{1,3}")
_SPACES = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_RADICAL = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufad9]")
_BULLET = re.compile(r"(?:[-*+•·]|\\[-*])\s+(?=\S)")
_INDENT = re.compile(r"(?:\u3000| {2,}|\t)\S")
_ANNEX_NUMBER = re.compile(r"附[件表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})")
_NOT_SEEN = {"Cf", "Co", "Cn", "Cs", "Cc"}
_FEWEST_PAGES = 3
_ARTICLE_ENDS = frozenset("条章节编")
_LONGEST_NUMBER = 8


def pieces_of(text: str) -> list[Line | Table]:
    """The lines and tables of `text`."""
    printed = _without_lone_page_numbers(list(_printed_lines(text)))
    return list(_with_cell_tables(list(_with_tab_tables(printed))))


def tidied(text: str) -> str:
    """`text` on one line, without what cannot be seen, without single spaces beside Han characters.

    Typesetters put them around figures (14 号); two or more part what stands apart, and become one.
    """
    return _SPACES.sub(_space, _cleaned(text)).strip(" ")


def line_text(raw: str) -> str:
    """A whole line, tidied: tabs part as two spaces do, and a bullet before it goes."""
    text = raw.replace("\t", "  ").strip(" \u3000")
    if bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    return tidied(text)


def is_page_number(text: str) -> bool:
    """- 3 -, 第3页, 3/10."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def cell_text(text: str) -> str:
    """The same for a cell of a table, where single spaces part the words of a form."""
    return " ".join(_cleaned(" ".join(text.split())).split())


def _cleaned(text: str) -> str:
    if _ENTITY.search(text):
        text = html.unescape(text)
    text = _CHECKBOX.sub(lambda box: "☑" if "checked" in box[0].lower() else "□", text)
    text = _TAG.sub(" ", text)
    text = _RADICAL.sub(lambda twin: unicodedata.normalize("NFKC", twin[0]), text)
    if text.isprintable():
        return text
    return "".join(
        letter for letter in text if letter == "\t" or unicodedata.category(letter) not in _NOT_SEEN
    )


def _space(spaces: re.Match[str]) -> str:
    before = spaces.string[spaces.start() - 1 : spaces.start()]
    after = spaces.string[spaces.end() : spaces.end() + 1]
    is_single = len(spaces[0]) == 1 and spaces[0] != "\u3000"
    if _ANNEX_NUMBER.fullmatch(spaces.string, 0, spaces.start()):
        return " "  # 附件1 申报表 has a title, 附件1所列 cites
    if before in _ARTICLE_ENDS and spaces.start() <= _LONGEST_NUMBER:
        return " "  # 第四条 所在单位: without it 第四条所 would cite an article
    return "" if is_single and (_is_wide(before) or _is_wide(after)) else " "


def _is_wide(letter: str) -> bool:
    return bool(letter) and unicodedata.east_asian_width(letter) in "WFA"


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line with its tabs still in it."""

    raw: str
    number: int
    blanks: int


def _printed_lines(text: str) -> Iterator[_Printed]:
    blanks = 0
    for number, raw in enumerate(_LINE_BREAKS.sub("\n", text).split("\n"), start=1):
        if not raw.strip() and "\t" not in raw:
            blanks += 1
            continue
        if is_page_number(raw.strip(" \u3000")):
            blanks += 1
            continue
        yield _Printed(raw, number, blanks)
        blanks = 0


def _without_lone_page_numbers(lines: list[_Printed]) -> list[_Printed]:
    """Numbers on lines of their own that count up by one are those of pages."""
    alone = [line for line in lines if _LONE_NUMBER.fullmatch(line.raw.strip(" \u3000"))]
    values = [int(line.raw) for line in alone]
    is_counting = all(after == before + 1 for before, after in pairwise(values))
    if len(alone) < _FEWEST_PAGES or not is_counting:
        return lines
    gone = {line.number for line in alone}
    return [line for line in lines if line.number not in gone]


def _with_tab_tables(lines: Sequence[_Printed]) -> Iterator[_Printed | Table]:
    """Two or more rows of cells parted by tabs are a table, empty lines inside or not."""
    rows: list[_Printed] = []
    for line in lines:
        if _is_row(line.raw) or (rows and _is_row_below(line, rows[-1])):
            rows.append(line)
            continue
        yield from _table_or_lines(rows)
        rows = []
        yield line
    yield from _table_or_lines(rows)


def _table_or_lines(rows: list[_Printed]) -> Iterator[_Printed | Table]:
    if len(rows) < 2:
        yield from rows
        return
    cells = tuple(tuple(cell_text(cell) for cell in _cells(row.raw)) for row in rows)
    yield Table(rows=cells, number=rows[0].number, blanks=rows[0].blanks)


def _cells(raw: str) -> list[str]:
    if "\t" in raw:
        return raw.split("\t")
    return re.split(r"(?<!\\)\|", raw.strip()[1:-1])


def _is_row(raw: str) -> bool:
    """Whether tabs or pipes part cells here; tabs at the beginning alone are an indent or a cell."""
    stripped = raw.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2:
        return True
    if "\t" not in raw.lstrip("\t").rstrip(" "):
        return False
    marker = marker_of(raw.partition("\t")[0].strip())
    return marker is None or bool(marker.rest)  # 一、<tab>总要求 is a numbered line


def _is_row_below(line: _Printed, above: _Printed) -> bool:
    """Cells merged with those above leave nothing but tabs before the first that is not."""
    is_empty_first = line.raw.startswith("\t") and not line.blanks
    return is_empty_first and line.raw.count("\t") == above.raw.count("\t")


def _with_cell_tables(lines: Sequence[_Printed | Table]) -> Iterator[Line | Table]:
    """Groups of equally many lines behind a tab, parted by empty lines, are the rows of a table."""
    at = 0
    while at < len(lines):
        groups, end = _cell_groups(lines, at)
        if len(groups) > 1 and len({len(group) for group in groups}) == 1 and len(groups[0]) > 1:
            first = groups[0][0]
            rows = tuple(tuple(cell_text(cell.raw) for cell in group) for group in groups)
            yield Table(rows=rows, number=first.number, blanks=first.blanks)
            at = end
            continue
        for piece in lines[at : max(end, at + 1)]:
            if isinstance(piece, Table):
                yield piece
            elif line := _line(piece):
                yield line
        at = max(end, at + 1)


def _cell_groups(lines: Sequence[_Printed | Table], start: int) -> tuple[list[list[_Printed]], int]:
    groups: list[list[_Printed]] = []
    end = start
    while end < len(lines):
        piece = lines[end]
        if isinstance(piece, Table):
            break
        if not piece.raw.startswith("\t"):
            if not (groups and _is_rest_of_cell(lines, end)):
                break
            cell = groups[-1][-1]
            groups[-1][-1] = replace(cell, raw=f"{cell.raw} {piece.raw}")
            end += 1
            continue
        if piece.blanks or not groups:
            groups.append([])
        groups[-1].append(piece)
        end += 1
    return groups, end


def _is_rest_of_cell(lines: Sequence[_Printed | Table], at: int) -> bool:
    """A line without tab right below a cell, with cells behind it: the cell had a line break."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    is_between = isinstance(following, _Printed) and following.raw.startswith("\t")
    return isinstance(line, _Printed) and not line.blanks and is_between


def _line(printed: _Printed) -> Line | None:
    text = line_text(printed.raw)
    if not text:
        return None
    return Line(
        text=text,
        number=printed.number,
        blanks=printed.blanks,
        is_indented=bool(_INDENT.match(printed.raw)),
    )
