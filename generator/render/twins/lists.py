"""Twins of the approved lists: each row with what is known of its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from generator.model import ApprovedList, Holder, StatusChange
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.site_view import CredentialStatus
from generator.render.twins.form import ListTwin, Without, twin_file


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSummary:
    id: str
    jurisdiction: str
    title: str
    document_number: str
    approved_on: date
    holder_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsTwin(ListTwin):
    format: ClassVar[str] = "lists/v1"
    items: tuple[ListSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """`status` None: the row has no record yet; `change` None: nothing was decided since."""

    holder: Holder
    status: CredentialStatus | None
    change: StatusChange | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedListTwin(ListTwin):
    """`items` are the rows."""

    format: ClassVar[str] = "list/v1"
    list: Annotated[ApprovedList, Without(("holders",))]
    items: tuple[ListRow, ...]


def list_twins(context: RenderContext) -> Iterator[OutputFile]:
    lists = context.site.portal.approved_lists.values()
    summaries = tuple(_summary(approved) for approved in lists)
    yield twin_file(addresses.LISTS, ListsTwin(items=summaries), context)
    for approved in lists:
        twin = ApprovedListTwin(list=approved, items=_rows(approved, context))
        yield twin_file(addresses.approved_list(approved.id), twin, context)


def _summary(approved: ApprovedList) -> ListSummary:
    return ListSummary(
        id=approved.id,
        jurisdiction=approved.jurisdiction,
        title=approved.title,
        document_number=approved.document_number,
        approved_on=approved.approved_on,
        holder_count=approved.holder_count,
    )


def _rows(approved: ApprovedList, context: RenderContext) -> tuple[ListRow, ...]:
    credentials = context.site.credentials.get(approved.id, {})
    rows = []
    for holder in approved.holders:
        credential = credentials.get(holder.serial)
        rows.append(
            ListRow(
                holder=holder,
                status=credential.status if credential else None,
                change=credential.change if credential else None,
            )
        )
    return tuple(rows)
