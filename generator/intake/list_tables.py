"""Finds the list in a sheet: the heading below the titles, the people, not the notes below them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.intake.list_columns import (
    DITTO,
    NOTE_BEGINNINGS,
    OCCUPATION_AND_TRADE,
    SERIAL_OR_NUMBER,
    field_of_heading,
)
from generator.intake.workbooks.sheets import Sheet

_LATEST_HEADER = 50  # rows of titles and instructions above it
_FEWEST_HEADINGS = 3
_LONGEST_SERIAL = 6
_CORE = (
    "name",
    "organisation",
    "grade",
)  # a row with all three is a person, whatever it begins with
_FILLED_DOWN = frozenset(
    {
        "name",
        "organisation",
        "occupation",
        "occupation_code",
        OCCUPATION_AND_TRADE,
        "trade",
        "grade",
    }
)


class Purpose(StrEnum):
    NOTICE = "notice"
    LIST = "list"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class TableRow:
    """`number` counts the rows of the sheet from 1; merged cells hold what their first one does."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """`columns` and `twice` are field -> column from 1; `others` are columns that no list has."""

    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]
    twice: Sequence[tuple[str, int]]
    others: Mapping[int, str]
    title: str
    rows: Sequence[TableRow]
    strays: Sequence[int]  # rows among the people that name nobody and are no notes

    @property
    def shape(self) -> frozenset[str]:
        return frozenset(self.columns)


def table_in(sheet: Sheet, purpose: Purpose) -> ListTable | None:
    """The list of `sheet`; None where no row heads one."""
    rows = filled_rows(sheet)
    for index in range(min(_LATEST_HEADER, len(rows))):
        headings, height = headings_at(rows, sheet.rows, index)
        fields = [field_of_heading(heading) for heading in headings]
        if _is_header(fields, headings, purpose):
            return _table(sheet, rows, index, height, headings)
    return None


def _is_header(fields: Sequence[str | None], headings: Sequence[str], purpose: Purpose) -> bool:
    known = {field for field in fields if field}
    if purpose is Purpose.NUMBERS:
        return bool(known & {"certificate_number", SERIAL_OR_NUMBER}) and len(known) > 1
    return (
        "name" in known and sum(bool(heading.strip()) for heading in headings) >= _FEWEST_HEADINGS
    )


def filled_rows(sheet: Sheet) -> list[list[str]]:
    """Rows with merged cells filled downwards and to the right; the sheet's own stay as they are."""
    rows = sheet.rows
    if not sheet.merged:
        return rows
    rows = list(rows)
    widest = max(map(len, rows), default=0)
    for area in sheet.merged:
        if area.top > len(rows) or area.left > len(rows[area.top - 1]):
            continue
        value = rows[area.top - 1][area.left - 1]
        bottom = min(area.bottom, len(rows))
        for index in range(area.top - 1, bottom):
            row = list(rows[index])
            row += [""] * (min(area.right, widest) - len(row))
            for column in range(area.left - 1, min(area.right, len(row))):
                row[column] = value
            rows[index] = row
    return rows


def headings_at(
    rows: Sequence[Sequence[str]], raw: Sequence[Sequence[str]], index: int
) -> tuple[list[str], int]:
    """The headings that begin in row `index`, and how many rows they take: one or two."""
    first = list(rows[index])
    if index + 1 >= len(rows):
        return first, 1
    below, below_raw = rows[index + 1], raw[index + 1]
    names = [column for column, text in enumerate(first) if field_of_heading(text) == "name"]
    if not names or (names[0] < len(below_raw) and below_raw[names[0]].strip()):
        return first, 1
    both = []
    above = ""
    for column in range(max(len(first), len(below))):
        top = first[column] if column < len(first) else ""
        sub = below[column] if column < len(below) else ""
        above = top or above
        if not sub.strip() or sub == top:
            both.append(top)
        elif field_of_heading(above + sub):
            both.append(above + sub)
        else:
            both.append(sub if field_of_heading(sub) else top or sub)
    is_header = len(_fields(both)) > len(_fields(first))
    return (both, 2) if is_header else (first, 1)


def _fields(headings: Sequence[str]) -> set[str]:
    return {field for heading in headings if (field := field_of_heading(heading))}


def _table(
    sheet: Sheet,
    rows: Sequence[Sequence[str]],
    index: int,
    height: int,
    headings: Sequence[str],
) -> ListTable:
    start = index + height
    columns: dict[str, int] = {}
    twice: list[tuple[str, int]] = []
    others: dict[int, str] = {}
    for column, heading in enumerate(headings, start=1):
        field = field_of_heading(heading)
        if field == SERIAL_OR_NUMBER:
            field = _serial_or_number(rows[start:], column, headings)
        if field is None:
            if heading.strip():
                others[column] = heading
        elif field in columns:
            twice.append((field, column))
        else:
            columns[field] = column
    people, strays = _people(rows, start, columns, list(rows[index]))
    title = next((text.strip() for row in rows[:index] for text in row if text.strip()), "")
    return ListTable(
        sheet=sheet,
        header_row=index + 1,
        columns=columns,
        twice=twice,
        others=others,
        title=title,
        rows=people,
        strays=strays,
    )


def _serial_or_number(below: Sequence[Sequence[str]], column: int, headings: Sequence[str]) -> str:
    if any(field_of_heading(heading) == "serial" for heading in headings):
        return "certificate_number"
    first = next((row[column - 1] for row in below if len(row) >= column and row[column - 1]), "")
    return "serial" if len(first.strip()) < _LONGEST_SERIAL else "certificate_number"


def _people(
    rows: Sequence[Sequence[str]], start: int, columns: Mapping[str, int], header: Sequence[str]
) -> tuple[list[TableRow], list[int]]:
    """Rows with people, and those between them that name nobody and begin no note."""
    people: list[TableRow] = []
    strays: list[int] = []
    serial = columns.get("serial", 0) - 1
    named = [columns[field] - 1 for field in ("name", "certificate_number") if field in columns]
    core = [columns[field] - 1 for field in _CORE if field in columns] or named
    telling = {column - 1 for field, column in columns.items() if field != "remark"}
    down = {columns[field] - 1 for field in _FILLED_DOWN & set(columns)}
    above: Sequence[str] = ()
    for number, cells in enumerate(rows[start:], start=start + 1):
        filled = [column for column, text in enumerate(cells) if text and not text.isspace()]
        if not filled or telling.isdisjoint(filled) or cells == header:
            continue  # a heading is printed again on the next page
        if filled == [serial] and len(cells[serial].strip()) < _LONGEST_SERIAL:
            continue  # counted in advance
        is_alone = len({cells[column] for column in filled}) == 1
        is_whole = not is_alone and all(column in filled for column in core)
        if not is_whole:
            if begins_note(cells[filled[0]]):
                continue
            if is_alone and (len(filled) > 1 or filled[0] not in named):
                strays.append(number)
                continue
        row = list(_without_dittos(cells, above, down))
        people.append(TableRow(number, row))
        above = row
    return people, [number for number in strays if people and number < people[-1].number]


def begins_note(text: str) -> bool:
    """Whether these are the first words of what stands below a list: 合计, 填表人."""
    words = unicodedata.normalize("NFKC", text).replace(" ", "")
    return words.startswith(NOTE_BEGINNINGS)


def _without_dittos(cells: Sequence[str], above: Sequence[str], down: set[int]) -> Iterator[str]:
    for column, text in enumerate(cells):
        is_ditto = column in down and column < len(above) and text.strip() in DITTO
        yield above[column] if is_ditto else text
