"""Rows of lists and notices against what organisations had on file on the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.model import Candidate, EvaluationOrganisation, Holder, Portal
from generator.problems import Place, Problem, ProblemKind
from generator.scopes import (
    Assessment,
    Scope,
    Span,
    assessments,
    grade_of_own_name,
    scope_of,
)

UNKNOWN_ORGANISATION = ProblemKind(
    "unknown-organisation",
    zh="评价机构 `{found}` 不在 data/organisations/{jurisdiction} 中",
    en="organisation `{found}` is not in data/organisations/{jurisdiction}",
    hint_zh="核对名称，或先登记该机构",
    hint_en="check the name, or add the organisation first",
)
OUT_OF_SCOPE = ProblemKind(
    "organisation-out-of-scope",
    zh="{organisation} 在 {on} 未备案 {occupation} {grade} 的评价，此前也没有（{place}）",
    en="{organisation} was not on file for {occupation} at {grade} on {on}, nor before ({place})",
    hint_zh="核对职业、工种和等级；已备案的，先在该机构的 history 和 scope 里补上",
    hint_en="check occupation, trade and grade; if it is on file, add it to `history` and `scope` of "
    "the organisation first",
)
SCOPE_ENDED = ProblemKind(
    "organisation-scope-ended",
    zh="{organisation} 在 {on} 已不能评价 {occupation} {grade}：备案到 {until} 为止（{place}）",
    en="{organisation} could not assess {occupation} at {grade} on {on} any more: it was on file "
    "until {until} ({place})",
    hint_zh="{until} 以后的评价不能列入；核对日期和机构",
    hint_en="what was assessed after {until} cannot be listed; check the day and the organisation",
)
SCOPE_NOT_BEGUN = ProblemKind(
    "organisation-scope-not-begun",
    zh="{organisation} 在 {on} 还不能评价 {occupation} {grade}：备案自 {since} 起（{place}）",
    en="{organisation} could not assess {occupation} at {grade} on {on} yet: it is on file from "
    "{since} ({place})",
    hint_zh="核对日期和机构；{since} 以前的评价不能列入",
    hint_en="check the day and the organisation; what was assessed before {since} cannot be listed",
)

Row = Candidate | Holder


def the_organisation_was_on_file(portal: Portal) -> Iterator[Problem]:
    """The awarding organisation was on file for the occupation and grade on the day of approval."""
    directory = _Directory(portal)
    for approved in portal.approved_lists.values():
        rows = approved.holders
        yield from directory.problems_of(rows, approved.jurisdiction, approved.approved_on)


def the_proposing_organisation_is_on_file(portal: Portal) -> Iterator[Problem]:
    """A candidate's organisation is on file for the occupation and grade on the day of the notice."""
    directory = _Directory(portal)
    for notice in portal.notices.values():
        rows = notice.candidates
        yield from directory.problems_of(rows, notice.jurisdiction, notice.published_on)


class _Directory:
    """The organisations by jurisdiction and name, each with its scope; grades by their names."""

    def __init__(self, portal: Portal) -> None:
        self._organisations: Mapping[tuple[str, str], tuple[EvaluationOrganisation, Scope]] = {
            (one.jurisdiction, one.name): (one, scope_of(one.scope))
            for one in portal.organisations.values()
        }
        self._grades = {grade.name: grade.slug for grade in portal.grades.values()}

    def problems_of(self, rows: Sequence[Row], jurisdiction: str, on: date) -> Iterator[Problem]:
        for row in rows:
            found = self._organisations.get((jurisdiction, row.organisation))
            if found is None:
                yield UNKNOWN_ORGANISATION.at(
                    row.source.at("organisation"), found=row.organisation, jurisdiction=jurisdiction
                )
                continue
            organisation, scope = found
            grade = self._grades.get(row.grade) or grade_of_own_name(organisation, row.grade)
            if grade is None:
                continue  # rules/rows.py tells it
            wanted = Assessment(row.occupation_code, row.trade, grade)
            if not scope.allows(wanted, on):
                yield _refusal(row, organisation, wanted, scope.spans_of(wanted), on)


def _refusal(
    row: Row,
    organisation: EvaluationOrganisation,
    wanted: Assessment,
    spans: Sequence[Span],
    on: date,
) -> Problem:
    """Says until when it was on file, if it was once; else from when it is, if ever."""
    told: dict[str, object] = {
        "organisation": organisation.name,
        "occupation": row.occupation,
        "grade": row.grade,
        "on": on,
    }
    ended = [span.until for span in spans if span.until and span.until < on]
    begun = [span.since for span in spans if on < span.since]
    if ended:
        place = _place(organisation, wanted, "until", max(ended))
        return SCOPE_ENDED.at(row.source.at("organisation"), **told, until=max(ended), place=place)
    if begun:
        place = _place(organisation, wanted, "since", min(begun))
        return SCOPE_NOT_BEGUN.at(
            row.source.at("organisation"), **told, since=min(begun), place=place
        )
    return OUT_OF_SCOPE.at(
        row.source.at("organisation"), **told, place=organisation.source.at("scope")
    )


def _place(
    organisation: EvaluationOrganisation, wanted: Assessment, field: str, day: date
) -> Place:
    """Where the day is written that decides."""
    for row in organisation.scope:
        of_row = set(assessments(row))
        if getattr(row, field) == day and (wanted in of_row or wanted.of_any_trade in of_row):
            return row.source.at(field)
    return organisation.source.at("scope")
