"""Workflow commands of GitHub, and of what imitates it. It shows ten errors and ten warnings a step.

So problems are grouped: one annotation for a code in a file, with the count and the lines, errors
first and the most frequent before others. Everything stands in a folded group of the log below.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from generator.commands.problem_report import as_text, count_line
from generator.problems import Language, Problem, Severity, shown

_MOST_SHOWN = 10  # of errors, and of warnings, by GitHub
_MOST_LINES = 8


def as_github(problems: Sequence[Problem], language: Language) -> str:
    groups = _groups(problems)
    lines = []
    for severity in (Severity.ERROR, Severity.WARNING):
        of_severity = [group for group in groups if group[0].severity is severity]
        lines += [_annotation(group, language) for group in of_severity[:_MOST_SHOWN]]
    if problems:
        lines += _folded(as_text(problems, language), len(problems), language)
    return "\n".join([*lines, count_line(problems, language)])


def _groups(problems: Sequence[Problem]) -> list[list[Problem]]:
    """Problems of one code and severity in one file; the largest first, else in their order."""
    groups: dict[tuple[str, str, Severity], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.place.path, problem.code, problem.severity), []).append(problem)
    return sorted(groups.values(), key=len, reverse=True)


def _annotation(group: Sequence[Problem], language: Language) -> str:
    first = group[0]
    place = first.place
    numbers = f",line={place.line}" if place.line else ""
    numbers += f",col={place.column}" if place.column else ""
    title = first.code if len(group) == 1 else f"{first.code} × {len(group)}"
    message = "\n".join(
        [first.message.in_language(language), first.hint.in_language(language)]
        + [line for line in _others(group, language) if line]
    )
    properties = f"file={_property(shown(place.path))}{numbers},title={_property(title)}"
    return f"::{first.severity} {properties}::{_data(message)}"


def _others(group: Sequence[Problem], language: Language) -> Iterator[str]:
    """Where else in the file, for the first few."""
    numbers = [str(one.place.line) for one in group[1:] if one.place.line][:_MOST_LINES]
    if numbers:
        more = "…" if len(group) - 1 > len(numbers) else ""
        is_chinese = language is Language.CHINESE
        yield (
            f"另见第 {'、'.join(numbers)}{more} 行"
            if is_chinese
            else (f"also in lines {', '.join(numbers)}{more}")
        )


def _folded(report: str, count: int, language: Language) -> list[str]:
    """The whole report in the log, where nothing in it is obeyed as a command: who wrote a file name
    cannot know the digest of the report that it stands in."""
    word = hashlib.sha256(report.encode("utf-8", "surrogatepass")).hexdigest()
    title = f"全部 {count} 处" if language is Language.CHINESE else f"all {count}"
    return [f"::group::{title}", f"::stop-commands::{word}", report, f"::{word}::", "::endgroup::"]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
