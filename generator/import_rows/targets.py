"""Which notice or list a workbook is for: its `.yml` as it is, or a new one with blanks for a person to fill.

`portal check` names every blank until it is filled; nothing is made up here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.load.reader import written_fields
from generator.model import ApprovedList, ObjectionDesk, Portal, PublicityNotice
from generator.problems import DataError, Problem, UsageError, errors_among
from generator.records import Record

_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN = re.compile(r"[\w（）《》〔〕“”、，·-]+")
_REFERENCE = ("data/grades.yml", "data/occupations.yml", "data/jurisdictions.yml")
_ASKED = "publicity_working_days"  # may be left out where both dates are written, which is rare
_FOLDERS: dict[type[Record], str] = {
    PublicityNotice: "data/notices",
    ApprovedList: "data/approved_lists",
}
Target = TypeVar("Target", PublicityNotice, ApprovedList)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHeader:
    """The `.yml` that is not there yet: where it goes, and what of it is known."""

    path: str
    known: dict[str, str]
    record_type: type[Record]

    def text(self, title: str) -> str:
        """All fields that must be written, empty where nothing is known."""
        known = {"title": title, **self.known}
        return "".join(_lines(self.record_type, {key: _quoted(one) for key, one in known.items()}))


def header_of(
    root: Path, portal: Portal, problems: Iterable[Problem], record_type: type[Target], id_: str
) -> Target | None:
    """The record with the id; None where there is no such file. Raises DataError where it is broken."""
    records = portal.notices if record_type is PublicityNotice else portal.approved_lists
    found = records.get(id_)
    if isinstance(found, record_type):
        return found
    files = {
        file.relative_to(root).as_posix()
        for file in (root / _FOLDERS[record_type]).glob(f"*/*/{id_}.yml")
    }
    if files:
        raise DataError(one for one in problems if one.place.path in files)
    return None


def require_facts(problems: Iterable[Problem], *others: str) -> None:
    """What a workbook is held against must be right itself; mistakes elsewhere do not matter here."""
    faults = [
        one
        for one in errors_among(problems)
        if one.place.path in {*_REFERENCE, *others}
        or one.place.path.startswith("data/organisations/")
    ]
    if faults:
        raise DataError(faults)


def new_notice(portal: Portal, id_: str, today: date) -> tuple[PublicityNotice, NewHeader]:
    """A notice of which only the id is known. Raises UsageError where the id does not say its place."""
    jurisdiction = _jurisdiction(portal, id_)
    header = NewHeader(
        path=_path(PublicityNotice, jurisdiction, id_, today),
        known={"id": id_, "jurisdiction": jurisdiction},
        record_type=PublicityNotice,
    )
    blank = ObjectionDesk(office="", telephone="", address="", real_name_rule="")
    notice = PublicityNotice(
        id=id_,
        jurisdiction=jurisdiction,
        policy="",
        clause="",
        title="",
        published_by="",
        published_on=today,
        summary="",
        objection=blank,
    )
    return notice, header


def new_list(
    portal: Portal, id_: str, notice_id: str | None, today: date
) -> tuple[ApprovedList, NewHeader]:
    """The same for a list, whose notice must be there. Raises UsageError."""
    if notice_id is None:
        raise UsageError(
            f"还没有名单 {id_}：加上 --of-notice 公示编号，写明它所据的公示",
            f"there is no list {id_} yet: add --of-notice ID, the notice that it follows",
        )
    notice = portal.notices.get(notice_id)
    if notice is None:
        known = ", ".join(portal.notices)
        raise UsageError(
            f"没有公示 {notice_id}；已有：{known}", f"no notice {notice_id}; there are: {known}"
        )
    _jurisdiction(portal, id_)
    header = NewHeader(
        path=_path(ApprovedList, notice.jurisdiction, id_, today),
        known={
            "id": id_,
            "jurisdiction": notice.jurisdiction,
            "policy": notice.policy,
            "notice": notice.id,
        },
        record_type=ApprovedList,
    )
    approved = ApprovedList(
        id=id_,
        jurisdiction=notice.jurisdiction,
        policy=notice.policy,
        clause="",
        notice=notice.id,
        title="",
        document_number="",
        announced_by="",
        approved_by="",
        approved_on=today,
        issuer="",
    )
    return approved, header


def _jurisdiction(portal: Portal, id_: str) -> str:
    jurisdiction = id_.partition("-")[0]
    if not _ID.fullmatch(id_) or jurisdiction not in portal.jurisdictions:
        places = ", ".join(portal.jurisdictions)
        raise UsageError(
            f"新编号要以辖区开头，用小写字母、数字和连字符：{id_}；辖区有：{places}",
            f"a new id begins with its jurisdiction, in a-z, 0-9 and hyphens: {id_}; there are: {places}",
            hint_zh="例如 demo-notice-2026-09",
            hint_en="such as demo-notice-2026-09",
        )
    return jurisdiction


def _path(record_type: type[Record], jurisdiction: str, id_: str, today: date) -> str:
    year = _YEAR.search(id_)
    return f"{_FOLDERS[record_type]}/{jurisdiction}/{year[0] if year else today.year}/{id_}.yml"


def _lines(record_type: type[Record], known: dict[str, str], indent: str = "") -> Iterator[str]:
    for spec in written_fields(record_type):
        value = known.get(spec.name, "")
        if not spec.is_required and not value and spec.name != _ASKED:
            continue
        if issubclass(spec.kind, Record):
            yield f"{indent}{spec.name}:\n"
            yield from _lines(spec.kind, {}, indent + "  ")
        else:
            yield f"{indent}{spec.name}: {value}".rstrip() + "\n"


def _quoted(text: str) -> str:
    """A title may hold what YAML takes for a sign of its own."""
    plain = " ".join(text.split())
    if not plain or _PLAIN.fullmatch(plain):
        return plain
    doubled = plain.replace("'", "''")
    return f"'{doubled}'"
