"""Problems for people: place, code, message, the line itself, hint; then the count. And for programs."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from generator.commands.source_lines import SourceLines, excerpt
from generator.problems import Language, Problem, Severity, Text, errors_among

_RED, _YELLOW, _BOLD, _DIM, _PLAIN = (f"\033[{code}m" for code in (31, 33, 1, 2, 0))
MOST_OF_A_KIND = 10  # of one code in one file; who mends ten alike has seen what is wrong


_CHECK_TELLS_ALL = Text(zh="portal check --all 全部列出", en="portal check --all tells all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a report looks: with source lines, coloured, at most `most` of one code in one file.

    `all_stand`: where the others can be read.
    """

    lines: SourceLines | None = None
    is_coloured: bool = False
    most: int | None = None
    all_stand: Text = _CHECK_TELLS_ALL

    def painted(self, text: str, *codes: str) -> str:
        return "".join(codes) + text + _PLAIN if self.is_coloured else text


PLAIN = Look()


def look_on(
    stream: TextIO,
    lines: SourceLines,
    *,
    most: int | None = MOST_OF_A_KIND,
    all_stand: Text | None = None,
) -> Look:
    """How a report looks on `stream`: colour only on a terminal that takes it and where nobody minds.

    https://no-color.org: any value of NO_COLOR but an empty one.
    """
    is_terminal = stream.isatty() and os.environ.get("TERM", "") != "dumb"
    takes_colour = os.name != "nt" or bool({"WT_SESSION", "TERM", "ANSICON"} & set(os.environ))
    return Look(
        lines=lines,
        is_coloured=is_terminal and takes_colour and not os.environ.get("NO_COLOR"),
        most=most,
        all_stand=all_stand or _CHECK_TELLS_ALL,
    )


def as_text(problems: Sequence[Problem], language: Language, look: Look = PLAIN) -> str:
    """`path:line:col: message [code]`, the line and the hint indented below, the count last."""
    lines: list[str] = []
    counts = Counter(map(_kind, problems))
    told: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = _kind(problem)
        told[kind] += 1
        if look.most is None or told[kind] <= look.most:
            lines += _lines(problem, language, look)
        if told[kind] == look.most and counts[kind] > look.most:
            lines.append(_more(problem, counts[kind] - look.most, language, look))
    lines.append(count_line(problems, language))
    return "\n".join(lines)


def _kind(problem: Problem) -> tuple[str, str]:
    return problem.place.path, problem.code


def _lines(problem: Problem, language: Language, look: Look) -> list[str]:
    is_warning = problem.severity is Severity.WARNING
    word = _WARNING.in_language(language) if is_warning else ""
    colour = _YELLOW if is_warning else _RED
    place = look.painted(f"{problem.place}:", _BOLD)
    code = look.painted(f"[{problem.code}]", _DIM)
    message = problem.message.in_language(language)
    lines = [f"{place} {look.painted(word + message, colour)} {code}"]
    if look.lines:
        source, *carets = excerpt(problem.place, look.lines) or [""]
        lines += [source] * bool(source) + [look.painted(line, colour) for line in carets]
    return [*lines, f"    {_HINT.in_language(language)}: {problem.hint.in_language(language)}"]


def _more(problem: Problem, left: int, language: Language, look: Look) -> str:
    told = Text(
        zh=f"    另有 {left} 条同样的问题 [{problem.code}]；{look.all_stand.zh}",
        en=f"    and {left} more of the same [{problem.code}]; {look.all_stand.en}",
    )
    return look.painted(told.in_language(language), _DIM)


def as_json(problems: Sequence[Problem]) -> str:
    """`problems/v1`: every problem, in both languages."""
    body = {
        "format": "problems/v1",
        "count": len(problems),
        "errors": len(errors_among(problems)),
        "problems": [
            {
                "path": problem.place.path,
                "line": problem.place.line or None,
                "column": problem.place.column or None,
                "cell": problem.place.cell or None,
                "code": problem.code,
                "severity": problem.severity,
                "message": {"zh": problem.message.zh, "en": problem.message.en},
                "hint": {"zh": problem.hint.zh, "en": problem.hint.en},
            }
            for problem in problems
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def count_line(problems: Sequence[Problem], language: Language) -> str:
    errors = len(errors_among(problems))
    warnings = len(problems) - errors
    if language is Language.CHINESE:
        return f"{errors} 处错误，{warnings} 处提醒"
    return f"{errors} error{_s(errors)}, {warnings} warning{_s(warnings)}"


_WARNING = Text(zh="提醒：", en="warning: ")
_HINT = Text(zh="提示", en="hint")


def _s(count: int) -> str:
    return "" if count == 1 else "s"
