"""A sheet as one table: the only home of where its cells stand, for the page, for paper and for Word.

Cells say where they begin and end in thousandths of the width; the columns of the table follow from all
of them. Heights are those of paper, in millimetres: what is left of an A4 sheet is room for stamps first,
then for long texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count, pairwise
from math import ceil

from generator.model import BLANK
from generator.render.views.form_sheets import PartKind, Sheet, SheetField, SheetPart

TABLE_HEIGHT = 222  # leaves room for the title and, on the page, for a line on where it is from
ROWS_AT_FIRST = 3

_WHOLE = 1000
_GROUP_ENDS = 120
_LABEL_ENDS = 300
_TWO_PAIRS = ((_GROUP_ENDS, _LABEL_ENDS, 475), (475, 650, _WHOLE))
_BOX_BEGINS, _BOX_ENDS = 450, 520
_LEAST_ROOM, _MOST_ROOM = 36, 43  # the seal of an authority is 42 mm wide
_HEIGHT = 9
_LONG_HEIGHT = 16
_LINE_HEIGHT = 6
_PAPER_WIDTH = 170  # between the margins of the Word file, the narrower of the two
_CHARACTER = 4.5  # 12 points and the spaces in a cell
_INCH = 25.4
_PIXELS = 96
_DAY = "年　　月　　日"


class CellKind(StrEnum):
    NAME = "name"  # what is to be filled in beside it
    ITEM = "item"  # what is to be ticked off
    HEAD = "head"  # of a column, or of a part
    FIELD = "field"
    TEXT = "text"  # a sentence with blanks
    CHOICES = "choices"
    BOX = "box"
    ROOM = "room"  # a stamp or signature, and the day


_NAMES = (CellKind.NAME, CellKind.ITEM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence and the name of the blank after it."""

    text: str
    blank: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """`edges`: where it begins and ends, in thousandths. `rows`, `columns`: how far it reaches.

    `id` is that of a field; a name has that of the field beside it.
    """

    kind: CellKind
    edges: tuple[int, int]
    text: str = ""
    id: str | None = None
    field: SheetField | None = None
    rows: int = 1
    columns: int = 1
    adds_rows: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The sentence of a field, cut at its blanks."""
        *before, last = (self.field.text or "").split(BLANK) if self.field else [""]
        cut = [Piece(text=text, blank=_blank_name(text)) for text in before]
        return (*cut, Piece(text=last, blank=None))

    @property
    def empty_text(self) -> str:
        """What stands in it while nothing is filled in."""
        if self.kind is CellKind.BOX:
            return "☐"
        if self.kind is CellKind.CHOICES and self.field:
            return "　".join(f"☐ {choice}" for choice in self.field.choices)
        if self.kind is CellKind.TEXT and self.field:
            return (self.field.text or "").replace(BLANK, "____")
        note = self.field.note if self.kind is CellKind.FIELD and self.field else None
        return note or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`height` in millimetres on paper. `is_grown`: one of the rows that are added and removed."""

    cells: tuple[Cell, ...]
    height: int = 0
    is_grown: bool = False

    @property
    def pixels(self) -> int:
        """The height in the pixels of style sheets."""
        return round(self.height / _INCH * _PIXELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """`edges` of the columns, in thousandths of the width, 0 and 1000 among them."""

    edges: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def widths(self) -> tuple[int, ...]:
        """Of the columns, in thousandths."""
        return tuple(end - begin for begin, end in pairwise(self.edges))

    def covered_rows(self) -> Iterator[tuple[Row, tuple[tuple[Cell, bool], ...]]]:
        """Each row with all cells that cover it, and whether they began in a row before: as Word wants it."""
        reaching: list[tuple[Cell, int]] = []  # and how many rows are left to it
        for row in self.rows:
            covering = [(cell, True) for cell, _ in reaching] + [
                (cell, False) for cell in row.cells
            ]
            yield row, tuple(sorted(covering, key=lambda one: one[0].edges))
            reaching = [
                *((cell, left - 1) for cell, left in reaching if left > 1),
                *((cell, cell.rows - 1) for cell in row.cells if cell.rows > 1),
            ]


def sheet_table(sheet: Sheet) -> SheetTable:
    rows = _filling_a_sheet(_with_ids(row for part in sheet.parts for row in _rows_of(part)))
    edges = tuple(sorted({edge for row in rows for cell in row.cells for edge in cell.edges}))
    return SheetTable(
        edges=edges,
        rows=tuple(
            replace(row, cells=tuple(_across(one, edges) for one in row.cells)) for row in rows
        ),
    )


def _rows_of(part: SheetPart) -> Iterator[Row]:
    if part.kind is PartKind.FIELDS:
        return _of_fields(part)
    if part.kind is PartKind.ROWS:
        return _of_rows(part)
    if part.kind is PartKind.OPINIONS:
        return _of_opinions(part)
    return _of_checklist(part)


def _of_fields(part: SheetPart) -> Iterator[Row]:
    """The name of the part stands once beside all its rows."""
    lines: list[list[SheetField]] = []
    for field in part.fields:
        if field.beside:
            lines[-1].append(field)
        else:
            lines.append([field])
    group = Cell(kind=CellKind.HEAD, text=part.name, edges=(0, _GROUP_ENDS), rows=len(lines))
    for number, line in enumerate(lines):
        cells = tuple(cell for at, one in enumerate(line) for cell in _pair(one, at, len(line)))
        yield Row(cells=(group, *cells) if number == 0 else cells)


def _pair(field: SheetField, at: int, pairs: int) -> tuple[Cell, Cell]:
    """A name and what is filled in beside it; two pairs share a row."""
    edges = (_GROUP_ENDS, _LABEL_ENDS, _WHOLE) if pairs == 1 else _TWO_PAIRS[at]
    kind = CellKind.FIELD
    if field.text:
        kind = CellKind.TEXT
    elif field.choices:
        kind = CellKind.CHOICES
    return (
        Cell(kind=CellKind.NAME, text=field.printed_as or field.label, edges=edges[:2]),
        Cell(kind=kind, field=field, edges=edges[1:]),
    )


def _of_rows(part: SheetPart) -> Iterator[Row]:
    """The first column is as wide as the names above it, the others share the rest."""
    others = len(part.fields) - 1
    starts = [
        _GROUP_ENDS,
        *(_LABEL_ENDS + (_WHOLE - _LABEL_ENDS) * at // others for at in range(others)),
        _WHOLE,
    ]
    columns = list(zip(part.fields, pairwise(starts), strict=True))
    group = Cell(
        kind=CellKind.HEAD,
        text=part.name,
        edges=(0, _GROUP_ENDS),
        rows=1 + ROWS_AT_FIRST,
        adds_rows=True,
    )
    heads = [Cell(kind=CellKind.HEAD, text=one.label, edges=edges) for one, edges in columns]
    yield Row(cells=(group, *heads))
    fields = tuple(Cell(kind=CellKind.FIELD, field=one, edges=edges) for one, edges in columns)
    for _ in range(ROWS_AT_FIRST):
        yield Row(cells=fields, is_grown=True)


def _of_opinions(part: SheetPart) -> Iterator[Row]:
    """One opinion stands under the name of its part alone."""
    ends = _GROUP_ENDS if len(part.fields) == 1 else _LABEL_ENDS
    for field in part.fields:
        name = part.name if len(part.fields) == 1 else field.label
        yield Row(
            cells=(
                Cell(kind=CellKind.NAME, text=name, edges=(0, ends)),
                Cell(kind=CellKind.ROOM, text=_DAY, edges=(ends, _WHOLE)),
            )
        )


def _of_checklist(part: SheetPart) -> Iterator[Row]:
    yield Row(cells=(Cell(kind=CellKind.HEAD, text=part.name, edges=(0, _WHOLE)),))
    for field in part.fields:
        yield Row(
            cells=(
                Cell(kind=CellKind.ITEM, text=field.label, edges=(0, _BOX_BEGINS)),
                Cell(kind=CellKind.BOX, field=field, edges=(_BOX_BEGINS, _BOX_ENDS)),
                Cell(kind=CellKind.FIELD, field=field, edges=(_BOX_ENDS, _WHOLE)),
            )
        )


def _with_ids(rows: Iterable[Row]) -> Iterator[Row]:
    """Fields are numbered through the sheet; a name knows the field that follows it. Rows that grow have none."""
    numbers = count(1)
    for row in rows:
        if row.is_grown:
            yield row
            continue
        cells = [
            replace(cell, id=f"field-{next(numbers)}") if cell.kind is CellKind.FIELD else cell
            for cell in row.cells
        ]
        named = (
            replace(cell, id=_first_field(cells[at:])) if cell.kind in _NAMES else cell
            for at, cell in enumerate(cells)
        )
        yield replace(row, cells=tuple(named))


def _first_field(cells: list[Cell]) -> str | None:
    return next((one.id for one in cells if one.kind is CellKind.FIELD), None)


def _filling_a_sheet(rows: Iterable[Row]) -> list[Row]:
    """Where there are stamps, what is left of the height is theirs, and then that of long texts."""
    known = [replace(row, height=_least_height(row)) for row in rows]
    rooms = [at for at, row in enumerate(known) if _has(row, CellKind.ROOM)]
    if not rooms:
        return known
    used = sum(row.height for at, row in enumerate(known) if at not in rooms)
    room = min(_MOST_ROOM, max(_LEAST_ROOM, (TABLE_HEIGHT - used) // len(rooms)))
    long = [
        at
        for at, row in enumerate(known)
        if any(one.field and one.field.is_long for one in row.cells)
    ]
    spare = max(0, TABLE_HEIGHT - used - room * len(rooms)) // max(1, len(long))
    for at in rooms:
        known[at] = replace(known[at], height=room)
    for at in long:
        known[at] = replace(known[at], height=known[at].height + spare)
    return known


def _least_height(row: Row) -> int:
    if any(one.field and one.field.is_long for one in row.cells):
        return _LONG_HEIGHT
    lines = max(_lines(cell) for cell in row.cells)
    return max(_HEIGHT, lines * _LINE_HEIGHT)


def _lines(cell: Cell) -> int:
    """On paper; a cell that reaches over several rows sets no height."""
    if cell.rows > 1:
        return 1
    width = (cell.edges[1] - cell.edges[0]) * _PAPER_WIDTH // _WHOLE
    return ceil(len(cell.empty_text) * _CHARACTER / width)


def _has(row: Row, kind: CellKind) -> bool:
    return any(cell.kind is kind for cell in row.cells)


def _across(cell: Cell, edges: tuple[int, ...]) -> Cell:
    begins, ends = cell.edges
    return replace(cell, columns=edges.index(ends) - edges.index(begins))


def _blank_name(text: str) -> str:
    """What the words right before a blank ask for."""
    return re.split("[，；。]", text)[-1]
