"""Days as iCalendar files (RFC 5545): one of each notice and call, one of all that come. No clock, no person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.nameless import notice_title
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.dated_days import DatedDay, dated_days
from generator.render.day_kinds import DayKind
from generator.render.views.calendar import day_name
from generator.render.views.notices import period_of

_LINE_BYTES = 75  # RFC 5545 §3.1, without the line break
# A calendar without any component breaks §3.6, and there are days without an open notice.
_TIME_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T020000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0800",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deadline:
    """The last day of something that ends; `words` say of what."""

    id: str
    words: str
    title: str
    published_on: date
    last_on: date
    told: str
    address: str | None = None


def calendar_files(context: RenderContext) -> Iterator[OutputFile]:
    """One of each notice and call whose end is known, and one of all that have not ended."""
    deadlines = sorted(_deadlines(context), key=lambda one: (one.last_on, one.id))
    for one in deadlines:
        yield _calendar(addresses.notice_calendar(one.id), "notice", _event(one, context))
    named = f"NAME:{_escaped(context.site.config.site_name)}：截止日"
    coming = sorted([*deadlines, *_other_days(context)], key=lambda one: (one.last_on, one.id))
    still_open = (one for one in coming if one.last_on >= context.site.today)
    lines = (line for one in still_open for line in _event(one, context))
    yield _calendar(addresses.DEADLINES, "deadlines", [named, *_TIME_ZONE, *lines])


def _deadlines(context: RenderContext) -> Iterator[_Deadline]:
    sample = {
        id_: "【样例】" for id_ in context.site.portal.jurisdictions if context.is_fictional(id_)
    }
    for notice in context.site.portal.notices.values():
        last_on = period_of(notice, context).last_on
        if last_on:
            yield _Deadline(
                id=notice.id,
                words=sample.get(notice.jurisdiction, "") + "异议截止（24:00）",
                title=notice_title(notice),
                published_on=notice.published_on,
                last_on=last_on,
                told=_desk(notice.objection.office, notice.objection.telephone),
                address=notice.objection.address,
            )
    for call in context.site.portal.call_notices.values():
        yield _Deadline(
            id=call.id,
            words=sample.get(call.jurisdiction, "") + "受理截止",
            title=call.title,
            published_on=call.published_on,
            last_on=call.filing_until,
            told=_desk(call.desk.office, call.desk.telephone),
            address=call.desk.address,
        )


def _other_days(context: RenderContext) -> Iterator[_Deadline]:
    """What is on `/calendar/` besides: reviews, ends of management, what must be put right, targets."""
    for day in dated_days(context):
        if day.kind not in (DayKind.OBJECTION, DayKind.FILING):
            sample = "【样例】" if context.is_fictional(day.jurisdiction) else ""
            yield _Deadline(
                id=day.id,
                words=f"{sample}{day_name(day, context)}",
                title=day.title,
                published_on=day.known_on,
                last_on=day.last_on,
                told=_grounds(day, context),
            )


def _desk(office: str, telephone: str) -> str:
    return f"受理部门：{office}；电话：{telephone}"


def _grounds(day: DatedDay, context: RenderContext) -> str:
    policies = context.site.portal.policies
    cited = "；".join(f"{policies[one.policy].short_title} {one.clause}" for one in day.cites)
    reckoned = "日子按文件推算。" if day.is_reckoned else ""
    return reckoned + (
        f"依据：{cited}" if cited else f"辖区：{context.place_name(day.jurisdiction)}"
    )


def _calendar(path: str, kind: str, lines: Iterable[str]) -> OutputFile:
    whole = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//skillgrade-portal//{kind}//ZH",
        "CALSCALE:GREGORIAN",
        *lines,
        "END:VCALENDAR",
    )
    text = "".join(f"{_folded(line)}\r\n" for line in whole)
    return OutputFile(path=path, content=text.encode())


def _event(deadline: _Deadline, context: RenderContext) -> Sequence[str]:
    """An event on the last day; DTSTAMP is the day of publication, 00:00+08:00."""
    stamp = deadline.published_on - timedelta(days=1)
    last_on = deadline.last_on
    location = (f"LOCATION:{_escaped(deadline.address)}",) if deadline.address else ()
    return (
        "BEGIN:VEVENT",
        f"UID:{deadline.id}@{_host(context.site.config.identifier_base)}",
        f"DTSTAMP:{stamp:%Y%m%d}T160000Z",
        f"DTSTART;VALUE=DATE:{last_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{deadline.words}：{deadline.title}')}",
        f"DESCRIPTION:{_escaped(deadline.told)}",
        *location,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _host(identifier_base: str) -> str:
    return identifier_base.removeprefix("https://").partition("/")[0]


def _escaped(text: str) -> str:
    """RFC 5545 §3.3.11."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """Folded at 75 octets, never inside a character."""
    parts, current, room = [], "", _LINE_BYTES
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append(current)
            current, room = "", _LINE_BYTES - 1  # the space that continues a line
        current += character
        room -= size
    return "\r\n ".join([*parts, current])
