"""The rows of the tables as candidates or holders, each value with its cell."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from generator.import_rows.cells import occupation_and_trade, tidied, with_code
from generator.import_rows.facts import Facts
from generator.import_rows.kinds import NEEDS_CODE, RENUMBERED
from generator.intake.list_columns import OCCUPATION_AND_TRADE
from generator.intake.list_tables import ListTable, TableRow
from generator.load.csv_rows import MOST_ROWS, TOO_MANY_ROWS, RowReader, column_names
from generator.model import Candidate, Holder
from generator.problems import Place, Problem
from generator.records import Source

_KEPT = 10_000  # cells tidied that are remembered
PersonType = TypeVar("PersonType", Candidate, Holder)
# where the cell of a field is, if it has no column of its own
_STANDS_FOR = {
    "occupation_code": ("occupation", OCCUPATION_AND_TRADE),
    "occupation": (OCCUPATION_AND_TRADE, "occupation_code"),
    "trade": (OCCUPATION_AND_TRADE, "occupation"),
}


class CellPlaces(Mapping[str, Place]):
    """Field -> its cell in one row, made when it is asked for: most cells are never told of."""

    __slots__ = ("_number", "_path", "_table")

    def __init__(self, table: ListTable, number: int, path: str) -> None:
        self._table = table
        self._number = number
        self._path = path

    def __getitem__(self, field: str) -> Place:
        columns = self._table.columns
        named = (field, *_STANDS_FOR.get(field, ()), "name", *columns)
        column = next(columns[name] for name in named if name in columns)
        return self._table.sheet.place(self._path, self._number, column)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.columns)

    def __len__(self) -> int:
        return len(self._table.columns)


class People(Generic[PersonType]):
    """Reads the people of `tables`: `rows` are those that are right, `problems` what the others lack."""

    def __init__(self, person_type: type[PersonType], facts: Facts, path: str) -> None:
        self.rows: list[PersonType] = []
        self.problems: list[Problem] = []
        self._fields = column_names(person_type)
        self._reader: RowReader[PersonType] = RowReader(person_type)
        self._facts = facts
        self._path = path
        self._known: dict[tuple[str, str], str] = {}

    def read(self, tables: Sequence[ListTable]) -> None:
        count = sum(len(table.rows) for table in tables)
        if count > MOST_ROWS:
            self.problems.append(TOO_MANY_ROWS.at(Place(path=self._path), limit=MOST_ROWS))
            return
        is_counted = self._must_be_counted(tables, count)
        serial = 0
        for table in tables:
            for row in table.rows:
                serial += 1
                values = self._values(table, row)
                if is_counted:
                    values["serial"] = str(serial)
                self._read_one(values, table, row.number)

    def _must_be_counted(self, tables: Sequence[ListTable], count: int) -> bool:
        """Whether serials are missing altogether, or begin anew in every sheet."""
        serials = [
            [self._tidied("serial", _cell(row, table.columns.get("serial"))) for row in table.rows]
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
        values = {
            field: self._tidied(field, _cell(row, columns.get(field))) for field in self._fields
        }
        both = self._tidied("occupation", _cell(row, columns.get(OCCUPATION_AND_TRADE)))
        if not values["trade"]:
            values["occupation"], values["trade"] = occupation_and_trade(
                values["occupation"] or both, self._facts, are_both=bool(both)
            )
        values["occupation"] = values["occupation"] or both
        values["occupation"], values["occupation_code"] = with_code(
            values["occupation"], values["occupation_code"], self._facts
        )
        values["grade"] = self._facts.grade(values["grade"])
        values["organisation"] = self._facts.organisation(values["organisation"])
        if "notice_serial" in values and not values["notice_serial"]:
            self._fill_from_notice(values, has_trade="trade" in columns)
        return values

    def _fill_from_notice(self, values: dict[str, str], *, has_trade: bool) -> None:
        """The serial in the notice; the trade too, where the workbook has no column for it."""
        candidate = self._facts.candidate(values)
        if candidate is None:
            return
        values["notice_serial"] = str(candidate.serial)
        if not has_trade and not values["trade"] and candidate.trade:
            values["trade"] = candidate.trade

    def _read_one(self, values: Mapping[str, str], table: ListTable, number: int) -> None:
        places = CellPlaces(table, number, self._path)
        source = Source(place=places["name"], fields=places)
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
        return NEEDS_CODE.at(
            source.at("occupation"),
            occupation=occupation,
            suggestion_zh=f"是否想写 `{meant[0]}`？"
            if meant
            else "加一列“职业编码”写明，形如 6-18-02-04",
            suggestion_en=f"did you mean `{meant[0]}`?"
            if meant
            else "add a column 职业编码 and write it there, like 6-18-02-04",
        )

    def _tidied(self, field: str, text: str) -> str:
        """Few organisations and grades stand in many rows: each is tidied once."""
        key = (field, text)
        if key not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[key] = tidied(field, text)
        return self._known[key]


def _cell(row: TableRow, column: int | None) -> str:
    return row.cells[column - 1] if column and column <= len(row.cells) else ""
