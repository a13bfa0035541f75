"""When names leave the site, and a portal without them: 个人信息保护法 第十九条, 第四十七条.

The pages of what was taken down stay, as stubs that tell what it was and how many there were. The
stages that publish are given a portal in which the names no longer are, so none of them can leak one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.config import SiteConfig, TakedownPeriod
from generator.deadlines import publicity_period
from generator.model import ApprovedList, Portal, PublicityNotice, TakenDown
from generator.month_days import corresponding_day
from generator.nameless import list_title, mentions, notice_title
from generator.working_days import WorkingCalendar

HONOURS = frozenset({"special-technician", "chief-technician"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedowns:
    """What is taken down on one day, by id of the notice or list."""

    notices: Mapping[str, TakenDown] = field(default_factory=dict)
    lists: Mapping[str, TakenDown] = field(default_factory=dict)

    def __contains__(self, id_: str) -> bool:
        return id_ in self.notices or id_ in self.lists

    def __bool__(self) -> bool:
        return bool(self.notices or self.lists)

    def on(self, id_: str) -> date:
        """The first day without names."""
        return (self.notices.get(id_) or self.lists[id_]).on


def takedowns(
    portal: Portal, config: SiteConfig, calendar: WorkingCalendar, today: date
) -> Takedowns:
    """What `taken_down` says, and what the settings say of records that do not say it yet."""
    notices = {
        notice.id: gone
        for notice in portal.notices.values()
        if (gone := _of_notice(notice, portal, config, calendar)) and gone.on <= today
    }
    lists = {
        approved.id: gone
        for approved in portal.approved_lists.values()
        if (gone := _of_list(approved, portal, config)) and gone.on <= today
    }
    return Takedowns(notices=notices, lists=lists)


def without_names(portal: Portal, gone: Takedowns) -> Portal:
    """`portal` in which nobody of what was taken down is named, titles and corrections included."""
    return replace(
        portal,
        notices={
            id_: _nameless_notice(notice, gone.notices[id_]) if id_ in gone.notices else notice
            for id_, notice in portal.notices.items()
        },
        approved_lists={
            id_: _nameless_list(approved, gone.lists[id_]) if id_ in gone.lists else approved
            for id_, approved in portal.approved_lists.items()
        },
        credentials={
            id_: file for id_, file in portal.credentials.items() if id_ not in gone.lists
        },
    )


def places_that_speak_of(portal: Portal, gone: Takedowns) -> Iterator[str]:
    """Jurisdictions whose declared coverage includes numbers of a list that is gone.

    A list has numbers of its own year and of earlier ones. Absence proves nothing there any more.
    """
    for id_ in gone.lists:
        approved = portal.approved_lists[id_]
        coverage = portal.coverage.get(approved.jurisdiction)
        for declaration in coverage.declarations if coverage else ():
            if declaration.complete_from.year <= approved.approved_on.year:
                yield approved.jurisdiction


def _of_notice(
    notice: PublicityNotice, portal: Portal, config: SiteConfig, calendar: WorkingCalendar
) -> TakenDown | None:
    if notice.taken_down:
        return notice.taken_down
    period = config.takedown_after.notices if config.takedown_after else None
    ended_on = publicity_period(notice, portal.policies[notice.policy], calendar).last_on
    if period is None or ended_on is None:
        return None
    return TakenDown(on=first_day_after(ended_on, period), count=len(notice.candidates))


def _of_list(approved: ApprovedList, portal: Portal, config: SiteConfig) -> TakenDown | None:
    if approved.taken_down:
        return approved.taken_down
    after = config.takedown_after
    if after is None:
        return None
    honours = {portal.grades[slug].name for slug in HONOURS if slug in portal.grades}
    is_honour = any(holder.grade in honours for holder in approved.holders)
    period = after.honours if is_honour else after.lists
    if period is None:
        return None
    return TakenDown(on=first_day_after(approved.approved_on, period), count=len(approved.holders))


def first_day_after(day: date, period: TakedownPeriod) -> date:
    """The day after the last one on which names stand; the 31st plus a month is the month's last."""
    if period.days is not None:
        return day + timedelta(days=period.days + 1)
    return corresponding_day(day, period.months or 0) + timedelta(days=1)


def _nameless_notice(notice: PublicityNotice, gone: TakenDown) -> PublicityNotice:
    names = [candidate.name for candidate in notice.candidates]
    return replace(
        notice,
        title=notice_title(notice),
        summary="" if mentions(notice.summary, names) else notice.summary,
        candidates=(),
        taken_down=gone,
    )


def _nameless_list(approved: ApprovedList, gone: TakenDown) -> ApprovedList:
    names = [holder.name for holder in approved.holders]
    summary = approved.summary
    return replace(
        approved,
        title=list_title(approved),
        summary=None if summary and mentions(summary, names) else summary,
        supplements=(),
        errata=(),
        holders=(),
        taken_down=gone,
    )
