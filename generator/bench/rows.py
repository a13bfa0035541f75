"""Long lists, many lists and a clerk's workbook: how long their check and their import take."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.bench.data import (
    commit_all,
    copy_portal,
    template_list,
    write_many_lists,
    write_workbook,
)
from generator.bench.measured import Figure
from generator.bench.timing import against_limit
from generator.check import CheckedPortal, load_and_check
from generator.git.command import has_git
from generator.git.repository import Repository
from generator.import_rows.checked import CheckedImport, checked_notice
from generator.import_rows.marking import marked_copy
from generator.intake.workbooks.books import read_book
from generator.intake.workbooks.sheets import Book
from generator.problems import DataError, Language, errors_among

_LIST = "data/approved_lists"
_CHECK_ROWS, _CHECK_MS = 100_000, 15_000
_ROWS_A_FILE = 200
_STAGED_ROWS, _STAGED_MS = 5_000, 1_000
_IMPORT_MS, _MARKED_MS = 10_000, 40_000
_START_MS = 2_000  # two children start, however short the workbook is


def figures_of_rows(
    root: Path, checked: CheckedPortal, *, rows: int, runs: int
) -> Iterator[Figure]:
    """Portals made of `rows` invented rows, and a workbook of as many."""
    yield from _long_list(root, checked.today, rows)
    yield from _many_lists(root, checked, rows)
    yield from _staged_list(root, checked, min(rows, _STAGED_ROWS), runs)
    yield from _workbooks(checked, rows)


def _long_list(root: Path, today: date, rows: int) -> Iterator[Figure]:
    """The longest list of this portal, its rows repeated under other serials, unsigned."""
    lists = sorted((root / _LIST).rglob("*.csv"), key=lambda file: file.stat().st_size)
    if not lists:
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_portal(root, copy)
        file = copy / lists[-1].relative_to(root)
        header, *first = file.read_text(encoding="utf-8-sig").splitlines()
        cells = first[0].split(",")
        cells[header.split(",").index("certificate_number")] = ""
        file.write_text(
            "\n".join([header, *(",".join([str(n), *cells[1:]]) for n in range(1, rows + 1))])
            + "\n",
            encoding="utf-8",
        )
        yield against_limit(
            f"读取并核对一份 {rows} 行的名单",
            f"read and check a list of {rows} rows",
            lambda: load_and_check(copy, today),
            _CHECK_MS * rows / _CHECK_ROWS,
            1,
        )


def _staged_list(root: Path, checked: CheckedPortal, rows: int, runs: int) -> Iterator[Figure]:
    """What a pre-commit hook waits for: the command itself, with Python's start, for a list and its notice."""
    template = template_list(checked.portal)
    if template is None or not has_git():
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_portal(root, copy)
        commit_all(Repository(copy))
        write_many_lists(copy, template, files=2, rows=2 * rows)
        Repository(copy).run("add", "--all")
        command = [sys.executable, "-m", "generator.cli", "-C", folder, "check", "--staged"]
        yield against_limit(
            f"提交前检查一份 {rows} 行的名单及其公示",
            f"check a list of {rows} rows and its notice before a commit",
            lambda: subprocess.run(command, check=True, capture_output=True),  # noqa: S603 - ourselves
            _STAGED_MS,
            runs,
        )


def _many_lists(root: Path, checked: CheckedPortal, rows: int) -> Iterator[Figure]:
    """A province's years: notices and the lists that followed them, a few hundred rows each."""
    template = template_list(checked.portal)
    if template is None:
        return
    files = max(2, rows // _ROWS_A_FILE)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_portal(root, copy)
        write_many_lists(copy, template, files=files, rows=rows)
        large = load_and_check(copy, checked.today)
        if errors_among(large.problems):
            raise DataError(large.problems)
        yield against_limit(
            f"检查 {files} 份文件里的 {rows} 行",
            f"check {rows} rows in {files} files",
            lambda: load_and_check(copy, checked.today),
            _CHECK_MS * rows / _CHECK_ROWS,
            1,
        )


def _workbooks(checked: CheckedPortal, rows: int) -> Iterator[Figure]:
    """A clerk's longest workbook: into rows, and back with its mistakes marked."""
    template = template_list(checked.portal)
    if template is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        right, wrong = Path(folder) / "right.xlsx", Path(folder) / "wrong.xlsx"
        write_workbook(right, template, rows=rows)
        write_workbook(wrong, template, rows=rows, wrong_grade="特极技师")

        def take_in(file: Path) -> tuple[Book, CheckedImport]:
            book, problems = read_book(file, file.name)
            if book is None:
                raise DataError(problems)
            return book, checked_notice(book, template[1], checked.portal)

        def give_back() -> None:
            book, result = take_in(wrong)
            copy, problems = marked_copy(
                book, wrong.read_bytes(), result.problems, Language.CHINESE
            )
            if copy is None:
                raise DataError(problems)

        yield against_limit(
            f"读入并核对一份 {rows} 行的工作簿",
            f"read and check a workbook of {rows} rows",
            lambda: take_in(right),
            max(_IMPORT_MS * rows / _CHECK_ROWS, _START_MS),
            1,
        )
        yield against_limit(
            f"读入一份 {rows} 行的工作簿，标出错处退回",
            f"read a workbook of {rows} rows and give it back marked",
            give_back,
            max(_MARKED_MS * rows / _CHECK_ROWS, _START_MS),
            1,
        )
