"""Approved lists: after their notice, with its people."""

from __future__ import annotations

from collections.abc import Iterator

from generator.deadlines import publicity_period
from generator.errata import as_announced
from generator.model import Candidate, Holder, Portal
from generator.outcomes import COMPARED, matched
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

NOTICE_TAKEN_DOWN = ProblemKind(
    "list-after-takedown",
    zh="名单核准于 {approved}，而公示 {notice} 的人员从 {on} 起已不公开，无从核对",
    en="the list was approved on {approved}, but the people of notice {notice} are gone since {on}",
    hint_zh="在名单核准以前不要删去公示的 CSV；恢复它再核对",
    hint_en="keep a notice's CSV until its list is approved; restore it",
)


def serials_are_unique(portal: Portal) -> Iterator[Problem]:
    """A serial stands once in a list."""
    for approved in portal.approved_lists.values():
        yield from rows.serials(approved.holders)


def people_stand_once(portal: Portal) -> Iterator[Problem]:
    """A holder stands once for an occupation and a grade."""
    for approved in portal.approved_lists.values():
        yield from rows.people(approved.holders)


def grades_of_holders_exist(portal: Portal) -> Iterator[Problem]:
    """A holder's grade is one of the eight."""
    for approved in portal.approved_lists.values():
        yield from rows.grades(portal, approved.jurisdiction, approved.holders)


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


def every_holder_was_in_the_notice(portal: Portal) -> Iterator[Problem]:
    """Only people who were in the notice are on its list, as they stood there.

    A row that was corrected may agree with the notice before or after its erratum.
    """
    for approved in portal.approved_lists.values():
        notice = portal.notices.get(approved.notice)
        if notice is None:
            continue
        if notice.taken_down and not notice.candidates:
            if approved.approved_on >= notice.taken_down.on:
                yield NOTICE_TAKEN_DOWN.at(
                    approved.source.at("notice"),
                    notice=notice.id,
                    on=notice.taken_down.on,
                    approved=approved.approved_on,
                )
            continue
        for holder, proposed in matched(approved, notice):
            if proposed is None:
                yield NOT_IN_NOTICE.at(
                    holder.source.at("name"),
                    name=holder.name,
                    notice=notice.id,
                    place=notice.source.place.path,
                )
            elif holder.notice_serial is not None:
                announced = as_announced(holder, approved.errata)
                yield from _differences(holder, announced, proposed)


def _differences(holder: Holder, announced: Holder, candidate: Candidate) -> Iterator[Problem]:
    for field in COMPARED:
        expected, found = getattr(candidate, field), getattr(holder, field)
        if expected not in (found, getattr(announced, field)):
            yield NOTICE_ROW_DIFFERS.at(
                holder.source.at(field),
                serial=holder.notice_serial,
                field=field,
                expected=expected or "",
                place=candidate.source.place,
                found=found or "",
            )
