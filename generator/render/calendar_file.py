"""Last days for objections as iCalendar files (RFC 5545): all-day events, no clock, no person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from generator.model import PublicityNotice
from generator.nameless import notice_title
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
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


def calendar_files(context: RenderContext) -> Iterator[OutputFile]:
    """One of each notice whose end is known, and one of all that have not ended."""
    notices = context.site.portal.notices.values()
    ends = [
        (notice, last_on) for notice in notices if (last_on := period_of(notice, context).last_on)
    ]
    for notice, last_on in ends:
        lines = _event(notice, last_on, context)
        yield _calendar(addresses.notice_calendar(notice.id), "notice", lines)
    still_open = sorted(
        (pair for pair in ends if pair[1] >= context.site.today),
        key=lambda pair: (pair[1], pair[0].id),
    )
    named = f"NAME:{_escaped(context.site.config.site_name)}：异议截止"
    yield _calendar(
        addresses.DEADLINES,
        "deadlines",
        [named, *_TIME_ZONE, *(line for pair in still_open for line in _event(*pair, context))],
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


def _event(notice: PublicityNotice, last_on: date, context: RenderContext) -> Sequence[str]:
    """An event on `last_on`; DTSTAMP is the day of publication, 00:00+08:00."""
    stamp = notice.published_on - timedelta(days=1)
    desk = notice.objection
    sample = "【样例】" if context.is_fictional(notice.jurisdiction) else ""
    return (
        "BEGIN:VEVENT",
        f"UID:{notice.id}@{_host(context.site.config.identifier_base)}",
        f"DTSTAMP:{stamp:%Y%m%d}T160000Z",
        f"DTSTART;VALUE=DATE:{last_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{sample}异议截止（24:00）：{notice_title(notice)}')}",
        f"DESCRIPTION:{_escaped(f'受理部门：{desk.office}；电话：{desk.telephone}')}",
        f"LOCATION:{_escaped(desk.address)}",
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
