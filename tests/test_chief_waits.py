"""The years before 首席技师, reckoned from the texts as they are committed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from generator.chief_waits import ChiefWait, CountedFrom, chief_waits
from generator.load.portal import load_portal
from generator.month_days import corresponding_day
from tests.conftest import ROOT

TODAY = date(2026, 3, 18)
APPROVED_ON = date(2026, 3, 16)


@pytest.fixture(scope="module")
def waits() -> Mapping[str, ChiefWait]:
    portal, problems = load_portal(ROOT)
    assert not problems
    return chief_waits(portal, TODAY)


@pytest.mark.parametrize(
    ("jurisdiction", "policy", "counted_from", "months", "clause", "earliest_on"),
    [
        ("cq", "cq-2023-27", CountedFrom.GRADE, 36, "附件2 二", date(2029, 3, 16)),
        ("sh", "sh-2024-177", CountedFrom.POST, 36, "三（二）2", date(2029, 3, 16)),
        ("sc", "sc-2024-10", CountedFrom.ANOTHER_POST, 96, "附件3 二（一）", None),
        ("cn", "mohrss-2022-14", CountedFrom.NOT_STATED, None, "三（九）", None),
        ("demo", "demo-2025-1", CountedFrom.POST, 36, "附件2 二（一）", date(2029, 3, 16)),
    ],
    ids=["from the grade", "in the post", "another post", "not stated", "the demo"],
)
def test_each_place_counts_as_its_text_does(
    jurisdiction: str,
    policy: str,
    counted_from: CountedFrom,
    months: int | None,
    clause: str,
    earliest_on: date | None,
    waits: Mapping[str, ChiefWait],
) -> None:
    wait = waits[jurisdiction]
    assert (wait.policy, wait.counted_from, wait.months, wait.clause) == (
        policy,
        counted_from,
        months,
        clause,
    )
    assert wait.earliest_on(APPROVED_ON) == earliest_on


def test_only_shanghai_asks_for_an_award_besides(waits: Mapping[str, ChiefWait]) -> None:
    asked = {place: [one.clause for one in wait.awards] for place, wait in waits.items()}
    assert {place: clauses for place, clauses in asked.items() if clauses} == {"sh": ["三（二）4"]}


def test_who_is_freed_of_the_years_is_named_with_the_clause(
    waits: Mapping[str, ChiefWait],
) -> None:
    freed = {place: [one.clause for one in wait.exceptions] for place, wait in waits.items()}
    assert freed == {
        "cn": [],
        "cq": ["附件2 二"],
        "sh": ["三（三）1", "三（三）2"],
        "sc": [],
        "demo": ["附件2 三（一）"],
    }


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 3, 16), 36, date(2029, 3, 16)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 2, 28), 36, date(2028, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
    ids=["plain", "no such day", "leap again", "not the last day", "over the year", "at once"],
)
def test_a_month_without_the_day_ends_the_period_on_its_last(
    day: date, months: int, later: date
) -> None:
    assert corresponding_day(day, months) == later
