"""What is wrong with the data, said so that whoever wrote it can mend it.

A `Problem` is wrong data: a place, a stable code, a message and a hint, in Chinese and English.
An `Error` is an exception. Each kind of problem is defined once, beside the rule that finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

    In a workbook `cell` holds `sheet!B7`; line and column say the same in numbers, so that problems
    sort as a sheet is read. A whole file has line 0.
    """

    path: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        path = shown(self.path)  # a file's name is as hostile as what is in it
        if self.cell:
            return f"{path}!{shown(self.cell)}"  # so is that of a sheet
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([path, *numbers])


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
    text = str(value)[: _LONGEST + 1]  # a value may have megabytes
    if not text.isprintable():
        text = "".join(
            character if character.isprintable() else f"<U+{ord(character):04X}>"
            for character in text
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


MOST_TOLD = 1000
MORE_THAN_TOLD = ProblemKind(
    "more-than-told",
    zh="同类问题超过 {most} 处，其余没有列出",
    en="there are more than {most} problems of this kind; the rest is not told",
    hint_zh="先改正已列出的，再检查一次",
    hint_en="mend those that are told, then check again",
    severity=Severity.WARNING,  # what it follows decides; it must not fail a check on its own
)


def first_told(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first `MOST_TOLD` errors and as many warnings, and a line where there were more.

    After the last error that is told nothing more is looked for, so that a file of a million
    mistakes costs no more than one of a thousand.
    """
    left = {Severity.ERROR: MOST_TOLD, Severity.WARNING: MOST_TOLD}
    for problem in problems:
        left[problem.severity] -= 1
        if left[problem.severity] == -1:
            yield MORE_THAN_TOLD.at(Place(path=problem.place.path), most=MOST_TOLD)
        elif left[problem.severity] >= 0:
            yield problem
        if left[Severity.ERROR] < 0:
            return


class PortalError(Exception):
    """Anything that stops a command and is not a bug. `exit_code` is what the shell gets."""

    exit_code: ClassVar[int] = 1

    def __init__(self, zh: str, en: str, *, hint_zh: str = "", hint_en: str = "") -> None:
        super().__init__(en)
        self.message = Text(zh=zh, en=en)
        self.hint = Text(zh=hint_zh, en=hint_en) if hint_en else None


class DataError(PortalError):
    """The data has problems; nothing is built. Holds all of them.

    `all_stand`: where they can all be read, of many alike; None: `portal check --all` tells them.
    """

    def __init__(self, problems: Iterable[Problem], *, all_stand: Text | None = None) -> None:
        self.problems = sorted(problems, key=Problem.sort_key)
        self.all_stand = all_stand
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
