"""The last day for objections as an iCalendar file (RFC 5545): one all-day event, no clock."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model import PublicityNotice
from generator.pages import OutputFile
from generator.render import addresses

_LINE_BYTES = 75  # RFC 5545 §3.1, without the line break


def notice_calendar(notice: PublicityNotice, last_on: date, *, identifier_base: str) -> OutputFile:
    """An event on `last_on`; DTSTAMP is the day of publication, 00:00+08:00."""
    stamp = notice.published_on - timedelta(days=1)
    desk = notice.objection
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//skillgrade-portal//notice//ZH",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{notice.id}@{_host(identifier_base)}",
        f"DTSTAMP:{stamp:%Y%m%d}T160000Z",
        f"DTSTART;VALUE=DATE:{last_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped('异议截止（24:00）：' + notice.title)}",
        f"DESCRIPTION:{_escaped(f'受理部门：{desk.office}；电话：{desk.telephone}')}",
        f"LOCATION:{_escaped(desk.address)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    text = "".join(f"{_folded(line)}\r\n" for line in lines)
    return OutputFile(path=addresses.notice_calendar(notice.id), content=text.encode())


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
