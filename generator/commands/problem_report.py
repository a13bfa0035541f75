"""Problems as lines for people: place, code, message, hint; all of them, then the count."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from generator.problems import Language, Problem, Severity, errors_among, shown


def as_text(problems: Sequence[Problem], language: Language) -> str:
    """`path:line:col: message [code]`, the hint indented below, the count last."""
    lines = []
    for problem in problems:
        word = _warning_word(language) if problem.severity is Severity.WARNING else ""
        message = problem.message.in_language(language)
        lines.append(f"{problem.place}: {word}{message} [{problem.code}]")
        hint = "提示" if language is Language.CHINESE else "hint"
        lines.append(f"    {hint}: {problem.hint.in_language(language)}")
    lines.append(count_line(problems, language))
    return "\n".join(lines)


def as_json(problems: Sequence[Problem], language: Language) -> str:
    """`problems/v1`: every problem in both languages; `language` changes nothing."""
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


def as_github(problems: Sequence[Problem], language: Language) -> str:
    """Workflow commands that GitHub, and what imitates it, shows beside the line."""
    lines = []
    for problem in problems:
        place = problem.place
        numbers = f",line={place.line}" if place.line else ""
        numbers += f",col={place.column}" if place.column else ""
        message = problem.message.in_language(language)
        message += "\n" + problem.hint.in_language(language)
        message = message.replace("%", "%25").replace("\n", "%0A")
        path = shown(place.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        title = f"title={problem.code}"
        lines.append(f"::{problem.severity} file={path}{numbers},{title}::{message}")
    return "\n".join([*lines, count_line(problems, language)])


FORMATS: dict[str, Callable[[Sequence[Problem], Language], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def count_line(problems: Sequence[Problem], language: Language) -> str:
    errors = len(errors_among(problems))
    warnings = len(problems) - errors
    if language is Language.CHINESE:
        return f"{errors} 处错误，{warnings} 处提醒"
    return f"{errors} error{_s(errors)}, {warnings} warning{_s(warnings)}"


def _warning_word(language: Language) -> str:
    return "提醒：" if language is Language.CHINESE else "warning: "


def _s(count: int) -> str:
    return "" if count == 1 else "s"
