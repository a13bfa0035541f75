"""What is wrong with the data, said so that whoever wrote it can mend it.

A `Problem` is wrong data: a place, a stable code, a message and a hint, in Chinese and English.
An `Error` is an exception. Each kind of problem is defined once, beside the rule that finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Language(StrEnum):
    CHINESE = "zh"
    ENGLISH = "en"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands: a path below the project's root, line and column counted from 1.

    In a workbook `cell` holds `sheet!B7` and line and column are 0. A whole file has line 0.
    """

    path: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.path}!{self.cell}"
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The same sentence in the two languages of the portal."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.zh if language is Language.CHINESE else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong. `values` is what the message was filled with, for programs."""

    place: Place
    code: str
    severity: Severity
    message: Text
    hint: Text

    def sort_key(self) -> tuple[Place, str, str]:
        return (self.place, self.code, self.message.en)


_LONGEST = 200


def shown(value: object) -> str:
    """`value` on one line, at most 200 characters, invisible characters as their code points."""
    text = "".join(
        character if character.isprintable() else f"<U+{ord(character):04X}>"
        for character in str(value)
    )
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


class ProblemKind:
    """A stable code with its wording; `kind.at(place, name=value)` makes the problem.

    Wordings are `str.format` templates filled with `shown()` values, lower-case start, no full stop.
    """

    known: ClassVar[dict[str, ProblemKind]] = {}

    def __init__(
        self,
        code: str,
        *,
        zh: str,
        en: str,
        hint_zh: str,
        hint_en: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        if code in self.known:
            raise ValueError(f"problem code {code} is defined twice")
        self.known[code] = self
        self.code = code
        self.message = Text(zh=zh, en=en)
        self.hint = Text(zh=hint_zh, en=hint_en)
        self.severity = severity

    def at(self, place: Place, /, **values: object) -> Problem:
        filled = {name: shown(value) for name, value in values.items()}
        return Problem(
            place=place,
            code=self.code,
            severity=self.severity,
            message=_fill(self.message, filled),
            hint=_fill(self.hint, filled),
        )


def _fill(text: Text, values: Mapping[str, str]) -> Text:
    return Text(zh=text.zh.format_map(values), en=text.en.format_map(values))


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


class PortalError(Exception):
    """Anything that stops a command and is not a bug. `exit_code` is what the shell gets."""

    exit_code: ClassVar[int] = 1

    def __init__(self, zh: str, en: str, *, hint_zh: str = "", hint_en: str = "") -> None:
        super().__init__(en)
        self.message = Text(zh=zh, en=en)
        self.hint = Text(zh=hint_zh, en=hint_en) if hint_en else None


class DataError(PortalError):
    """The data has problems; nothing is built. Holds all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=Problem.sort_key)
        count = len(errors_among(self.problems))
        super().__init__(zh=f"数据有 {count} 处错误", en=f"{count} problems in the data")


class CalendarGapError(PortalError):
    """A working day was asked for in a year that has no calendar. Never guessed."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(
            zh=f"没有 {year} 年的工作日历，无法核算",
            en=f"there is no working calendar for {year}",
            hint_zh=f"国务院办公厅公布放假安排后，新增 data/calendars/{year}.yml",
            hint_en=f"add data/calendars/{year}.yml once the State Council's arrangement is out",
        )


class SigningError(PortalError):
    """A key cannot be used, or what it signed does not verify."""


class UsageError(PortalError):
    """The command was given something that it cannot take."""

    exit_code = 2


class EnvironmentFault(PortalError):  # noqa: N818 - a fault of the machine, not of the data
    """A tool is missing, hangs or prints rubbish; the disk is full."""

    exit_code = 3
