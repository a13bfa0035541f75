"""`portal check`: all that is wrong with the data, at once."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import day
from generator.commands.github_report import as_github
from generator.commands.problem_report import MOST_OF_A_KIND, as_json, as_text, look_on
from generator.commands.source_lines import staged_lines, work_tree_lines
from generator.problems import Problem, Text, errors_among

HELP = Text(zh="列出数据里的所有问题", en="tell all that is wrong with the data")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=["text", "json", "github"], default="text", help="how problems are told"
    )
    parser.add_argument(
        "--staged", action="store_true", help="check what git has staged; for a pre-commit hook"
    )
    parser.add_argument(
        "--all", action="store_true", help="tell every problem, however many are alike in one file"
    )
    parser.add_argument("--today", type=day, help="the day to check for (default: today, UTC+8)")


def run(arguments: argparse.Namespace, context: Context) -> int:
    today: date = arguments.today or context.today
    problems = _problems(context.root, today, is_staged=arguments.staged)
    if arguments.format == "json":
        print(as_json(problems))
    elif arguments.format == "github":
        print(as_github(problems, context.language))
    else:
        lines = staged_lines if arguments.staged else work_tree_lines
        most = None if arguments.all else MOST_OF_A_KIND
        look = look_on(sys.stdout, lines(context.root), most=most)
        print(as_text(problems, context.language, look))
    return 1 if errors_among(problems) else 0


def _problems(root: Path, today: date, *, is_staged: bool) -> list[Problem]:
    """Each way imports its own: a hook has a second, and reading the signing code takes half of one."""
    if is_staged:
        from generator.staged import staged_problems

        return staged_problems(root, today)
    from generator.check import load_and_check
    from generator.git.repository import Repository
    from generator.takedown_reminders import names_in_history

    checked = load_and_check(root, today)
    history = names_in_history(checked.portal, checked.takedowns, Repository(root))
    return sorted([*checked.problems, *history], key=Problem.sort_key)
