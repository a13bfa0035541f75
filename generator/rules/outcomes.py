"""What became of the people of a notice: on its list, or withdrawn with a recorded outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model import (
    Erratum,
    Portal,
    Supplement,
    Withdrawal,
)
from generator.outcomes import matched
from generator.problems import Problem, ProblemKind, Severity

WITHDRAWN_UNKNOWN = ProblemKind(
    "withdrawn-not-in-notice",
    zh="公示名单里没有序号 {serial}",
    en="serial {serial} is not in the notice",
    hint_zh="serial 写 {path} 里的序号",
    hint_en="write a serial of {path}",
)
WITHDRAWN_TWICE = ProblemKind(
    "withdrawn-twice",
    zh="序号 {serial} 的结果已在 {first} 写过",
    en="the outcome of serial {serial} is already written at {first}",
    hint_zh="一人只有一个结果，留一项",
    hint_en="a person has one outcome; keep one",
)
WITHDRAWN_EARLY = ProblemKind(
    "withdrawn-before-publication",
    zh="序号 {serial} 在 {on} 退出，公示 {published} 才发布",
    en="serial {serial} was withdrawn on {on}, before the notice of {published}",
    hint_zh="核对日期；公示前退出的人不写进公示",
    hint_en="check the dates; who withdrew before is not in the notice",
)
WITHDRAWN_BUT_LISTED = ProblemKind(
    "withdrawn-but-listed",
    zh="公示 {notice} 序号 {serial} 已于 {on} 退出（{place}），不能列入名单",
    en="serial {serial} of notice {notice} was withdrawn on {on} ({place}) and cannot be listed",
    hint_zh="从名单删去这一行；退出记错的，删去公示 withdrawn 里的那一项",
    hint_en="take the row off the list; or the outcome off the notice, if that is the mistake",
)
ABSENT = ProblemKind(
    "absent-without-outcome",
    zh="公示序号 {serial} 不在名单 {list_id} 中，也没有写明结果",
    en="serial {serial} of the notice is not on list {list_id} and has no outcome",
    hint_zh="在 {notice} 的 withdrawn 写一项：serial、on、reason、decided_by",
    hint_en="write it under withdrawn of {notice}: serial, on, reason, decided_by",
    severity=Severity.WARNING,
)
DECIDED_IN_THE_FUTURE = ProblemKind(
    "decided-in-the-future",
    zh="`on` {on} 还没有到（今天是 {today}）",
    en="`on` {on} is yet to come (today is {today})",
    hint_zh="作出决定之后再写",
    hint_en="write a decision down once it is made",
)


def withdrawals_are_of_the_notice(portal: Portal) -> Iterator[Problem]:
    """A withdrawal names a person of its notice, once, and not before the notice was published."""
    for notice in portal.notices.values():
        serials = {row.serial for row in notice.candidates}
        seen: dict[int, Withdrawal] = {}
        for one in notice.withdrawn:
            if one.serial not in serials and not notice.taken_down:
                path = notice.source.place.path.removesuffix(".yml") + ".csv"
                yield WITHDRAWN_UNKNOWN.at(one.source.at("serial"), serial=one.serial, path=path)
            if seen.setdefault(one.serial, one) is not one:
                first = seen[one.serial].source.place
                yield WITHDRAWN_TWICE.at(one.source.at("serial"), serial=one.serial, first=first)
            if one.on < notice.published_on:
                yield WITHDRAWN_EARLY.at(
                    one.source.at("on"),
                    serial=one.serial,
                    on=one.on,
                    published=notice.published_on,
                )


def nobody_withdrawn_is_listed(portal: Portal) -> Iterator[Problem]:
    """Who was withdrawn from the notice is on none of its lists."""
    for approved in portal.approved_lists.values():
        notice = portal.notices.get(approved.notice)
        if notice is None or not notice.withdrawn:
            continue
        outcomes = {one.serial: one for one in notice.withdrawn}
        for holder, candidate in matched(approved, notice):
            outcome = outcomes.get(candidate.serial) if candidate else None
            if outcome:
                yield WITHDRAWN_BUT_LISTED.at(
                    holder.source.place,
                    notice=notice.id,
                    serial=outcome.serial,
                    on=outcome.on,
                    place=outcome.source.place,
                )


def everyone_has_an_outcome(portal: Portal) -> Iterator[Problem]:
    """Once a notice has a list, whoever is on none has an outcome written down; else a warning."""
    for notice in portal.notices.values():
        lists = [one for one in portal.approved_lists.values() if one.notice == notice.id]
        if not all(approved.holders for approved in lists) or not lists:
            continue  # no list yet, or its rows were taken down
        settled = {one.serial for one in notice.withdrawn}
        for approved in lists:
            settled |= {candidate.serial for _, candidate in matched(approved, notice) if candidate}
        for candidate in notice.candidates:
            if candidate.serial not in settled:
                yield ABSENT.at(
                    candidate.source.place,
                    serial=candidate.serial,
                    list_id="、".join(one.id for one in lists),
                    notice=notice.source.place.path,
                )


def outcomes_have_been_decided(portal: Portal, today: date) -> Iterator[Problem]:
    """A withdrawal, a supplement or an erratum is written down once it is decided."""
    decided: list[Withdrawal | Supplement | Erratum] = [
        *(one for notice in portal.notices.values() for one in notice.withdrawn),
        *(one for approved in portal.approved_lists.values() for one in approved.supplements),
        *(one for approved in portal.approved_lists.values() for one in approved.errata),
    ]
    for one in decided:
        if one.on > today:
            yield DECIDED_IN_THE_FUTURE.at(one.source.at("on"), on=one.on, today=today)
