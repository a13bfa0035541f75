"""The rows of the tables as candidates or holders, each value with its cell."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from generator.import_rows.cells import occupation_and_trade, tidied, with_code
from generator.import_rows.facts import Facts
from generator.import_rows.kinds import NEEDS_CODE, RENUMBERED
from generator.intake.list_columns import OCCUPATION_AND_TRADE
from generator.intake.list_tables import ListTable, TableRow
from generator.load.csv_rows import MOST_ROWS, TOO_MANY_ROWS, RowReader, column_names
from generator.model import Candidate, Holder
from generator.problems import Place, Problem, Text
from generator.records import Source

_KEPT = 10_000  # cells tidied that are remembered
SUGGESTION = Text(zh="是否想写 `{meant}`？", en="did you mean `{meant}`?")
NO_SUGGESTION = Text(
    zh="加一列“职业编码”写明，形如 6-18-02-04",
    en="add a column 职业编码 and write it there, like 6-18-02-04",
)
PersonType = TypeVar("PersonType", Candidate, Holder)
# where the cell of a field is, if it has no column of its own
_STANDS_FOR = {
    "occupation_code": ("occupation", OCCUPATION_AND_TRADE),
    "occupation": (OCCUPATION_AND_TRADE, "occupation_code"),
    "trade": (OCCUPATION_AND_TRADE, "occupation"),
}


class TablePlaces:
    """Where the fields of one table stand; the places of a row are made from it."""

    def __init__(self, table: ListTable, path: str) -> None:
        self._table = table
        self._path = path
        self._columns: dict[str, int] = {}
        self.fields = tuple(table.columns)

    def at(self, row: int, field: str) -> Place:
        """The cell of `field`, or of what stands for it."""
        if field not in self._columns:
            columns = self._table.columns
            named = (field, *_STANDS_FOR.get(field, ()), "name", *columns)
            self._columns[field] = next(columns[name] for name in named if name in columns)
        return self._table.sheet.place(self._path, row, self._columns[field])

    def of_row(self, row: int) -> Source:
        return Source(place=self.at(row, "name"), fields=_CellPlaces(self, row))


class _CellPlaces(Mapping[str, Place]):
    """Field -> its cell in one row, made when it is asked for: most cells are never told of."""

    __slots__ = ("_places", "_row")

    def __init__(self, places: TablePlaces, row: int) -> None:
        self._places = places
        self._row = row

    def __getitem__(self, field: str) -> Place:
        return self._places.at(self._row, field)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places.fields)

    def __len__(self) -> int:
        return len(self._places.fields)


class People(Generic[PersonType]):
    """Reads the people of `tables`: `rows` are those that are right, `problems` what the others lack."""

    def __init__(self, person_type: type[PersonType], facts: Facts, path: str) -> None:
        self.rows: list[PersonType] = []
        self.problems: list[Problem] = []
        self._fields = column_names(person_type)
        self._reader: RowReader[PersonType] = RowReader(person_type)
        self._facts = facts
        self._path = path
        self._known: dict[str, dict[str, str]] = defaultdict(dict)
        self._occupations: dict[tuple[str, str, str, str], tuple[str, str, str]] = {}

    def read(self, tables: Sequence[ListTable]) -> None:
        count = sum(len(table.rows) for table in tables)
        if count > MOST_ROWS:
            self.problems.append(TOO_MANY_ROWS.at(Place(path=self._path), limit=MOST_ROWS))
            return
        is_counted = self._must_be_counted(tables, count)
        serial = 0
        for table in tables:
            places = TablePlaces(table, self._path)
            for row in table.rows:
                serial += 1
                values = self._values(table, row)
                if is_counted:
                    values["serial"] = str(serial)
                self._read_one(values, places.of_row(row.number))

    def _must_be_counted(self, tables: Sequence[ListTable], count: int) -> bool:
        """Whether serials are missing altogether, or begin anew in every sheet."""
        serials = [
            [
                self._tidied("serial", _cell(row, table.columns.get("serial", 0)))
                for row in table.rows
            ]
            for table in tables
        ]
        if not any(map(any, serials)):
            return True
        begin_anew = len(tables) > 1 and all(
            numbers == [str(n) for n in range(1, len(numbers) + 1)] for numbers in serials
        )
        if begin_anew:
            self.problems.append(RENUMBERED.at(Place(path=self._path), count=count))
        return begin_anew

    def _values(self, table: ListTable, row: TableRow) -> dict[str, str]:
        """Field -> text as the CSV has it, '' for what is not there."""
        columns = table.columns
        values = dict.fromkeys(self._fields, "")
        for field, column in columns.items():
            if text := _cell(row, column):
                values[field] = self._tidied(field, text)
        both = values.pop(OCCUPATION_AND_TRADE, "")
        said = (values["occupation"], both, values["trade"], values["occupation_code"])
        if said not in self._occupations:
            self._occupations[said] = self._occupation(*said)
        values["occupation"], values["trade"], values["occupation_code"] = self._occupations[said]
        if "notice_serial" in self._fields and not values["notice_serial"]:
            self._fill_from_notice(values, has_trade="trade" in columns)
        return values

    def _occupation(
        self, occupation: str, both: str, trade: str, code: str
    ) -> tuple[str, str, str]:
        """Occupation, trade and code, each from the others where it can be."""
        if not trade:
            occupation, trade = occupation_and_trade(
                occupation or both, self._facts, are_both=bool(both)
            )
        occupation, code = with_code(occupation or both, code, self._facts)
        return occupation, trade, code

    def _fill_from_notice(self, values: dict[str, str], *, has_trade: bool) -> None:
        """The serial in the notice; the trade too, where the workbook has no column for it."""
        candidate = self._facts.candidate(values)
        if candidate is None:
            return
        values["notice_serial"] = str(candidate.serial)
        if not has_trade and not values["trade"] and candidate.trade:
            values["trade"] = candidate.trade

    def _read_one(self, values: Mapping[str, str], source: Source) -> None:
        if values["occupation"] and not values["occupation_code"]:
            self.problems.append(self._needs_code(values["occupation"], source))
            return
        row, faults = self._reader.read([values[field] for field in self._fields], source)
        # code and occupation may have one cell between them
        self.problems += {(fault.place, fault.code): fault for fault in faults}.values()
        if row:
            self.rows.append(row)

    def _needs_code(self, occupation: str, source: Source) -> Problem:
        names = list(self._facts.occupation_names.values())
        meant = difflib.get_close_matches(occupation, names, n=1, cutoff=0.5)
        suggestion = SUGGESTION if meant else NO_SUGGESTION
        return NEEDS_CODE.at(
            source.at("occupation"),
            occupation=occupation,
            suggestion_zh=suggestion.zh.format(meant="".join(meant)),
            suggestion_en=suggestion.en.format(meant="".join(meant)),
        )

    def _tidied(self, field: str, text: str) -> str:
        """Few organisations and grades stand in many rows: each is tidied once."""
        known = self._known[field]
        value = known.get(text)
        if value is None:
            value = tidied(field, text)
            if field == "grade":
                value = self._facts.grade(value)
            elif field == "organisation":
                value = self._facts.organisation(value)
            if len(known) < _KEPT:
                known[text] = value
        return value


def _cell(row: TableRow, column: int) -> str:
    """'' where the row is shorter, or the table has no such column (0)."""
    return row.cells[column - 1] if 0 < column <= len(row.cells) else ""
