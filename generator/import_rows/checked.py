"""All that is wrong with a workbook as a notice or a list, cell by cell, and its rows where nothing is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.import_rows.facts import Facts
from generator.import_rows.kinds import ODD_CELLS
from generator.import_rows.people import People
from generator.import_rows.tables import are_whole, personal_data_of, tables_of
from generator.intake.list_tables import Purpose
from generator.intake.workbooks.sheets import Book
from generator.load.csv_rows import NO_ROWS, column_names
from generator.model import ApprovedList, Candidate, Holder, Portal, PublicityNotice
from generator.personal_data import personal_data_in
from generator.problems import Place, Problem, Text, errors_among, first_told
from generator.rules import ROW_RULES

_MARK = "\ufeff"  # so that spreadsheets take the CSV for UTF-8
_ODD_CODES = frozenset(kind.code for kind in ODD_CELLS.values())
WITHHELD = Text(
    zh="这个单元格有问题；其中像是个人信息，不再复述",
    en="there is a problem in this cell; what it holds looks personal and is not repeated",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedImport:
    """`csv` is None where there is an error. `title` is what stands above the list; `serials` are those
    that got a number."""

    problems: list[Problem]
    csv: str | None
    count: int
    title: str
    serials: tuple[int, ...] = ()


def checked_notice(
    book: Book, notice: PublicityNotice, portal: Portal, *, sheets: Sequence[str] = ()
) -> CheckedImport:
    """`book` as the candidates of `notice`, which need not be in `portal` yet."""
    people = People(Candidate, Facts(portal, notice.jurisdiction), book.path)

    def judged() -> Portal:
        changed = replace(notice, candidates=tuple(people.rows))
        return replace(portal, notices={**portal.notices, notice.id: changed}, approved_lists={})

    return _checked(book, Purpose.NOTICE, people, judged, sheets)


def checked_list(
    book: Book, approved: ApprovedList, portal: Portal, *, sheets: Sequence[str] = ()
) -> CheckedImport:
    """`book` as the holders of `approved`, each matched with its notice."""
    notice = portal.notices.get(approved.notice)
    candidates = notice.candidates if notice else ()
    people = People(Holder, Facts(portal, approved.jurisdiction, candidates), book.path)

    def judged() -> Portal:
        return with_holders(portal, approved, people.rows)

    return _checked(book, Purpose.LIST, people, judged, sheets)


def with_holders(portal: Portal, approved: ApprovedList, holders: Iterable[Holder]) -> Portal:
    """The portal in which `approved` has these holders: the last of its lists, so that what stands twice
    is told of them."""
    others = {id_: one for id_, one in portal.approved_lists.items() if id_ != approved.id}
    changed = replace(approved, holders=tuple(holders))
    notices = {id_: one for id_, one in portal.notices.items() if id_ == approved.notice}
    return replace(portal, notices=notices, approved_lists={**others, approved.id: changed})


def _checked(
    book: Book,
    purpose: Purpose,
    people: People[Any],
    judged: Callable[[], Portal],
    sheets: Sequence[str],
) -> CheckedImport:
    tables, problems = tables_of(book, purpose, sheets)
    if are_whole(tables, purpose):
        people.read(tables)
        problems += first_told(people.problems)
        problems += problems_of_rows(judged(), book.path)
    if tables and not people.rows and not errors_among(problems):
        problems.append(NO_ROWS.at(Place(path=book.path)))
    problems = told_without_personal_data(problems, personal_data_of(book, tables))
    is_right = not errors_among(problems)
    return CheckedImport(
        problems=problems,
        csv=csv_of(people.rows) if is_right else None,
        count=len(people.rows),
        title=tables[0].title if tables else "",
    )


def problems_of_rows(portal: Portal, path: str) -> Iterator[Problem]:
    """What the rules of rows say of those that stand in the workbook `path`."""
    for rule in ROW_RULES:
        yield from first_told(found for found in rule(portal) if found.place.path == path)


def told_without_personal_data(
    problems: Iterable[Problem], personal: Iterable[Problem]
) -> list[Problem]:
    """All in the order of the cells. What quotes personal data is told without its words; of a cell
    whose text is not what was meant nothing more is told."""
    found = list(problems)
    odd = {problem.place.cell for problem in found if problem.code in _ODD_CODES}
    told = [
        replace(problem, message=WITHHELD) if personal_data_in(problem.message.zh) else problem
        for problem in found
        if problem.place.cell not in odd or problem.code in _ODD_CODES
    ]
    return sorted([*told, *first_told(personal)], key=Problem.sort_key)


def csv_of(rows: Sequence[Candidate | Holder]) -> str:
    """The CSV of CONTRACT.md, with BOM, rows in their order."""
    names = column_names(type(rows[0]))
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(
        ["" if (value := getattr(row, name)) is None else value for name in names] for row in rows
    )
    return _MARK + target.getvalue()
