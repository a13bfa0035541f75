"""Where the cells of a CSV row stand: line and column, worked out only for the row that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from generator.problems import Place
from generator.text_files import TextFile

# One cell, found by the regex engine: a hostile one may be a hundred thousand quotation marks long.
_CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^,"\n])*')


class CsvText:
    """The text that rows were read from, and the names of its columns. One for all rows of a file."""

    def __init__(self, file: TextFile, columns: Sequence[str]) -> None:
        self.path = file.path
        self.columns = columns
        self.text = file.text

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins, the first of them 1."""
        ends = (match.end() for match in re.finditer("\n", self.text))
        return [0, 0, *ends]


class CellPlaces(Mapping[str, Place]):
    """The places of the cells of the row that begins on `line`, by the name of the column.

    Columns count characters from 1. A cell in quotation marks begins with them, and may begin
    some lines further down than its row.
    """

    __slots__ = ("_csv", "_line")

    def __init__(self, csv: CsvText, line: int) -> None:
        self._csv = csv
        self._line = line

    def __getitem__(self, name: str) -> Place:
        wanted = self._csv.columns.index(name) if name in self._csv.columns else -1
        for index, (line, column) in enumerate(self._starts()):
            if index == wanted:
                return Place(path=self._csv.path, line=line, column=column)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._csv.columns)

    def __len__(self) -> int:
        return len(self._csv.columns)

    def _starts(self) -> Iterator[tuple[int, int]]:
        """Line and column of each cell of the row."""
        text, line = self._csv.text, self._line
        line_start = position = self._csv.line_starts[line]
        while True:
            yield line, position - line_start + 1
            end = _CELL.match(text, position).end()  # type: ignore[union-attr]  # matches nothing too
            if breaks := text.count("\n", position, end):
                line += breaks
                line_start = text.rindex("\n", position, end) + 1
            if text[end : end + 1] != ",":
                return
            position = end + 1
