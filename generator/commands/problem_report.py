"""Problems as lines for people: place, code, message, hint; all of them, then the count."""

from __future__ import annotations

from collections.abc import Sequence

from generator.problems import Language, Problem, Severity, errors_among


def as_text(problems: Sequence[Problem], language: Language) -> str:
    """`path:line:col: message [code]`, the hint indented below, the count last."""
    lines = []
    for problem in problems:
        word = _warning_word(language) if problem.severity is Severity.WARNING else ""
        message = problem.message.in_language(language)
        lines.append(f"{problem.place}: {word}{message} [{problem.code}]")
        if problem.hint:
            hint = "提示" if language is Language.CHINESE else "hint"
            lines.append(f"    {hint}: {problem.hint.in_language(language)}")
    lines.append(count_line(problems, language))
    return "\n".join(lines)


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
