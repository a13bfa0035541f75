"""The sheets of a workbook: which of them are the list, and what is wrong with them as sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.credentials.certificate_number import is_strict, normalised
from generator.import_rows.kinds import (
    COLUMN_LEFT_OUT,
    COLUMN_MISSING,
    COLUMN_TWICE,
    HIDDEN_COLUMN,
    HIDDEN_ROW,
    HIDDEN_SHEET,
    NO_TABLE,
    ODD_CELLS,
    PERSONAL_COLUMN,
    SEVERAL_TABLES,
    SHEET_LEFT_OUT,
    STRAY_ROW,
    UNKNOWN_SHEET,
)
from generator.intake.list_columns import COLUMN_VARIANTS, OCCUPATION_AND_TRADE, is_personal_heading
from generator.intake.list_tables import ListTable, Purpose, table_in
from generator.intake.workbooks.sheets import (
    Book,
    Sheet,
    area_of,
    cell_name,
    column_letters,
)
from generator.personal_data import PERSONAL_DATA, Kind, personal_data_among, personal_data_in
from generator.problems import Place, Problem, first_told

# any one of a group is enough
NEEDED = {
    Purpose.NOTICE: (
        ("name",),
        ("organisation",),
        ("occupation", OCCUPATION_AND_TRADE, "occupation_code"),
        ("grade",),
    ),
    Purpose.NUMBERS: (("certificate_number",), ("name", "serial")),
}
NEEDED[Purpose.LIST] = NEEDED[Purpose.NOTICE]
# columns of a list that a notice has no place for
NOT_TAKEN = {
    Purpose.NOTICE: ("certificate_number", "notice_serial"),
    Purpose.LIST: (),
    Purpose.NUMBERS: (),
}
# numbers of their own form, which neighbours must not make into another
_NUMBERS = frozenset({"serial", "notice_serial", "occupation_code", "certificate_number", "grade"})
_LONGEST_CODE = 10  # 6-18-01-01


def tables_of(
    book: Book, purpose: Purpose, wanted: Sequence[str]
) -> tuple[list[ListTable], list[Problem]]:
    """The tables to take, all of one shape; `wanted` are names of sheets, none for all with a list."""
    names = [sheet.name for sheet in book.sheets]
    problems = [
        UNKNOWN_SHEET.at(Place(path=book.path), found=name, sheets="、".join(names))
        for name in wanted
        if name not in names
    ]
    tables = []
    left_out = []
    for sheet in book.sheets:
        if (wanted and sheet.name not in wanted) or not any(map(any, sheet.rows)):
            continue
        if sheet.is_hidden:
            problems.append(HIDDEN_SHEET.at(sheet.place(book.path, 1, 1), sheet=sheet.name))
            continue
        table = table_in(sheet, purpose)
        if table:
            tables.append(table)
        else:
            left_out.append(SHEET_LEFT_OUT.at(sheet.place(book.path, 1, 1), sheet=sheet.name))
    if not tables:
        return [], [*problems, NO_TABLE.at(Place(path=book.path))]
    if len({table.shape for table in tables}) > 1:
        listing = "；".join(f"{table.sheet.name}（{len(table.rows)} 行）" for table in tables)
        return [], [*problems, SEVERAL_TABLES.at(Place(path=book.path), sheets=listing)]
    for table in tables:
        problems += first_told(_faults(table, book.path, purpose))
    return tables, [*problems, *left_out]


def are_whole(tables: Sequence[ListTable], purpose: Purpose) -> bool:
    """Whether every column that is needed is there, and once: else each row would draw false alarms."""
    return bool(tables) and not any(
        table.twice or list(_missing(table, purpose)) for table in tables
    )


def _missing(table: ListTable, purpose: Purpose) -> Iterator[str]:
    for group in NEEDED[purpose]:
        if not any(field in table.columns for field in group):
            yield group[0]


def _faults(table: ListTable, path: str, purpose: Purpose) -> Iterator[Problem]:
    sheet = table.sheet
    for field in _missing(table, purpose):
        place = sheet.place(path, table.header_row, 1)
        variants = COLUMN_VARIANTS[field]
        yield COLUMN_MISSING.at(place, wanted=variants[0], variants="、".join(variants))
    for field, column in table.twice:
        yield COLUMN_TWICE.at(
            sheet.place(path, table.header_row, column),
            wanted=COLUMN_VARIANTS[field][0],
            first=cell_name(table.header_row, table.columns[field]),
            second=cell_name(table.header_row, column),
        )
    filled = {
        column
        for row in table.rows
        for column, text in enumerate(row.cells, start=1)
        if text and not text.isspace()
    }
    for column, heading in table.others.items():
        if column in filled:
            is_personal = is_personal_heading(heading)
            kind = PERSONAL_COLUMN if is_personal else COLUMN_LEFT_OUT
            yield kind.at(sheet.place(path, table.header_row, column), heading=heading)
    for field in NOT_TAKEN[purpose]:
        at = table.columns.get(field)
        if at in filled:
            place = sheet.place(path, table.header_row, at)
            yield COLUMN_LEFT_OUT.at(place, heading=_heading(table, at - 1))
    for column in sorted(sheet.hidden_columns & filled):
        place = sheet.place(path, table.header_row, column)
        yield HIDDEN_COLUMN.at(place, column=column_letters(column))
    yield from _faults_of_rows(table, path)


def _faults_of_rows(table: ListTable, path: str) -> Iterator[Problem]:
    sheet = table.sheet
    people = {row.number for row in table.rows}
    first = min(table.columns.values())
    for number in sorted(sheet.hidden_rows & people):
        yield HIDDEN_ROW.at(sheet.place(path, number, first), row=number)
    for number in table.strays:
        found = next(text for text in sheet.rows[number - 1] if text.strip())
        yield STRAY_ROW.at(sheet.place(path, number, first), found=found)
    taken = set(table.columns.values())
    for name, oddity in sheet.oddities.items():
        area = area_of(name)
        if area and area.top in people and area.left in taken:
            yield ODD_CELLS[oddity].at(sheet.place(path, area.top, area.left))


def personal_data_of(book: Book, tables: Sequence[ListTable]) -> Iterator[Problem]:
    """Personal data anywhere in the file: cells of any sheet, in sight or not, properties and comments."""
    of_sheet = {table.sheet.name: table for table in tables}
    for sheet in book.sheets:
        yield from _personal_data_of_sheet(sheet, of_sheet.get(sheet.name), book.path)
    for where, text in book.texts:
        for _, found in personal_data_among({where: text}):
            yield _personal(Place(path=book.path, cell=where), where, found)


def _personal_data_of_sheet(sheet: Sheet, table: ListTable | None, path: str) -> Iterator[Problem]:
    columns = table.columns if table else {}
    numbers = {column - 1 for field, column in columns.items() if field in _NUMBERS}
    for number, cells in enumerate(sheet.rows, start=1):
        texts = {
            column: text for column, text in enumerate(cells) if text and column not in numbers
        }
        for together, found in personal_data_among(texts):
            field = "+".join(_heading(table, column) for column in together)
            yield _personal(sheet.place(path, number, together[0] + 1), field, found)
        for column in numbers:
            text = cells[column] if column < len(cells) else ""
            found_here = _in_a_number(text) if len(text) > _LONGEST_CODE else None
            if found_here:
                place = sheet.place(path, number, column + 1)
                yield _personal(place, _heading(table, column), found_here)


def _in_a_number(text: str) -> Kind | None:
    """A certificate number has no other in it; what is none may be one that nobody may see."""
    return None if is_strict(normalised(text)) else personal_data_in(text)


def _heading(table: ListTable | None, column: int) -> str:
    header = table.sheet.rows[table.header_row - 1] if table else []
    text = header[column].strip() if column < len(header) else ""
    return text or column_letters(column + 1)


def _personal(place: Place, field: str, found: Kind) -> Problem:
    return PERSONAL_DATA.at(place, field=field, what_zh=found[0], what_en=found[1])
