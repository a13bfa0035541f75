"""Targets are due on the last day that their own words name."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from generator.model import Portal
from generator.policies.figures import normalised
from generator.problems import Problem, ProblemKind

DUE_DIFFERS = ProblemKind(
    "due-day-differs",
    zh="`due_on` 是 {found}，文字写到的最后一天是 {expected}",
    en="`due_on` is {found}; the last day that is named is {expected}",
    hint_zh="text（原文没有写明年份的，due_note）要写出年份；「年底」是12月31日，月底是当月最后一天",
    hint_en="text (or due_note, where the source has no year) names the year; its end is 31 December",
)
_NAMED = re.compile(r"(\d{4})年(?:(1[0-2]|[1-9])月(?:(\d{1,2})日)?)?")


def targets_are_due_when_they_say(portal: Portal) -> Iterator[Problem]:
    """The day a target is due is the end of the last year, month or day that it names."""
    for policy in portal.policies.values():
        for target in policy.targets:
            expected = last_day_named(target.due_note or target.text)
            if target.due_on != expected:
                place = target.source.at("due_on")
                yield DUE_DIFFERS.at(place, found=target.due_on, expected=expected or "—")


def last_day_named(text: str) -> date | None:
    """2024年至2027年 -> 31 December 2027, 2022年3月 -> 31 March 2022; None without a year."""
    return max((_end(*match) for match in _NAMED.findall(normalised(text))), default=None)


def _end(year: str, month: str, day: str) -> date:
    last_month = int(month or 12)
    last_day = monthrange(int(year), last_month)[1]
    return date(int(year), last_month, min(int(day or last_day), last_day))
