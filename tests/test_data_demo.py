"""The fictional province 示例省 holds what the demo, its sample numbers and its deadlines need."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.check import portal_with_texts
from generator.deadlines import publicity_period
from generator.load.calendars import working_calendar
from generator.model import ApprovedList, Holder, Portal, RelationKind, StatusAction
from generator.statuses import NoticeState, PolicyStatus, notice_state, policy_status
from generator.working_days import WorkingCalendar

ROOT = Path(__file__).resolve().parent.parent
DEMO_TODAY = date(2026, 3, 18)
DEMO_FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "data").rglob("*")
    if path.is_file() and "demo" in path.relative_to(ROOT).as_posix()
)

LAST_DAYS = {
    "demo-notice-2025-01": date(2025, 12, 29),
    "demo-notice-2026-01": date(2026, 2, 24),
    "demo-notice-2026-02": date(2026, 3, 9),
    "demo-notice-2026-03": date(2026, 3, 23),
}
SAMPLES_IN_A_LIST = {
    "Y00009999990126T000001": "特级技师",
    "Y00009999990126T000002": "特级技师",
    "Y00009999990126T000003": "特级技师",
    "Y00009999990126S000001": "首席技师",
}


@pytest.fixture(scope="module")
def portal() -> Portal:
    return portal_with_texts(ROOT)[0]


@pytest.fixture(scope="module")
def calendar(portal: Portal) -> WorkingCalendar:
    return working_calendar(portal.calendars)


def demo_lists(portal: Portal) -> list[ApprovedList]:
    return [one for one in portal.approved_lists.values() if one.jurisdiction == "demo"]


def numbered(portal: Portal) -> dict[str, Holder]:
    return {
        holder.certificate_number: holder
        for one in demo_lists(portal)
        for holder in one.holders
        if holder.certificate_number
    }


@pytest.mark.parametrize("path", DEMO_FILES)
def test_a_demo_file_is_read_without_a_problem(path: str) -> None:
    _, problems = portal_with_texts(ROOT)
    assert [str(problem.message.en) for problem in problems if problem.place.path == path] == []


def test_there_are_two_lists_of_at_least_twelve_holders(portal: Portal) -> None:
    assert [one.id for one in demo_lists(portal)] == ["demo-list-2026-01", "demo-list-2026-02"]
    assert all(len(one.holders) >= 12 for one in demo_lists(portal))


def test_every_holder_stands_in_the_notice_of_the_list_with_the_same_facts(portal: Portal) -> None:
    for one in demo_lists(portal):
        candidates = {row.serial: row for row in portal.notices[one.notice].candidates}
        for holder in one.holders:
            assert holder.notice_serial is not None
            row = candidates[holder.notice_serial]
            assert (row.name, row.organisation, row.occupation_code, row.trade, row.grade) == (
                holder.name,
                holder.organisation,
                holder.occupation_code,
                holder.trade,
                holder.grade,
            )


def test_each_list_leaves_out_someone_of_its_notice(portal: Portal) -> None:
    for one in demo_lists(portal):
        assert len(one.holders) < len(portal.notices[one.notice].candidates)


def test_exactly_one_row_has_no_certificate_number_yet(portal: Portal) -> None:
    rows = [holder for one in demo_lists(portal) for holder in one.holders]
    assert [row.name for row in rows if row.certificate_number is None] == ["罗青钎"]


def test_every_number_begins_with_the_filing_number_of_its_organisation(portal: Portal) -> None:
    filing_numbers = {one.name: one.filing_number for one in portal.organisations.values()}
    for number, holder in numbered(portal).items():
        assert number[:13] == filing_numbers[holder.organisation]


def test_the_grade_of_every_row_is_the_grade_its_number_says(portal: Portal) -> None:
    names = {grade.code: grade.name for grade in portal.grades.values()}
    assert names
    for number, holder in numbered(portal).items():
        assert holder.grade == names[number[15]]


def test_an_organisation_approves_only_what_it_was_filed_for(portal: Portal) -> None:
    slugs = {grade.name: grade.slug for grade in portal.grades.values()}
    scopes = {one.name: one.scope for one in portal.organisations.values()}
    for one in demo_lists(portal):
        for holder in one.holders:
            assert any(
                row.occupation_code == holder.occupation_code
                and slugs[holder.grade] in row.grades
                and row.since <= one.approved_on
                for row in scopes[holder.organisation]
            ), holder


@pytest.mark.parametrize(("number", "grade"), SAMPLES_IN_A_LIST.items(), ids=SAMPLES_IN_A_LIST)
def test_a_sample_number_stands_in_a_list(portal: Portal, number: str, grade: str) -> None:
    assert numbered(portal)[number].grade == grade


def test_the_number_that_is_not_found_is_in_no_list_though_covered(portal: Portal) -> None:
    missing = "Y00009999990126T000009"
    declaration = portal.coverage["demo"].declarations[0]
    filing_numbers = {portal.organisations[id_].filing_number for id_ in declaration.organisations}
    assert missing not in numbered(portal)
    assert {"Y00009999990126T000008", "Y00009999990126T000010"} <= numbered(portal).keys()
    assert missing[:13] in filing_numbers
    assert "special-technician" in declaration.grades
    assert declaration.complete_from <= date(2026, 1, 1) <= declaration.as_of


def test_the_number_that_is_not_covered_belongs_to_no_declared_organisation(
    portal: Portal,
) -> None:
    declared = {
        portal.organisations[id_].filing_number
        for coverage in portal.coverage.values()
        for declaration in coverage.declarations
        for id_ in declaration.organisations
    }
    assert "Y000051999901" not in declared


def test_the_revoked_and_the_suspended_number_name_ground_clause_and_decision(
    portal: Portal,
) -> None:
    changes = portal.status_registers["demo-hrss"].changes
    assert [(one.certificate_number[-6:], one.action, one.on) for one in changes] == [
        ("000003", StatusAction.SUSPEND, date(2026, 3, 12)),
        ("000002", StatusAction.REVOKE, date(2026, 3, 16)),
    ]
    clauses = {clause.clause for clause in portal.policy_texts["demo-2025-1"]}
    for change in changes:
        assert change.clause in clauses
        assert change.ground
        assert change.document_number


@pytest.mark.parametrize(("notice_id", "last_on"), LAST_DAYS.items(), ids=LAST_DAYS)
def test_a_demo_notice_ends_on_the_day_counted_by_hand(
    portal: Portal, calendar: WorkingCalendar, notice_id: str, last_on: date
) -> None:
    notice = portal.notices[notice_id]
    period = publicity_period(notice, portal.policies[notice.policy], calendar)
    assert period.last_on == last_on


def test_the_period_over_spring_festival_counts_the_make_up_saturday(
    portal: Portal, calendar: WorkingCalendar
) -> None:
    notice = portal.notices["demo-notice-2026-01"]
    period = publicity_period(notice, portal.policies[notice.policy], calendar)
    make_up = [(day.day, day.number) for day in period.days if day.is_make_up_day]
    assert make_up == [(date(2026, 2, 14), 4)]


def test_one_notice_is_open_on_the_day_of_the_demo(
    portal: Portal, calendar: WorkingCalendar
) -> None:
    states = {
        notice.id: notice_state(
            publicity_period(notice, portal.policies[notice.policy], calendar), DEMO_TODAY
        )
        for notice in portal.notices.values()
        if notice.jurisdiction == "demo"
    }
    open_notices = [id_ for id_, state in states.items() if state is NoticeState.OPEN]
    assert open_notices == ["demo-notice-2026-03"]


def test_every_list_is_approved_after_its_publicity_period(portal: Portal) -> None:
    assert all(one.approved_on > LAST_DAYS[one.notice] for one in demo_lists(portal))


def test_the_policy_of_2025_repeals_the_pilot_of_2022(portal: Portal) -> None:
    policies = portal.policies
    repealed = [
        relation.policy
        for relation in policies["demo-2025-1"].relations
        if relation.kind is RelationKind.REPEALS
    ]
    assert repealed == ["demo-2022-3"]
    statuses = {
        id_: policy_status(policies[id_], policies.values(), DEMO_TODAY)
        for id_ in ("demo-2022-3", "demo-2025-1")
    }
    assert statuses == {
        "demo-2022-3": PolicyStatus.REPEALED,
        "demo-2025-1": PolicyStatus.IN_FORCE,
    }


def test_the_grade_table_is_the_printed_one(portal: Portal) -> None:
    printed = {
        clause.clause: clause.table[0]
        for clause in portal.policy_texts["demo-2025-1"]
        if " 表" in clause.clause
    }
    for row in portal.policies["demo-2025-1"].grade_table:
        _, name, asked, carried_out_by = printed[row.clause]
        assert name == portal.grades[row.grade].name
        assert asked == "；".join(ask.text for ask in row.asks) + "。"
        assert carried_out_by == row.carried_out_by
