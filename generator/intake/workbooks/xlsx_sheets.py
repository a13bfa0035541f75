"""One sheet of an xlsx as it streams by: values, merged cells, what is hidden, which cells lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator.intake.refusals import Refused
from generator.intake.workbooks.number_formats import PLAIN, number_text
from generator.intake.workbooks.sheets import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    Oddity,
    area_of,
    cell_name,
    column_number,
)
from generator.intake.workbooks.xml_stream import Attributes

WITH_TEXT = frozenset(
    {"v", "t", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_PRINT_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[0-9]{1,3}(?![0-9])|[A-Za-z])')
_TRUE = frozenset({"1", "true"})


def unescaped(text: str) -> str:
    """`_x000D_` is how a workbook writes what XML cannot hold."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)


class SheetReader:
    """Fed by an XmlStream. `shown` is how each cell style shows numbers."""

    def __init__(self, strings: Sequence[str], shown: Sequence[int], *, is_1904: bool) -> None:
        self.rows: list[list[str]] = []
        self.merged: list[str] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.oddities: dict[str, str] = {}
        self.printed: list[str] = []  # headers and footers
        self._strings = strings
        self._shown = shown
        self._is_1904 = is_1904
        self._row = 0
        self._column = 0
        self._cells = 0
        self._merged_cells = 0
        self._characters = 0
        self._columns: dict[str, int] = {}
        self._type = ""
        self._style = ""
        self._value: str | None = None
        self._inline: list[str] = []
        self._has_formula = False
        self._in_phonetic = False

    def told(self, name: str, *, is_hidden: bool) -> dict[str, Any]:
        """The JSON of sheets.py."""
        last = len(self.rows)
        return {
            "name": name,
            "rows": self.rows,
            "merged": self.merged,
            "hidden_rows": [row for row in self.hidden_rows if row <= last],
            "hidden_columns": self.hidden_columns,
            "is_hidden": is_hidden,
            "oddities": self.oddities,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = 0
            if attributes.get("hidden") in _TRUE and self._row <= MOST_ROWS:
                self.hidden_rows.append(self._row)
        elif name == "f":
            self._has_formula = True
        elif name == "rPh":
            self._in_phonetic = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.hidden_columns += range(max(first, 1), min(last, MOST_COLUMNS) + 1)

    def end(self, name: str, text: str) -> None:
        if name == "v":
            self._value = text
        elif name == "c":
            self._end_cell()
        elif name == "t":
            if not self._in_phonetic:
                self._inline.append(text)
        elif name == "rPh":
            self._in_phonetic = False
        elif name in WITH_TEXT and text:
            self.printed.append(_PRINT_CODES.sub(" ", text))

    def _start_cell(self, attributes: Attributes) -> None:
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise Refused("too-many-cells")
        reference = attributes.get("r", "")
        if reference:
            letters = reference.rstrip("0123456789")
            if letters not in self._columns:
                if not _LETTERS.fullmatch(letters):
                    raise Refused("broken-xml")
                self._columns[letters] = column_number(letters)
            self._column = self._columns[letters]
        else:
            self._column += 1
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._value = None
        self._inline = []
        self._has_formula = False

    def _end_cell(self) -> None:
        text, oddity = self._read()
        if not text and oddity is None:
            return
        if self._row > MOST_ROWS or self._row < 1:
            raise Refused("too-many-rows")
        if self._column > MOST_COLUMNS:
            raise Refused("too-wide")
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise Refused("too-much-text")
        rows = self.rows
        while len(rows) < self._row:
            rows.append([])
        row = rows[self._row - 1]
        missing = self._column - len(row)
        if missing > 0:
            row.extend([""] * missing)
        row[self._column - 1] = text
        if oddity:
            self.oddities[cell_name(self._row, self._column)] = oddity

    def _read(self) -> tuple[str, Oddity | None]:
        value = self._value
        if self._type == "inlineStr":
            return unescaped("".join(self._inline)), None
        if self._has_formula and not value and self._type != "str":
            return "", Oddity.FORMULA
        if not value:
            return "", None
        if self._type == "s":
            index = int(value) if value.isdecimal() else len(self._strings)
            if index >= len(self._strings):
                raise Refused("not-an-xlsx")
            return self._strings[index], None
        if self._type == "str":
            return unescaped(value), None
        if self._type == "b":
            return ("TRUE" if value == "1" else "FALSE"), None
        if self._type == "e":
            return value, Oddity.ERROR
        if self._type == "d":
            return value, Oddity.DATE
        style = int(self._style) if self._style.isdecimal() else 0
        shown = self._shown[style] if style < len(self._shown) else PLAIN
        return number_text(value, shown, is_1904=self._is_1904)

    def _merge(self, reference: str) -> None:
        area = area_of(reference)
        if area is None:
            raise Refused("broken-xml")
        height = min(area.bottom, MOST_ROWS) - area.top + 1
        width = min(area.right, MOST_COLUMNS) - area.left + 1
        self._merged_cells += max(height, 1) * max(width, 1)
        if self._merged_cells > MOST_CELLS:
            raise Refused("too-many-cells")
        if height * width > 1:
            self.merged.append(reference)
