"""CSV rows into records, each with its line; BOM or none, LF or CRLF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from generator.load.text_files import TextFile
from generator.load.values import typed_value
from generator.problems import Place, Problem, ProblemKind
from generator.records import FieldSpec, Record, Source, fields_of

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

RowType = TypeVar("RowType", bound=Record)

_FORMULA_STARTS = frozenset("=+-@\t\r")


def column_names(row_type: type[Record]) -> list[str]:
    return [spec.name for spec in fields_of(row_type)]


def read_rows(file: TextFile, row_type: type[RowType]) -> tuple[list[RowType], list[Problem]]:
    """All rows that are right, and all problems of those that are not."""
    specs = fields_of(row_type)
    rows: list[RowType] = []
    problems: list[Problem] = []
    for line, cells in _lines(file, [spec.name for spec in specs], problems):
        place = Place(path=file.path, line=line)
        values, faults = _values(cells, specs, place)
        if faults:
            problems.extend(faults)
        else:
            rows.append(row_type(source=Source(place=place, fields={}), **values))
    if not rows and not problems:
        problems.append(NO_ROWS.at(Place(path=file.path)))
    return rows, problems


def _lines(
    file: TextFile, expected: list[str], problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of each row after a right header."""
    reader = csv.reader(io.StringIO(file.text), strict=True)
    try:
        header = next(reader, [])
        if header != expected:
            found, wanted = ",".join(header), ",".join(expected)
            problems.append(
                WRONG_HEADER.at(Place(path=file.path, line=1), found=found, expected=wanted)
            )
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(expected):
                yield line, cells
            elif cells:
                place = Place(path=file.path, line=line)
                problems.append(
                    WRONG_COLUMN_COUNT.at(place, found=len(cells), expected=len(expected))
                )
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(NOT_CSV.at(Place(path=file.path, line=reader.line_num), reason=error))


def _values(
    cells: Sequence[str], specs: Sequence[FieldSpec], place: Place
) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, Any] = {}
    faults: list[Problem] = []
    for spec, cell in zip(specs, cells, strict=True):
        if not cell:
            if spec.is_required:
                faults.append(EMPTY_CELL.at(place, field=spec.name, doc=spec.doc or spec.name))
            continue
        if cell[0] in _FORMULA_STARTS:
            faults.append(FORMULA_CELL.at(place, field=spec.name, first=cell[0], found=cell))
            continue
        value, fault = typed_value(spec, cell, place)
        if fault:
            faults.append(fault)
        values[spec.name] = value
    return values, faults
