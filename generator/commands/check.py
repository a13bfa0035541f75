"""`portal check`: all that is wrong with the data, at once."""

from __future__ import annotations

import argparse
from datetime import date

from generator.check import load_and_check
from generator.commands import Context, problem_report
from generator.commands.arguments import day
from generator.problems import Text, errors_among

HELP = Text(zh="列出数据里的所有问题", en="tell all that is wrong with the data")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=["text", "json", "github"], default="text", help="how problems are told"
    )
    parser.add_argument("--today", type=day, help="the day to check for (default: today, UTC+8)")


def run(arguments: argparse.Namespace, context: Context) -> int:
    today: date = arguments.today or context.today
    checked = load_and_check(context.root, today)
    report = problem_report.FORMATS[arguments.format]
    print(report(checked.problems, context.language))
    return 1 if errors_among(checked.problems) else 0
