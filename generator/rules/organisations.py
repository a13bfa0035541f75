"""Evaluation organisations among themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Portal
from generator.problems import Problem, ProblemKind

FILING_NUMBER_TWICE = ProblemKind(
    "filing-number-twice",
    zh="备案号 `{number}` 已属于 {first}",
    en="the filing number `{number}` already belongs to {first}",
    hint_zh="核对备案号",
    hint_en="check the filing number",
)


def a_filing_number_belongs_to_one_organisation(portal: Portal) -> Iterator[Problem]:
    """No two organisations have the same filing number."""
    owners: dict[str, str] = {}
    for organisation in portal.organisations.values():
        number = organisation.filing_number
        if number in owners:
            place = organisation.source.at("filing_number")
            yield FILING_NUMBER_TWICE.at(place, number=number, first=owners[number])
        owners.setdefault(number, organisation.id)
