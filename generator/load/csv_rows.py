"""CSV rows into records, each with its line; BOM or none, LF or CRLF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from generator.load.csv_places import CellPlaces, CsvText
from generator.load.values import typed_value
from generator.problems import Place, Problem, ProblemKind, first_told
from generator.records import FieldSpec, Record, Source, fields_of
from generator.text_files import TextFile

WRONG_HEADER = ProblemKind(
    "wrong-header",
    zh="表头是 {found}",
    en="the header is {found}",
    hint_zh="第一行应为：{expected}",
    hint_en="the first line must be: {expected}",
)
WRONG_COLUMN_COUNT = ProblemKind(
    "wrong-column-count",
    zh="这一行有 {found} 列，应有 {expected} 列",
    en="this row has {found} columns, not {expected}",
    hint_zh="检查多余或缺少的逗号",
    hint_en="look for a comma too many or too few",
)
NOT_CSV = ProblemKind(
    "not-csv",
    zh="不是合法的 CSV：{reason}",
    en="not valid CSV: {reason}",
    hint_zh="检查引号是否成对",
    hint_en="check that quotes come in pairs",
)
NO_ROWS = ProblemKind(
    "no-rows",
    zh="只有表头，没有人员",
    en="there is a header and no row",
    hint_zh="每人一行",
    hint_en="write one person a row",
)
EMPTY_CELL = ProblemKind(
    "empty-cell",
    zh="`{field}` 为空",
    en="`{field}` is empty",
    hint_zh="补上：{doc}",
    hint_en="fill it in",
)
FORMULA_CELL = ProblemKind(
    "formula-cell",
    zh="`{field}` 以 `{first}` 开头，会被表格软件当作公式：{found}",
    en="`{field}` begins with `{first}`, which spreadsheets take for a formula: {found}",
    hint_zh="删去开头的符号",
    hint_en="delete the sign at the beginning",
)

TOO_MANY_ROWS = ProblemKind(
    "too-many-rows",
    zh="超过 {limit} 行",
    en="more than {limit} rows",
    hint_zh="拆分为多份名单，每份一个编号；并删去末尾的空行",
    hint_en="split it into several lists, each with its own id; delete empty lines at the end",
)

RowType = TypeVar("RowType", bound=Record)

MOST_ROWS = 100_000
_KEPT_VALUES = 1000

_FORMULA_STARTS = frozenset("=+-@\t\r")


def column_names(row_type: type[Record]) -> list[str]:
    return [spec.name for spec in fields_of(row_type)]


def read_rows(file: TextFile, row_type: type[RowType]) -> tuple[list[RowType], list[Problem]]:
    """All rows that are right, and all problems of those that are not."""
    rows: list[RowType] = []
    problems = list(first_told(_rows(file, row_type, rows)))
    if not rows and not problems:
        problems.append(NO_ROWS.at(Place(path=file.path)))
    return rows, problems


def _rows(file: TextFile, row_type: type[RowType], rows: list[RowType]) -> Iterator[Problem]:
    """Adds the right rows to `rows`; gives what is wrong with the others."""
    reader = RowReader(row_type)
    columns = column_names(row_type)
    text = CsvText(file, columns)
    for line, cells in _lines(file, columns):
        if isinstance(cells, Problem):
            yield cells
            continue
        place = Place(path=file.path, line=line)
        row, faults = reader.read(cells, Source(place=place, fields=CellPlaces(text, line)))
        yield from faults
        if row:
            rows.append(row)


def _lines(file: TextFile, expected: list[str]) -> Iterator[tuple[int, list[str] | Problem]]:
    """(line number, cells) of each row after a right header, or what is wrong with it."""
    reader = csv.reader(io.StringIO(file.text), strict=True)
    try:
        header = next(reader, [])
        if header != expected:
            place = Place(path=file.path, line=1)
            found, wanted = ",".join(header), ",".join(expected)
            yield 1, WRONG_HEADER.at(place, found=found, expected=wanted)
            return
        line = reader.line_num + 1
        for count, cells in enumerate(reader, start=1):  # empty lines count: there may be millions
            if count > MOST_ROWS:
                yield line, TOO_MANY_ROWS.at(Place(path=file.path, line=line), limit=MOST_ROWS)
                return
            if len(cells) == len(expected):
                yield line, cells
            elif cells:
                place = Place(path=file.path, line=line)
                yield line, WRONG_COLUMN_COUNT.at(place, found=len(cells), expected=len(expected))
            line = reader.line_num + 1
    except csv.Error as error:
        place = Place(path=file.path, line=reader.line_num)
        yield reader.line_num, NOT_CSV.at(place, reason=error)


class _Column:
    """The values of one column. Few organisations and grades stand in many rows: each is read once."""

    def __init__(self, spec: FieldSpec) -> None:
        self.spec = spec
        self._read: dict[str, Any] = {}

    def value(self, cell: str, source: Source) -> tuple[Any, Problem | None]:
        if cell in self._read:
            return self._read[cell], None
        spec = self.spec
        if not cell and not spec.is_required:
            return None, None
        if not cell:
            place = source.at(spec.name)
            return None, EMPTY_CELL.at(place, field=spec.name, doc=spec.doc or spec.name)
        if cell[0] in _FORMULA_STARTS:
            place = source.at(spec.name)
            return None, FORMULA_CELL.at(place, field=spec.name, first=cell[0], found=cell)
        value, fault = typed_value(spec, cell, source.place)
        if fault:  # only now is it worth finding the cell
            return None, replace(fault, place=source.at(spec.name))
        if len(self._read) < _KEPT_VALUES:
            self._read[cell] = value
        return value, None


class RowReader(Generic[RowType]):
    """Cells in the order of the columns into a row, wherever they were written."""

    def __init__(self, row_type: type[RowType]) -> None:
        self._row_type = row_type
        self._columns = [_Column(spec) for spec in fields_of(row_type)]

    def read(self, cells: Sequence[str], source: Source) -> tuple[RowType | None, list[Problem]]:
        """The row; None where anything in it is wrong."""
        values: dict[str, Any] = {}
        faults: list[Problem] = []
        for column, cell in zip(self._columns, cells, strict=True):
            value, fault = column.value(cell, source)
            if fault:
                faults.append(fault)
            elif cell:
                values[column.spec.name] = value
        return (None if faults else self._row_type(source=source, **values)), faults
