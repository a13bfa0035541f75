"""`portal print LIST`: a card for every holder of a list, for the firm that awards."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import day
from generator.desk_files import write_files
from generator.handouts import cards_of_list
from generator.problems import Text
from generator.render.handouts import written_cards

HELP = Text(
    zh="为一份名单的每个人打印核验记录卡（A4 八张，带二维码）",
    en="print a card with a QR code for everybody of a list (eight on an A4)",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="LIST", help="a list: the name of its file")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to (default: stdout)")
    parser.add_argument("--today", type=day, help="the day to check for (default: today, UTC+8)")


def run(arguments: argparse.Namespace, context: Context) -> int:
    sheet = cards_of_list(context.root, arguments.id, arguments.today or context.today)
    content = written_cards(sheet)
    if arguments.out:
        write_files(Path.cwd(), {str(arguments.out): content})
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    count = sum(len(page) for page in sheet.pages)
    context.say(
        f"{count} 张卡，{sheet.left_out} 行没有生效的核验记录",
        f"{count} cards, {sheet.left_out} rows without a record in force",
    )
    if sheet.address is None:
        context.say(
            "site_config.yml 没有写 site_address：二维码里只有证书编码",
            "site_config.yml has no site_address: the codes hold the number alone",
        )
    return 0
