"""Certificate numbers that came after the list: put into its rows, and nothing else is touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.import_rows.cells import tidied
from generator.import_rows.checked import (
    CheckedImport,
    csv_of,
    problems_of_rows,
    told_without_personal_data,
    with_holders,
)
from generator.import_rows.facts import Facts
from generator.import_rows.people import TablePlaces
from generator.import_rows.tables import are_whole, personal_data_of, tables_of
from generator.intake.list_tables import ListTable, Purpose, TableRow
from generator.intake.workbooks.sheets import Book
from generator.load.csv_rows import NO_ROWS, RowReader, column_names
from generator.model import ApprovedList, Holder, Portal
from generator.problems import Place, Problem, ProblemKind, errors_among, first_told
from generator.records import Source

NOT_IN_LIST = ProblemKind(
    "number-for-nobody",
    zh="名单 {list} 里没有这个人：{found}",
    en="nobody in list {list} is {found}",
    hint_zh="核对序号、姓名和单位；编号只能补给已经公布的人",
    hint_en="check serial, name and organisation; numbers go to people who were announced",
)
SEVERAL_IN_LIST = ProblemKind(
    "number-for-several",
    zh="名单 {list} 里有几个人都是 {found}",
    en="several people in list {list} are {found}",
    hint_zh="补上“序号”（公布名单里的）或单位、职业、等级，写到只剩一个人",
    hint_en="add the serial of the list, or organisation, occupation and grade, until one is left",
)
NUMBER_CHANGES = ProblemKind(
    "published-number-changes",
    zh="{name} 已有证书编码 {old}，这里是 {new}",
    en="{name} has the number {old} already; this is {new}",
    hint_zh="补编号不改已公布的编码；确需更正的按勘误办理",
    hint_en="numbers that were published are corrected by an erratum, not here",
)
SERIAL_DIFFERS = ProblemKind(
    "number-row-differs",
    zh="名单序号 {serial} 是 {expected}，这里写的是 {found}",
    en="serial {serial} of the list is {expected}, not {found}",
    hint_zh="序号要用公布名单里的；或删去“序号”一列，只凭姓名和单位核对",
    hint_en="use the serials of the announced list, or delete the column",
)

_NAMED_BY = ("name", "organisation", "occupation_code", "trade", "grade")
_TOLD_BY = ("serial", "name", "organisation")


def checked_numbers(
    book: Book, approved: ApprovedList, portal: Portal, *, sheets: Sequence[str] = ()
) -> CheckedImport:
    """The rows of `approved` with the numbers of `book`; rows of the book without a number are passed over."""
    tables, problems = tables_of(book, Purpose.NUMBERS, sheets)
    numbering = _Numbering(approved, portal, book.path)
    if are_whole(tables, Purpose.NUMBERS):
        problems += first_told(numbering.read(tables))
    if tables and not numbering.seen and not errors_among(problems):
        problems.append(NO_ROWS.at(Place(path=book.path)))
    rows = numbering.rows()
    problems += problems_of_rows(with_holders(portal, approved, rows), book.path)
    problems = told_without_personal_data(problems, personal_data_of(book, tables))
    is_right = not errors_among(problems)
    return CheckedImport(
        problems=problems,
        csv=csv_of(rows) if is_right else None,
        count=len(numbering.serials),
        title=tables[0].title if tables else "",
        serials=tuple(numbering.serials),
    )


class _Numbering:
    """`serials` are the people who got a number and had none, `seen` counts all numbers."""

    def __init__(self, approved: ApprovedList, portal: Portal, path: str) -> None:
        self.serials: list[int] = []
        self.seen = 0
        self._approved = approved
        self._facts = Facts(portal, approved.jurisdiction)
        self._path = path
        self._reader: RowReader[Holder] = RowReader(Holder)
        self._numbered: dict[int, Holder] = {}
        self._by_serial = {str(holder.serial): holder for holder in approved.holders}
        self._by_name: dict[str, list[Holder]] = defaultdict(list)
        for holder in approved.holders:
            self._by_name[holder.name].append(holder)

    def rows(self) -> list[Holder]:
        return [self._numbered.get(holder.serial, holder) for holder in self._approved.holders]

    def read(self, tables: Sequence[ListTable]) -> Iterator[Problem]:
        for table in tables:
            places = TablePlaces(table, self._path)
            for row in table.rows:
                yield from self._read_one(table, row, places.of_row(row.number))

    def _read_one(self, table: ListTable, row: TableRow, source: Source) -> Iterator[Problem]:
        values = self._values(table, row)
        number = values.get("certificate_number", "")
        if not number:
            return
        self.seen += 1
        found = self._holder(values, source)
        if isinstance(found, Problem):
            yield found
            return
        found = self._numbered.get(found.serial, found)
        if found.certificate_number == number:
            return
        place = source.at("certificate_number")
        if found.certificate_number:
            old = found.certificate_number
            yield NUMBER_CHANGES.at(place, name=found.name, old=old, new=number)
            return
        cells = ["" if (value := getattr(found, name)) is None else str(value) for name in _COLUMNS]
        cells[_COLUMNS.index("certificate_number")] = number
        numbered, faults = self._reader.read(cells, source)
        yield from faults
        if numbered:
            self.serials.append(found.serial)
            self._numbered[found.serial] = numbered

    def _values(self, table: ListTable, row: TableRow) -> dict[str, str]:
        """What the workbook says of the person, as the list writes it."""
        values = {
            field: tidied(field, row.cells[column - 1])
            for field, column in table.columns.items()
            if column <= len(row.cells)
        }
        if "organisation" in values:
            values["organisation"] = self._facts.organisation(values["organisation"])
        if "grade" in values:
            values["grade"] = self._facts.grade(values["grade"])
        return values

    def _holder(self, values: dict[str, str], source: Source) -> Holder | Problem:
        told = " ".join(filter(None, (values.get(field) for field in _TOLD_BY)))
        serial, name = values.get("serial", ""), values.get("name", "")
        if serial:
            holder = self._by_serial.get(serial)
            if holder and name not in ("", holder.name):
                return SERIAL_DIFFERS.at(
                    source.at("name"), serial=serial, expected=holder.name, found=name
                )
            return holder or NOT_IN_LIST.at(source.at("serial"), list=self._approved.id, found=told)
        said = [field for field in _NAMED_BY if values.get(field)]
        same = [
            holder
            for holder in self._by_name.get(name, [])
            if all(getattr(holder, field) == values[field] for field in said)
        ]
        if len(same) == 1:
            return same[0]
        kind = SEVERAL_IN_LIST if same else NOT_IN_LIST
        return kind.at(source.at("name"), list=self._approved.id, found=told)


_COLUMNS = column_names(Holder)
