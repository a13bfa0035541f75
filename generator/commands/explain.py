"""`portal explain [CODE]`: what a problem means, why there is the rule, and how to mend it."""

from __future__ import annotations

import argparse
import json
from itertools import groupby

from generator.commands import Context
from generator.explanations import Explanation, explanation_of, explanations
from generator.problems import Language, Severity, Text

HELP = Text(
    zh="解释问题代码：是什么、为什么、怎么改", en="explain a problem code: what, why, how to mend"
)
_SEVERITIES = {
    Severity.ERROR: Text(zh="错误：改正之前什么都不发布", en="error: nothing is published before"),
    Severity.WARNING: Text(zh="提醒：不妨碍发布", en="warning: keeps nothing from being published"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help="as it stands in brackets; none: list all"
    )
    parser.add_argument("--json", action="store_true", help="print explanations/v1")


def run(arguments: argparse.Namespace, context: Context) -> int:
    found = [explanation_of(arguments.code)] if arguments.code else explanations()
    if arguments.json:
        print(_as_json(found))
    elif arguments.code:
        print(_one(found[0], context.language))
    else:
        print(_list(found, context.language))
    return 0


def _one(one: Explanation, language: Language) -> str:
    """Both languages: the report to be understood may be in the other one."""
    first, second = (
        (one.message.zh, one.hint.zh),
        (one.message.en, one.hint.en),
    )
    if language is Language.ENGLISH:
        first, second = second, first
    words = [
        (Text(zh="是什么", en="what"), first[0]),
        (Text(zh="怎么改", en="mend"), first[1]),
        (Text(zh="为什么", en="why"), one.rule.in_language(language)),
        (Text(zh="哪一步", en="stage"), f"{one.stage.in_language(language)} ({one.place})"),
        (Text(zh="轻重", en="weight"), _SEVERITIES[one.severity].in_language(language)),
        (Text(zh="英文", en="Chinese"), f"{second[0]}\n        {second[1]}"),
    ]
    lines = [f"{label.in_language(language)}:\n        {told}" for label, told in words]
    return "\n".join([one.code, *lines])


def _list(found: list[Explanation], language: Language) -> str:
    lines = []
    for stage, codes in groupby(found, key=lambda one: one.stage.in_language(language)):
        lines.append(stage)
        lines += [f"  {one.code}\n      {one.message.in_language(language)}" for one in codes]
    return "\n".join(lines)


def _as_json(found: list[Explanation]) -> str:
    body = {
        "format": "explanations/v1",
        "count": len(found),
        "explanations": [
            {
                "code": one.code,
                "severity": one.severity,
                "stage": {"zh": one.stage.zh, "en": one.stage.en},
                "rule": one.rule.en,
                "reason": {"zh": one.rule.zh, "en": one.rule.en},
                "message": {"zh": one.message.zh, "en": one.message.en},
                "hint": {"zh": one.hint.zh, "en": one.hint.en},
            }
            for one in found
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=2)
