"""`portal deadline START`: the last day of a publicity period."""

from __future__ import annotations

import argparse

from generator.commands import Context
from generator.commands.arguments import day
from generator.deadlines import last_day
from generator.load.calendars import load_calendars, working_calendar
from generator.problems import DataError, Text, errors_among

HELP = Text(zh="公示期的截止日", en="the last day of a publicity period that begins on START")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("start", metavar="START", type=day, help="the day of publication")
    parser.add_argument(
        "--days", type=_working_days, default=5, help="how many working days (default: 5)"
    )
    parser.add_argument(
        "--count-first-day", action="store_true", help="the day of publication counts"
    )


def run(arguments: argparse.Namespace, context: Context) -> int:
    calendars, problems = load_calendars(context.root)
    if errors_among(problems):
        raise DataError(problems)
    last = last_day(
        arguments.start,
        arguments.days,
        working_calendar(calendars),
        count_first_day=arguments.count_first_day,
    )
    print(last.isoformat())
    return 0


def _working_days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 250:
        raise argparse.ArgumentTypeError(f"not a number of working days: {text}; write 5")
    return int(text)
