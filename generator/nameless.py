"""Titles for places where no person may be named: feeds, calendars, pages whose people were taken down."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import ApprovedList, PublicityNotice

_SHORTEST_NAME = 2


def mentions(text: str, names: Iterable[str]) -> bool:
    """Whether one of `names` stands in `text`. A single character is too short to be a name."""
    return any(name in text for name in names if len(name) >= _SHORTEST_NAME)


def notice_title(notice: PublicityNotice) -> str:
    """The title; where it names one of the proposed people, who published it and when instead."""
    if mentions(notice.title, (one.name for one in notice.candidates)):
        return f"{notice.published_by}{notice.published_on}的公示"
    return notice.title


def list_title(approved: ApprovedList) -> str:
    """The title; where it names one of the holders, the document's number instead."""
    if mentions(approved.title, (one.name for one in approved.holders)):
        return f"{approved.announced_by}{approved.document_number}公布的名单"
    return approved.title
