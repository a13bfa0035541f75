"""The rules in a shorthand, a line a condition: what `eligibility_cases/ledger.txt` was written in from the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.eligibility import AskedRule, Measure
from generator.eligibility.asked import Asked, AskedWaiver


def ledger(rules: Iterable[AskedRule]) -> Iterator[str]:
    """`+` is asked of all, `1` `2` of each way, `-` frees, `!` comes first."""
    for rule in rules:
        yield f"{rule.id} {rule.clause}"
        yield from (f"  + {_condition(one)}" for one in rule.every)
        for number, path in enumerate(rule.paths, start=1):
            yield from (f"  {number} {_condition(one)}" for one in path.all_of)
        yield from (f"  - {_waiver(one)}" for one in rule.waivers)
        yield from (f"  ! {one.clause}{_held(one.facts)}" for one in rule.priority)


def _condition(one: Asked) -> str:
    told = [one.clause, one.kind.value]
    if one.measure is Measure.SPAN:
        told.append(f"{one.facts[0]} {_span(one.months)}")
    elif one.measure is Measure.COUNT:
        told.append(f"at least {one.at_least}")
    elif not one.facts[:1] or not one.facts[0].startswith("yes:"):
        told += [_held(one.facts).strip()] if one.facts else []
    told += [word for word in (one.judged_by, one.strength) if word]
    return " ".join(told)


def _span(months: int) -> str:
    return f"{months // 12} years" if months % 12 == 0 else f"{months} months"


def _waiver(one: AskedWaiver) -> str:
    kinds = ",".join(one.waives)
    return f"{one.clause} {kinds}{_held(one.facts)}{f' {one.judged_by}' if one.judged_by else ''}"


def _held(facts: Iterable[str]) -> str:
    return "".join(f" {fact.removeprefix('award:')}" for fact in facts)
