"""The directory of evaluation organisations: what warns, what a version may not take back, what a day allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from generator.model import (
    DirectoryChange,
    EvaluationOrganisation,
    EvaluationStandard,
    HistoryEntry,
    OrganisationKind,
    OrganisationRequirement,
    PilotBatch,
    Portal,
    ScopeRow,
    Statement,
    Strength,
    Topic,
)
from generator.problems import Problem, Severity
from generator.rules import organisation_history, organisation_requirements, organisations
from generator.rules.organisation_versions import history_taken_back
from generator.rules.organisations import credit_code_check_digit
from generator.scopes import (
    Assessment,
    OrganisationState,
    Span,
    organisation_state,
    scope_of,
)
from tests.portal_sample import POLICY, good_portal

ORGANISATION = "demo-jinggong"
TURNER = "6-18-01-01"
LISTED_ON = date(2025, 3, 20)
NARROWED_ON = date(2026, 1, 1)
CHIEF = Assessment(TURNER, None, "chief-technician")


def listed() -> EvaluationOrganisation:
    return good_portal().organisations[ORGANISATION]


def entry(change: DirectoryChange, on: date) -> HistoryEntry:
    return HistoryEntry(on=on, change=change, text="调整", authority="省厅", document="公告")


def row(
    *grades: str, since: date = LISTED_ON, until: date | None = None, trade: str | None = None
) -> ScopeRow:
    return ScopeRow(
        occupation_code=TURNER,
        occupation="车工",
        trade=trade,
        grades=grades,
        since=since,
        until=until,
    )


def narrowed() -> EvaluationOrganisation:
    """Since 2026 it appoints no chief technicians any more."""
    return replace(
        listed(),
        history=(*listed().history, entry(DirectoryChange.NARROWED, NARROWED_ON)),
        scope=(row("special-technician"), row("chief-technician", until=date(2025, 12, 31))),
    )


def with_organisation(organisation: EvaluationOrganisation) -> Portal:
    return replace(good_portal(), organisations={organisation.id: organisation})


def asking(requires: OrganisationRequirement, strength: Strength | None = None) -> Statement:
    return Statement(
        clause="二（二）",
        topic=Topic.ORGANISATIONS,
        text="要求",
        grades=("special-technician",),
        requires=requires,
        strength=strength,
    )


def with_statement(portal: Portal, policy: str, statement: Statement) -> Portal:
    there = portal.statements[policy]
    changed = replace(there, statements=(*there.statements, statement))
    return replace(portal, statements={**portal.statements, policy: changed})


def codes(problems: Sequence[Problem]) -> list[str]:
    return [one.code for one in problems]


def test_the_check_digit_of_a_credit_code_follows_from_the_characters_before_it() -> None:
    assert credit_code_check_digit("91350100M000100Y4") == "3"  # the sample of the standard
    assert credit_code_check_digit("91990100MA0JG0001") == "T"


def test_a_credit_code_with_another_check_digit_is_a_warning() -> None:
    portal = with_organisation(replace(listed(), credit_code="91350100M000100Y44"))
    (problem,) = organisations.credit_codes_have_their_check_digit(portal)
    assert (problem.code, problem.severity) == ("credit-code-check-digit", Severity.WARNING)
    assert problem.message.en.endswith("makes it 3")


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (OrganisationKind.EMPLOYER, "S000099999901", ["filing-letter-and-kind"]),
        (OrganisationKind.TRAINING_BODY, "Y000099999901", ["filing-letter-and-kind"]),
        (OrganisationKind.SCHOOL, "Y000099999901", []),
        (OrganisationKind.SCHOOL, "S000099999901", []),
        (OrganisationKind.EMPLOYER, "Y000051999901", ["filing-province"]),
        (OrganisationKind.EMPLOYER, "Y001151999901", []),
    ],
    ids=[
        "an employer with S",
        "a training body with Y",
        "a school with Y",
        "a school with S",
        "the code of another province",
        "filed with the ministry",
    ],
)
def test_a_filing_number_that_does_not_fit_is_a_warning(
    kind: OrganisationKind, number: str, expected: list[str]
) -> None:
    portal = with_organisation(replace(listed(), kind=kind, filing_number=number))
    problems = list(organisations.filing_numbers_agree_with_kind_and_place(portal))
    assert codes(problems) == expected
    assert {one.severity for one in problems} <= {Severity.WARNING}


def test_an_occupation_of_a_scope_that_is_not_known_is_a_warning() -> None:
    unknown = replace(row("senior"), occupation_code="6-99-99-99")
    portal = with_organisation(replace(listed(), scope=(unknown,)))
    (problem,) = organisations.occupations_are_known(portal)
    assert (problem.code, problem.severity) == ("unknown-occupation", Severity.WARNING)


def test_a_scope_narrowed_by_an_entry_of_the_day_after_agrees_with_its_history() -> None:
    portal = with_organisation(narrowed())
    assert list(organisation_history.a_scope_follows_from_its_history(portal)) == []


def test_a_row_may_end_where_the_entry_that_began_it_says() -> None:
    first = replace(listed().history[0], until=date(2027, 3, 19))
    ending = row("special-technician", "chief-technician", until=date(2027, 3, 19))
    portal = with_organisation(replace(listed(), history=(first,), scope=(ending,)))
    assert list(organisation_history.a_scope_follows_from_its_history(portal)) == []


def test_a_row_that_is_written_anew_without_a_change_needs_no_entry() -> None:
    scope = (
        row("special-technician", "chief-technician", until=date(2025, 12, 31)),
        row("special-technician", "chief-technician", since=date(2026, 1, 1)),
    )
    portal = with_organisation(replace(listed(), scope=scope))
    assert list(organisation_history.a_scope_follows_from_its_history(portal)) == []


def test_a_trade_that_remains_of_an_occupation_is_a_loss_and_no_gain() -> None:
    scope = scope_of(
        [
            row("senior", until=date(2025, 12, 31)),
            row("senior", since=date(2026, 1, 1), trade="数控车工"),
        ]
    )
    assert list(scope.gained()) == [(LISTED_ON, Assessment(TURNER, None, "senior"))]
    assert list(scope.lost()) == [(date(2026, 1, 1), Assessment(TURNER, None, "senior"))]


def test_rows_that_follow_one_another_make_one_span() -> None:
    scope = scope_of(
        [
            row("senior", since=date(2026, 1, 1)),
            row("senior", until=date(2025, 12, 31)),
            row("senior", since=date(2025, 6, 1), until=date(2025, 7, 1)),
        ]
    )
    assert scope.spans == {Assessment(TURNER, None, "senior"): (Span(LISTED_ON, None),)}


@pytest.mark.parametrize(
    ("on", "is_allowed"),
    [
        (date(2025, 3, 19), False),
        (LISTED_ON, True),
        (date(2025, 12, 31), True),
        (NARROWED_ON, False),
    ],
)
def test_the_first_and_the_last_day_of_a_scope_are_included(on: date, is_allowed: bool) -> None:
    assert scope_of(narrowed().scope).allows(CHIEF, on) is is_allowed


def test_what_is_on_file_for_every_trade_is_on_file_for_one() -> None:
    scope = scope_of([row("senior")])
    assert scope.allows(Assessment(TURNER, "数控车工", "senior"), LISTED_ON)
    assert not scope_of([row("senior", trade="数控车工")]).allows(
        Assessment(TURNER, None, "senior"), LISTED_ON
    )


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2025, 3, 19), OrganisationState.NOT_YET_LISTED),
        (LISTED_ON, OrganisationState.ON_FILE),
        (date(2026, 2, 1), OrganisationState.LAPSED),
        (date(2026, 3, 1), OrganisationState.REMOVED),
    ],
)
def test_the_state_of_an_organisation_follows_from_the_day(
    today: date, state: OrganisationState
) -> None:
    organisation = replace(
        listed(),
        history=(*listed().history, entry(DirectoryChange.REMOVED, date(2026, 3, 1))),
        scope=(row("senior", until=date(2026, 1, 31)),),
    )
    assert organisation_state(organisation, today) is state


def test_a_change_that_is_added_takes_nothing_back() -> None:
    assert list(history_taken_back(listed(), narrowed())) == []


def test_an_organisation_that_is_the_same_takes_nothing_back() -> None:
    assert list(history_taken_back(narrowed(), narrowed())) == []


def test_a_correction_of_the_past_needs_an_entry_of_that_day() -> None:
    corrected = replace(
        listed(),
        history=(*listed().history, entry(DirectoryChange.EXTENDED, LISTED_ON)),
        scope=(*listed().scope, row("senior")),
    )
    silent = replace(corrected, history=listed().history)
    assert list(history_taken_back(listed(), corrected)) == []
    assert codes(list(history_taken_back(listed(), silent))) == ["past-scope-changed"]


def test_an_organisation_whose_file_is_gone_takes_its_history_back() -> None:
    assert codes(list(history_taken_back(listed(), None))) == ["organisation-taken-out"]


def test_an_entry_that_is_rewritten_or_left_out_is_taken_back() -> None:
    first, second = narrowed().history
    rewritten = replace(narrowed(), history=(first, replace(second, text="别的")))
    left_out = replace(narrowed(), history=(first,))
    for new in (rewritten, left_out):
        (problem,) = history_taken_back(narrowed(), new)
        assert problem.code == "history-taken-back"
        assert "2026-01-01 `narrowed`" in problem.message.en


@pytest.mark.parametrize(
    ("scope", "on"),
    [
        ((row("special-technician"),), "2025-03-20"),
        (
            (row("special-technician"), row("chief-technician", until=date(2025, 12, 30))),
            "2025-12-31",
        ),
        ((row("special-technician"), row("chief-technician")), "2026-01-01"),
        (
            (
                row("special-technician"),
                row("chief-technician", since=date(2025, 3, 19), until=date(2025, 12, 31)),
            ),
            "2025-03-19",
        ),
    ],
    ids=["a row left out", "ended earlier", "reopened", "begun earlier"],
)
def test_a_past_scope_that_is_rewritten_is_told_with_its_first_day(
    scope: tuple[ScopeRow, ...], on: str
) -> None:
    (problem,) = history_taken_back(narrowed(), replace(narrowed(), scope=scope))
    assert problem.code == "past-scope-changed"
    assert f"the scope on {on} is not" in problem.message.en


def test_a_pilot_batch_that_is_left_out_is_taken_back() -> None:
    pilot = PilotBatch(
        name="首批", grades=("special-technician",), authority="省厅", document="通知", on=LISTED_ON
    )
    (problem,) = history_taken_back(replace(listed(), pilots=(pilot,)), listed())
    assert problem.code == "pilot-taken-back"


@pytest.mark.parametrize(
    ("strength", "severity"),
    [
        (None, Severity.ERROR),
        (Strength.USUALLY, Severity.WARNING),
        (Strength.IN_PRINCIPLE, Severity.WARNING),
    ],
)
def test_a_requirement_is_as_severe_as_the_words_of_its_policy(
    strength: Strength | None, severity: Severity
) -> None:
    wanted = asking(OrganisationRequirement.SENIOR_TECHNICIAN_IN_OCCUPATION, strength)
    portal = with_statement(good_portal(), POLICY, wanted)
    (problem,) = organisation_requirements.organisations_meet_what_policies_require(portal)
    assert problem.severity is severity
    assert "demo-2025-1 二（二）" in problem.message.zh


def test_nothing_is_asked_where_no_policy_asks() -> None:
    assert not list(
        organisation_requirements.organisations_meet_what_policies_require(good_portal())
    )


def test_a_place_that_says_nothing_goes_by_the_national_text() -> None:
    national = asking(OrganisationRequirement.SENIOR_TECHNICIAN_IN_OCCUPATION, Strength.USUALLY)
    own = asking(OrganisationRequirement.SENIOR_TECHNICIAN_IN_OCCUPATION)
    portal = with_statement(good_portal(), "mohrss-2022-14", national)
    rule = organisation_requirements.organisations_meet_what_policies_require
    assert [one.severity for one in rule(portal)] == [Severity.WARNING]
    assert [one.severity for one in rule(with_statement(portal, POLICY, own))] == [Severity.ERROR]


def test_a_standard_or_another_scope_shows_that_an_occupation_has_senior_technicians() -> None:
    wanted = asking(OrganisationRequirement.SENIOR_TECHNICIAN_IN_OCCUPATION)
    standard = EvaluationStandard(name="车工", grades=("technician", "senior-technician"))
    (only,) = listed().scope
    by_standard = replace(listed(), scope=(replace(only, standard=standard),))
    other = replace(listed(), id="other", scope=(row("senior-technician"),))
    rule = organisation_requirements.organisations_meet_what_policies_require
    for portal in (
        with_organisation(by_standard),
        replace(good_portal(), organisations={ORGANISATION: listed(), "other": other}),
    ):
        assert list(rule(with_statement(portal, POLICY, wanted))) == []


def test_a_pilot_batch_counts_from_its_day() -> None:
    wanted = asking(OrganisationRequirement.PILOT_BATCH)
    rule = organisation_requirements.organisations_meet_what_policies_require
    for on, count in ((LISTED_ON, 0), (date(2025, 3, 21), 1)):
        pilot = PilotBatch(
            name="首批", grades=("special-technician",), authority="省厅", document="通知", on=on
        )
        portal = with_organisation(replace(listed(), pilots=(pilot,)))
        assert len(list(rule(with_statement(portal, POLICY, wanted)))) == count


def test_a_requirement_of_a_repealed_policy_binds_only_what_began_under_it() -> None:
    wanted = asking(OrganisationRequirement.PILOT_BATCH)
    portal = with_statement(good_portal(), POLICY, wanted)
    before = replace(listed(), scope=(row("special-technician", since=date(2025, 2, 28)),))
    changed = replace(portal, organisations={ORGANISATION: before})
    rule = organisation_requirements.organisations_meet_what_policies_require
    assert len(list(rule(portal))) == 1
    assert list(rule(changed)) == []
