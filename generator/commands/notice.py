"""`portal notice export|takedown`: a notice or list where people read it, and its names off the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.check import load_and_check
from generator.commands import Context
from generator.commands.arguments import day
from generator.desk_files import write_files
from generator.handouts import handout
from generator.problems import DataError, Text, UsageError, errors_among
from generator.render.handouts import FORMS, written
from generator.takedown_files import (
    decisions_left,
    files_to_delete,
    headers_after,
    takedown_of,
)

HELP = Text(
    zh="把公示或名单写成公众号、Word、A4 张贴或短信用的样子；到期撤下姓名",
    en="write a notice or list for WeChat, Word, a poster or a message; take down names that are due",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    export = actions.add_parser("export", help="the same notice in another form")
    export.add_argument("id", metavar="ID", help="a notice or list: the name of its file")
    export.add_argument(
        "--for", dest="form", choices=list(FORMS), required=True, help="where it will be read"
    )
    export.add_argument("--out", type=Path, metavar="FILE", help="where to (default: stdout)")
    export.add_argument("--today", type=day, help="the day to check for (default: today, UTC+8)")
    export.set_defaults(run_action=_export)
    takedown = actions.add_parser("takedown", help="delete the names of what is past its day")
    takedown.add_argument(
        "ids", nargs="*", metavar="ID", help="notices or lists (default: all due)"
    )
    takedown.add_argument("--today", type=day, help="the day (default: today, UTC+8)")
    takedown.add_argument("--dry-run", action="store_true", help="tell, delete nothing")
    takedown.set_defaults(run_action=_takedown)


def run(arguments: argparse.Namespace, context: Context) -> int:
    return int(arguments.run_action(arguments, context))


def _export(arguments: argparse.Namespace, context: Context) -> int:
    form = FORMS[arguments.form]
    if not (arguments.out or form.is_text) and sys.stdout.isatty():
        raise UsageError(
            zh="Word 文件不能显示在终端里",
            en="a Word file cannot be shown in a terminal",
            hint_zh=f"写明 --out {arguments.id}.{form.ending}",
            hint_en=f"add --out {arguments.id}.{form.ending}",
        )
    content = written(
        handout(context.root, arguments.id, arguments.today or context.today), arguments.form
    )
    if arguments.out:
        write_files(Path.cwd(), {str(arguments.out): content})
        context.say(f"已写入 {arguments.out}", f"wrote {arguments.out}")
    elif sys.stdout.isatty():
        print(content.decode("utf-8"))  # in the code page of the console
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    return 0


def _takedown(arguments: argparse.Namespace, context: Context) -> int:
    """Prints each file that is changed or deleted. What git holds of them, `portal check` tells."""
    checked = load_and_check(context.root, arguments.today or context.today, is_signing=True)
    if errors_among(checked.problems):
        raise DataError(checked.problems)
    due = {**checked.takedowns.notices, **checked.takedowns.lists}
    ids = arguments.ids or sorted(due)
    gone = {id_: takedown_of(id_, checked) for id_ in ids}
    headers = headers_after(gone, checked, context.root)
    deleted = [file.path for file in files_to_delete(gone, checked, context.root)]
    if not arguments.dry_run:
        write_files(context.root, headers)
        for path in deleted:
            (context.root / path).unlink()
    for path in (*headers, *deleted):
        print(path)
    for path in decisions_left(gone, checked):
        context.say(
            f"{path}：删去这些名单里的号码，再运行 portal issue --all",
            f"{path}: delete the numbers of these lists, then run portal issue --all",
        )
    context.say(
        f"改写 {len(headers)} 个文件，删去 {len(deleted)} 个"
        + ("（试运行，未改动）" if arguments.dry_run else "；提交后运行 portal check 看 git 历史"),
        f"{len(headers)} files changed, {len(deleted)} deleted"
        + (
            " (dry run)"
            if arguments.dry_run
            else "; commit, then portal check tells of git's history"
        ),
    )
    return 0
