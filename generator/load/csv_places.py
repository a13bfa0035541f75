"""Where the cells of a CSV row stand: line and column, worked out only for the row that is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from generator.problems import Place
from generator.text_files import TextFile


class CsvText:
    """The text that rows were read from, and the names of its columns. One for all rows of a file."""

    def __init__(self, file: TextFile, columns: Sequence[str]) -> None:
        self.path = file.path
        self.columns = columns
        self._text = file.text

    @cached_property
    def lines(self) -> list[str]:
        return self._text.split("\n")


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
        is_quoted = False
        yield self._line, 1
        for number in range(self._line, len(self._csv.lines) + 1):
            for column, character in enumerate(self._csv.lines[number - 1], start=1):
                if character == '"':
                    is_quoted = not is_quoted  # a doubled one turns it twice
                elif character == "," and not is_quoted:
                    yield number, column + 1
            if not is_quoted:
                return
