"""All that can be answered to one path: every condition met, not met and left open, every threshold on its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from math import prod

from generator.eligibility import AskedPath, AskedRule, Measure
from generator.eligibility.asked import Asked
from generator.eligibility.judging import Facts
from generator.month_days import corresponding_day

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)

Choice = tuple[
    int, ...
]  # of one class in each group; the first of each group leaves something open
Class = Mapping[str, bool | int | date]  # stands for all answers that the path cannot tell apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A rule, whole or with one of its paths. An end is a choice of one class in each group."""

    rule: AskedRule
    groups: tuple[tuple[Class, ...], ...]

    def ends(self) -> Iterator[tuple[Choice, Facts]]:
        for choice in product(*(range(len(group)) for group in self.groups)):
            yield choice, self.facts(choice)

    def facts(self, choice: Choice) -> Facts:
        facts: dict[str, bool | int | date] = {}
        for group, index in zip(self.groups, choice, strict=True):
            facts |= group[index]
        return facts

    def count(self) -> int:
        return prod(len(group) for group in self.groups)


def reaches(rules: Iterable[AskedRule]) -> Iterator[Reach]:
    """Each path of each rule, with the waivers of its rule."""
    for rule in rules:
        for path in rule.paths:
            yield whole_reach(replace(rule, paths=(path,)))


def whole_reach(rule: AskedRule) -> Reach:
    return Reach(rule=rule, groups=tuple(_groups(rule)))


def conditions(rule: AskedRule) -> tuple[Asked, ...]:
    return (*rule.every, *(one for path in rule.paths for one in path.all_of))


def only(rule: AskedRule, asked: Asked) -> AskedRule:
    return replace(rule, every=(asked,), paths=(AskedPath(all_of=()),), waivers=())


def day_that_is_full_on(full_on: date, months: int) -> date:
    """The last day from which `months` are full on `full_on` and not before."""
    near = corresponding_day(full_on, -months)
    days = (near + back * DAY for back in range(3, -4, -1))
    return next(day for day in days if corresponding_day(day, months) == full_on)


def _groups(rule: AskedRule) -> Iterator[tuple[Class, ...]]:
    """The first class of each leaves it open."""
    asked = conditions(rule)
    yield from _ticks(rule, asked)
    for fact in dict.fromkeys(one.facts[0] for one in asked if one.measure is Measure.SPAN):
        spans = [one for one in asked if one.measure is Measure.SPAN and one.facts[0] == fact]
        days = {
            day_that_is_full_on(TODAY + off * DAY, one.months)
            for one in spans
            for off in (-1, 0, 1)
        }
        yield ({}, *({fact: day} for day in sorted(days)))
    for one in asked:
        if one.measure is Measure.COUNT:
            yield ({}, *({one.facts[0]: one.at_least + more} for more in (-1, 0, 1)))


def _ticks(rule: AskedRule, asked: tuple[Asked, ...]) -> Iterator[tuple[Class, ...]]:
    """Facts that stand in the same conditions and waivers are one group: which of them is true does not matter."""
    used = [one.facts[1:] if one.measure is Measure.SPAN else one.facts for one in asked]
    used = [
        facts for facts, one in zip(used, asked, strict=True) if one.measure is not Measure.COUNT
    ]
    used += [one.facts for one in rule.waivers]
    grouped: dict[tuple[int, ...], list[str]] = {}
    for fact in dict.fromkeys(fact for facts in used for fact in facts):
        stands_in = tuple(index for index, facts in enumerate(used) if fact in facts)
        grouped.setdefault(stands_in, []).append(fact)
    for first, *others in grouped.values():
        none = dict.fromkeys(others, False)
        yield ({} | none, {first: False} | none, {first: True} | none)
