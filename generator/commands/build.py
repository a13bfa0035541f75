"""`portal build`: checks, then builds the site."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from generator.build import build
from generator.commands import Context, problem_report
from generator.commands.arguments import day
from generator.problems import Language, Text

HELP = Text(
    zh="检查数据，然后生成网站；不用密钥", en="check the data, then build the site; needs no key"
)

_PHASES = {
    "check": "检查",
    "shell": "外壳与正文",
    "pages": "页面",
    "records": "核验记录",
    "search": "检索",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("site"), help="where to (default: site)")
    parser.add_argument("--today", type=day, help="the day of the build (default: today, UTC+8)")


def run(arguments: argparse.Namespace, context: Context) -> int:
    start = time.perf_counter()

    def report(phase: str, seconds: float) -> None:
        context.say(f"  {seconds:6.2f} 秒  {_PHASES[phase]}", f"  {seconds:6.2f} s  {phase}")

    built = build(
        context.root,
        out=context.root / arguments.out,
        today=arguments.today or context.today,
        report=report,
        cache=context.root / ".cache" / "shell",
    )
    if built.problems:
        language: Language = context.language
        text = problem_report.as_text(built.problems, language)
        context.say(text, text)
    seconds = time.perf_counter() - start
    context.say(
        f"{built.files} 个文件，{seconds:.1f} 秒，在 {built.out}",
        f"{built.files} files in {seconds:.1f} s, in {built.out}",
    )
    return 0
