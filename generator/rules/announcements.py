"""Notices without people: addresses of their own, windows and days that run forward."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.model import CallNotice, Portal, PublicityNotice, SupervisionNotice
from generator.problems import Problem, ProblemKind

ID_SHARED = ProblemKind(
    "notice-id-shared",
    zh="编号 `{id}` 已用于 {first}",
    en="id `{id}` is already that of {first}",
    hint_zh="公示、受理公告、监督检查公示的网址都是 notices/编号/，编号不能相同",
    hint_en="all notices stand at notices/ID/, so no two may share an id",
)
WINDOW_BACKWARD = ProblemKind(
    "window-runs-backward",
    zh="`{field}` {found} 早于 {earlier}",
    en="`{field}` {found} is before {earlier}",
    hint_zh="次序是发布日、第一天、最后一天；核对年月日",
    hint_en="publication comes first, then the first day, then the last; check the dates",
)


def all_notices(portal: Portal) -> Iterator[PublicityNotice | CallNotice | SupervisionNotice]:
    """Publicity, calls and supervision: whatever stands below notices/."""
    yield from portal.notices.values()
    yield from portal.call_notices.values()
    yield from portal.supervision_notices.values()


def every_notice_has_an_address_of_its_own(portal: Portal) -> Iterator[Problem]:
    """Publicity, calls and supervision share one folder of addresses, so no two share an id."""
    first: dict[str, str] = {}
    for notice in all_notices(portal):
        path = notice.source.place.path
        if first.setdefault(notice.id, path) != path:
            yield ID_SHARED.at(notice.source.at("id"), id=notice.id, first=first[notice.id])


def windows_run_forward(portal: Portal) -> Iterator[Problem]:
    """Filing begins when the call is out and ends after it began; nothing is due before it was said."""
    for call in portal.call_notices.values():
        days = (
            ("published_on", call.published_on),
            ("filing_from", call.filing_from),
            ("filing_until", call.filing_until),
        )
        for (_, earlier), (field, found) in pairwise(days):
            if found < earlier:
                place = call.source.at(field)
                yield WINDOW_BACKWARD.at(place, field=field, found=found, earlier=earlier)
    for supervision in portal.supervision_notices.values():
        for one in supervision.findings:
            if one.due_on and one.due_on < supervision.published_on:
                yield WINDOW_BACKWARD.at(
                    one.source.at("due_on"),
                    field="due_on",
                    found=one.due_on,
                    earlier=supervision.published_on,
                )
