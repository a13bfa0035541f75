"""Rows of lists and notices against what organisations had on file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model import ApprovedList, EvaluationOrganisation, Grade, Holder, Portal
from generator.problems import Problem, ProblemKind

UNKNOWN_ORGANISATION = ProblemKind(
    "unknown-organisation",
    zh="评价机构 `{found}` 不在 data/organisations/{jurisdiction} 中",
    en="organisation `{found}` is not in data/organisations/{jurisdiction}",
    hint_zh="核对名称，或先登记该机构",
    hint_en="check the name, or add the organisation first",
)
OUT_OF_SCOPE = ProblemKind(
    "organisation-out-of-scope",
    zh="{organisation} 在 {on} 未备案 {occupation} {grade} 的评价（{place}）",
    en="{organisation} was not on file for {occupation} at {grade} on {on} ({place})",
    hint_zh="核对备案范围与日期",
    hint_en="check its scope and the dates",
)


def the_organisation_was_on_file(portal: Portal) -> Iterator[Problem]:
    """The awarding organisation was on file for the occupation and grade on the day of approval."""
    organisations = {(one.jurisdiction, one.name): one for one in portal.organisations.values()}
    grades = {grade.name: grade for grade in portal.grades.values()}
    for approved in portal.approved_lists.values():
        for holder in approved.holders:
            organisation = organisations.get((approved.jurisdiction, holder.organisation))
            if organisation is None:
                yield UNKNOWN_ORGANISATION.at(
                    holder.source.at("organisation"),
                    found=holder.organisation,
                    jurisdiction=approved.jurisdiction,
                )
                continue
            grade = grades.get(holder.grade)
            if grade and not _may_assess(organisation, holder, grade, approved.approved_on):
                yield _out_of_scope(organisation, holder, approved)


def _may_assess(
    organisation: EvaluationOrganisation, holder: Holder, grade: Grade, on: date
) -> bool:
    return any(
        row.occupation_code == holder.occupation_code
        and row.trade in (None, holder.trade)
        and grade.slug in row.grades
        and row.since <= on <= (row.until or on)
        for row in organisation.scope
    )


def _out_of_scope(
    organisation: EvaluationOrganisation, holder: Holder, approved: ApprovedList
) -> Problem:
    return OUT_OF_SCOPE.at(
        holder.source.at("organisation"),
        organisation=organisation.name,
        on=approved.approved_on,
        occupation=holder.occupation,
        grade=holder.grade,
        place=organisation.source.at("scope"),
    )
