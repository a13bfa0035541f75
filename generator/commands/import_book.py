"""`portal import`: a clerk's workbook into a notice or a list, or back with its mistakes marked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import day
from generator.commands.problem_report import as_text
from generator.config import Mode
from generator.desk_files import write_files
from generator.import_rows.checked import CheckedImport, checked_list, checked_notice
from generator.import_rows.marking import marked_copy, marked_name
from generator.import_rows.numbers import checked_numbers
from generator.import_rows.supplements import with_supplement
from generator.import_rows.targets import (
    NewHeader,
    header_of,
    new_list,
    new_notice,
    require_facts,
)
from generator.intake.workbooks.books import read_book
from generator.intake.workbooks.sheets import Book
from generator.load.config import load_config
from generator.load.portal import load_portal
from generator.model import ApprovedList, Portal, PublicityNotice
from generator.problems import DataError, EnvironmentFault, Place, Problem, Text, UsageError
from generator.text_files import IS_LINK

_MARKED = Text(zh="标注过的工作簿里逐格标出", en="the marked workbook has each in its cell")
HELP = Text(
    zh="把 Excel、WPS 表格、CSV 或 Word 里的名单变成公示或名单；有错就在原表里标出来",
    en="make a notice or a list of a workbook, or give it back with its mistakes marked",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("book", type=Path, metavar="BOOK", help="xlsx, xls, csv or docx")
    aim = parser.add_mutually_exclusive_group(required=True)
    aim.add_argument("--notice", metavar="ID", help="the people are the candidates of this notice")
    aim.add_argument("--list", metavar="ID", help="the people are the holders of this list")
    parser.add_argument(
        "--numbers", action="store_true", help="with --list: take certificate numbers, nothing else"
    )
    parser.add_argument(
        "--on", type=day, metavar="DAY", help="with --numbers: the day of the supplement"
    )
    parser.add_argument("--of-notice", metavar="ID", help="with a new --list: its notice")
    parser.add_argument(
        "--sheet", action="append", default=[], metavar="NAME", help="this sheet; may be repeated"
    )
    parser.add_argument(
        "--marked", type=Path, metavar="FILE", help="where the marked workbook goes (beside BOOK)"
    )
    parser.add_argument("--dry-run", action="store_true", help="check only, write no data")


def run(arguments: argparse.Namespace, context: Context) -> int:
    if arguments.numbers and not arguments.list:
        raise UsageError("--numbers 要和 --list 一起用", "--numbers goes with --list")
    file: Path = arguments.book
    book, problems = read_book(file, file.as_posix())
    if book is None:
        raise DataError(problems)
    work = _work(arguments, context, book)
    if work.checked.csv is None:
        _give_back(file, book, work.checked.problems, arguments, context)
        raise DataError(work.checked.problems, all_stand=_MARKED)
    if work.checked.problems:
        print(as_text(work.checked.problems, context.language), file=sys.stderr)
    if not arguments.dry_run:
        _require_own_folders(context.root, work.files)
        write_files(context.root, work.files)
    for path in work.files:
        print(path)
    _say_what_was_done(work, context, is_dry=arguments.dry_run)
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    checked: CheckedImport
    files: Mapping[str, bytes]
    new_header: str | None


def _work(arguments: argparse.Namespace, context: Context, book: Book) -> _Work:
    """The workbook held against its target, and the files that come of it."""
    portal, faults = load_portal(context.root)
    today = _day(context)
    if arguments.notice:
        notice = header_of(context.root, portal, faults, PublicityNotice, arguments.notice)
        require_facts(faults)
        header = None
        if notice is None:
            notice, header = new_notice(portal, arguments.notice, today)
        checked = checked_notice(book, notice, portal, sheets=arguments.sheet)
        return _with_files(checked, notice.source.place.path, header)
    approved = header_of(context.root, portal, faults, ApprovedList, arguments.list)
    if approved and arguments.numbers:
        return _numbers(arguments, context, book, portal, faults, approved, today)
    if arguments.numbers:
        raise UsageError(
            f"没有名单 {arguments.list}，无从补编号",
            f"there is no list {arguments.list} to number",
        )
    header = None
    if approved is None:
        approved, header = new_list(portal, arguments.list, arguments.of_notice, today)
    notice = portal.notices.get(approved.notice)
    path = notice.source.place.path if notice else ""
    require_facts(faults, path, _beside(path))
    checked = checked_list(book, approved, portal, sheets=arguments.sheet)
    return _with_files(checked, approved.source.place.path, header)


def _numbers(
    arguments: argparse.Namespace,
    context: Context,
    book: Book,
    portal: Portal,
    faults: list[Problem],
    approved: ApprovedList,
    today: date,
) -> _Work:
    path = approved.source.place.path
    require_facts(faults, _beside(path))  # a row that cannot be read would be lost
    checked = checked_numbers(book, approved, portal, sheets=arguments.sheet)
    if checked.csv is None or not checked.serials:
        return _Work(checked=checked, files={}, new_header=None)
    work = _with_files(checked, path, None)
    header = (context.root / path).read_text(encoding="utf-8")
    changed = with_supplement(header, arguments.on or today, checked.serials)
    return _Work(checked=checked, files={**work.files, path: changed.encode()}, new_header=None)


def _with_files(checked: CheckedImport, path: str, header: NewHeader | None) -> _Work:
    path = header.path if header else path
    files = {_beside(path): checked.csv.encode()} if checked.csv else {}
    if header and checked.csv:
        files[path] = header.text(checked.title).encode()
    return _Work(checked=checked, files=files, new_header=path if header else None)


def _require_own_folders(root: Path, paths: Iterable[str]) -> None:
    """No folder on the way is a link, which may lead out of the data. Raises DataError."""
    folders = {folder for path in paths for folder in Path(path).parents}
    links = [folder.as_posix() for folder in folders if (root / folder).is_symlink()]
    if links:
        raise DataError(IS_LINK.at(Place(path=link)) for link in links)


def _beside(path: str) -> str:
    """The CSV of a `.yml`."""
    return path.removesuffix(".yml") + ".csv"


def _day(context: Context) -> date:
    """Today; in a demo its own day."""
    config, _ = load_config(context.root)
    is_demo = config is not None and config.mode is Mode.DEMO
    return (config.demo_today if config and is_demo else None) or context.today


def _give_back(
    file: Path,
    book: Book,
    problems: list[Problem],
    arguments: argparse.Namespace,
    context: Context,
) -> None:
    """The marked workbook; that it cannot be made keeps nothing from being told."""
    target: Path = arguments.marked or marked_name(file)
    copy, faults = marked_copy(book, file.read_bytes(), problems, context.language)
    if copy is None:
        print(as_text(faults, context.language), file=sys.stderr)
        return
    try:
        target.write_bytes(copy.content)
    except OSError as error:
        raise EnvironmentFault(
            f"写不了 {target}：{error.strerror}",
            f"cannot write {target}: {error.strerror}",
            hint_zh="如果它正在 Excel 或 WPS 里打开，先关闭；或用 --marked 换一个位置",
            hint_en="close it if it is open in a spreadsheet, or give another place with --marked",
        ) from None
    context.say(
        f"错处已标在 {target}：改好红色单元格，再导入一次；数据没有改动",
        f"the mistakes are marked in {target}: mend the red cells and import it again; no data was changed",
    )


def _say_what_was_done(work: _Work, context: Context, *, is_dry: bool) -> None:
    count = work.checked.count
    end_zh, end_en = ("（试运行，未写入）", " (dry run, nothing written)") if is_dry else ("", "")
    context.say(f"{count} 人{end_zh}", f"{count} people{end_en}")
    if work.new_header and not is_dry:
        context.say(
            f"{work.new_header} 是新写的，空着的项要由您填写；portal check 会逐项列出",
            f"{work.new_header} is new: fill its blanks; portal check names them one by one",
        )
