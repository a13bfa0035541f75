"""Takes the people of notices and lists out of the work tree: rows and records go, the header says so.

`checked` is the portal as the desk sees it: as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.check import CheckedPortal
from generator.deadlines import publicity_period
from generator.model import TakenDown
from generator.problems import UsageError
from generator.takedown_reminders import NamedFile, files_of
from generator.takedowns import Takedowns

# a top-level block of YAML: its key, then indented lines and items
_OF_SINGLE_ROWS = re.compile(r"^(?:supplements|errata):\n(?:[ -].*\n?)+", re.MULTILINE)


def takedown_of(id_: str, checked: CheckedPortal) -> TakenDown:
    """As it is due, or as of the day of asking: somebody may ask for it before (第四十七条)."""
    portal = checked.portal
    due = checked.takedowns.notices.get(id_) or checked.takedowns.lists.get(id_)
    if due:
        return due
    notice, approved = portal.notices.get(id_), portal.approved_lists.get(id_)
    if notice:
        period = publicity_period(notice, portal.policies[notice.policy], checked.calendar)
        if period.last_on is None or checked.today <= period.last_on:
            raise UsageError(
                zh=f"{id_} 的公示还没有结束",
                en=f"the publicity of {id_} has not ended",
                hint_zh="公示期满后再撤下姓名",
                hint_en="take the names down when it has",
            )
        return TakenDown(on=checked.today, count=len(notice.candidates))
    if approved:
        return TakenDown(on=checked.today, count=len(approved.holders))
    raise UsageError(
        zh=f"没有这个公示或名单：{id_}",
        en=f"there is no notice or list {id_}",
        hint_zh="写它的文件名，不带扩展名，例如 demo-notice-2026-03",
        hint_en="write the name of its file without the ending, such as demo-notice-2026-03",
    )


def headers_after(
    gone: Mapping[str, TakenDown], checked: CheckedPortal, root: Path
) -> dict[str, bytes]:
    """The YAML files with what is left of the rows at their end, by path; those that say it stay.

    Supplements and errata go with the rows they speak of: an erratum may say a name.
    """
    files = {}
    for id_, taken_down in gone.items():
        record = checked.portal.notices.get(id_) or checked.portal.approved_lists[id_]
        if record.taken_down is None:
            path = record.source.place.path
            text = (root / path).read_text(encoding="utf-8")
            text = _OF_SINGLE_ROWS.sub("", text).rstrip("\n")
            files[path] = f"{text}\n{_block(taken_down.on, taken_down.count)}".encode()
    return files


def decisions_left(gone: Mapping[str, TakenDown], checked: CheckedPortal) -> list[str]:
    """Status registers, by path, that name numbers of lists in `gone`: they are edited and signed by hand."""
    numbers = {
        holder.certificate_number
        for id_ in gone
        if id_ in checked.portal.approved_lists
        for holder in checked.portal.approved_lists[id_].holders
    }
    return [
        register.source.place.path
        for register in checked.portal.status_registers.values()
        if any(change.certificate_number in numbers for change in register.changes)
    ]


def files_to_delete(
    gone: Mapping[str, TakenDown], checked: CheckedPortal, root: Path
) -> Iterator[NamedFile]:
    portal = checked.portal
    chosen = Takedowns(
        notices={id_: one for id_, one in gone.items() if id_ in portal.notices},
        lists={id_: one for id_, one in gone.items() if id_ in portal.approved_lists},
    )
    return (file for file in files_of(portal, chosen) if (root / file.path).is_file())


def _block(on: date, count: int) -> str:
    return f"taken_down:\n  on: {on.isoformat()}\n  count: {count}\n"
