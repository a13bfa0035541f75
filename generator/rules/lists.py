"""Approved lists: after their notice, with its people, from organisations on file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.deadlines import publicity_period
from generator.model import (
    ApprovedList,
    Candidate,
    EvaluationOrganisation,
    Grade,
    Holder,
    Portal,
)
from generator.problems import Problem, ProblemKind
from generator.rules import rows
from generator.working_days import WorkingCalendar

APPROVED_TOO_EARLY = ProblemKind(
    "approved-before-publicity-ended",
    zh="核准日 {approved} 不晚于公示 {notice} 的截止日 {ended}（{place}）",
    en="approved on {approved}, but notice {notice} runs until {ended} ({place})",
    hint_zh="核准日应在 {ended} 之后",
    hint_en="a list is approved after {ended}",
)
NOT_IN_NOTICE = ProblemKind(
    "not-in-notice",
    zh="{name} 不在公示 {notice} 中（{place}）",
    en="{name} was not in notice {notice} ({place})",
    hint_zh="没有公示过的人员不能列入名单；核对姓名、单位、职业、等级和 notice_serial",
    hint_en="only people from the notice can be approved; check name, organisation, occupation, "
    "grade and notice_serial",
)
NOTICE_ROW_DIFFERS = ProblemKind(
    "notice-row-differs",
    zh="公示序号 {serial} 的 `{field}` 是 `{expected}`（{place}），这里写的是 `{found}`",
    en="`{field}` of notice serial {serial} is `{expected}` ({place}), not `{found}`",
    hint_zh="两处写成一样，或改正 notice_serial",
    hint_en="make them the same, or mend notice_serial",
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
    zh="{organisation} 在 {on} 未备案 {occupation} {grade} 的评价（{place}）",
    en="{organisation} was not on file for {occupation} at {grade} on {on} ({place})",
    hint_zh="核对备案范围与日期",
    hint_en="check its scope and the dates",
)


def serials_are_unique(portal: Portal) -> Iterator[Problem]:
    """A serial stands once in a list."""
    for approved in portal.approved_lists.values():
        yield from rows.serials(approved.holders)


def grades_of_holders_exist(portal: Portal) -> Iterator[Problem]:
    """A holder's grade is one of the eight."""
    for approved in portal.approved_lists.values():
        yield from rows.grades(portal, approved.holders)


def occupations_are_known(portal: Portal) -> Iterator[Problem]:
    """A holder's occupation code and name agree."""
    for approved in portal.approved_lists.values():
        yield from rows.occupations(portal, approved.holders)


def approved_after_publicity(portal: Portal, calendar: WorkingCalendar) -> Iterator[Problem]:
    """A list is approved only after the publicity period of its notice has ended."""
    for approved in portal.approved_lists.values():
        notice = portal.notices.get(approved.notice)
        policy = portal.policies.get(notice.policy) if notice else None
        if notice is None or policy is None:
            continue
        period = publicity_period(notice, policy, calendar)
        if period.last_on and approved.approved_on <= period.last_on:
            yield APPROVED_TOO_EARLY.at(
                approved.source.at("approved_on"),
                approved=approved.approved_on,
                notice=notice.id,
                ended=period.last_on,
                place=notice.source.at("published_on"),
            )


_COMPARED = ("name", "organisation", "occupation_code", "trade", "grade")


def every_holder_was_in_the_notice(portal: Portal) -> Iterator[Problem]:
    """Only people who were in the notice are on its list, as they stood there."""
    for approved in portal.approved_lists.values():
        notice = portal.notices.get(approved.notice)
        if notice is None:
            continue
        by_serial = {candidate.serial: candidate for candidate in notice.candidates}
        by_name: dict[str, list[Candidate]] = {}
        for candidate in notice.candidates:
            by_name.setdefault(candidate.name, []).append(candidate)
        for holder in approved.holders:
            if holder.notice_serial is None:
                found = any(_is_same(holder, c) for c in by_name.get(holder.name, []))
                proposed = None
            else:
                proposed = by_serial.get(holder.notice_serial)
                found = proposed is not None
            if not found:
                yield NOT_IN_NOTICE.at(
                    holder.source.place,
                    name=holder.name,
                    notice=notice.id,
                    place=notice.source.place.path,
                )
            elif proposed:
                yield from _differences(holder, proposed)


def _is_same(holder: Holder, candidate: Candidate) -> bool:
    return all(getattr(holder, field) == getattr(candidate, field) for field in _COMPARED)


def _differences(holder: Holder, candidate: Candidate) -> Iterator[Problem]:
    for field in _COMPARED:
        expected, found = getattr(candidate, field), getattr(holder, field)
        if expected != found:
            yield NOTICE_ROW_DIFFERS.at(
                holder.source.place,
                serial=holder.notice_serial,
                field=field,
                expected=expected or "",
                place=candidate.source.place,
                found=found or "",
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
                    holder.source.place,
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
        holder.source.place,
        organisation=organisation.name,
        on=approved.approved_on,
        occupation=holder.occupation,
        grade=holder.grade,
        place=organisation.source.at("scope"),
    )
