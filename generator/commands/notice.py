"""`portal notice export ID`: a notice or list for the WeChat editor, Word, a wall or a message."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import day
from generator.desk_files import write_files
from generator.handouts import handout
from generator.problems import Text, UsageError
from generator.render.handouts import FORMS, written

HELP = Text(
    zh="把公示或名单写成公众号、Word、A4 张贴或短信用的样子",
    en="write a notice or list for the WeChat editor, Word, an A4 poster or a message",
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
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    return 0
