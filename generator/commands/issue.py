"""`portal issue`: signs the rows of approved lists at the bureau's desk."""

from __future__ import annotations

import argparse

from generator.commands import Context
from generator.commands.signing_arguments import (
    add_signer_arguments,
    checked_for_signing,
    signer_of,
)
from generator.credentials.desk import lists_of, open_desk
from generator.credentials.record import Supersession
from generator.desk_files import write_files
from generator.issue import issue
from generator.problems import Text, UsageError

HELP = Text(zh="签发名单的核验记录", en="sign the records of approved lists")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lists", nargs="*", metavar="LIST_ID", help="ids of approved lists")
    parser.add_argument("--all", action="store_true", help="all lists of the key's authority")
    add_signer_arguments(parser)
    parser.add_argument("--supersedes", metavar="NUMBER", help="sign this record again, corrected")
    parser.add_argument("--reason", metavar="TEXT", help="why the record is corrected")
    parser.add_argument("--dry-run", action="store_true", help="sign and verify, write nothing")


def run(arguments: argparse.Namespace, context: Context) -> int:
    _require_sense(arguments)
    checked = checked_for_signing(context)
    signer = signer_of(arguments, checked, context)
    desk = open_desk(checked.portal, checked.config, signer, checked.today)
    supersession = (
        Supersession(number=arguments.supersedes, reason=arguments.reason)
        if arguments.supersedes
        else None
    )
    issued = issue(desk, arguments.lists or lists_of(desk), supersession)
    if not arguments.dry_run:
        write_files(context.root, issued.files)
    for path in issued.files:
        print(path)
    new, kept = len(issued.new_numbers), issued.kept_count
    context.say(
        f"新签 {new} 条，保留 {kept} 条，写出 {len(issued.files)} 个文件"
        + ("（试运行，未写入）" if arguments.dry_run else ""),
        f"{new} signed, {kept} kept, {len(issued.files)} files"
        + (" (dry run, nothing written)" if arguments.dry_run else " written"),
    )
    return 0


def _require_sense(arguments: argparse.Namespace) -> None:
    if bool(arguments.lists) == arguments.all:
        raise UsageError("请写名单编号，或用 --all", "name lists, or --all")
    if bool(arguments.supersedes) != bool(arguments.reason):
        raise UsageError(
            "--supersedes 与 --reason 要一起写", "--supersedes and --reason go together"
        )
