"""Twins of the approved lists: each row with what is known of its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, ClassVar

from generator.errata import FormerRow, former_rows, without_numbers
from generator.list_progress import StageProgress
from generator.model import ApprovedList, Holder, StatusChange
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.site_view import CredentialStatus
from generator.render.twins.form import ListTwin, Without, twin_file
from generator.render.views.list_life import list_progress
from generator.statuses import ListState, RowState, list_state, pending_count, row_state


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSummary:
    id: str
    jurisdiction: str
    title: str
    document_number: str
    approved_on: date
    holder_count: int
    pending_count: int
    state: ListState


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsTwin(ListTwin):
    format: ClassVar[str] = "lists/v1"
    items: tuple[ListSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """`status` None: the row has no record yet; `change` None: nothing was decided since.

    `former` are the forms of the row that errata replaced, oldest first.
    """

    holder: Holder
    state: RowState
    status: CredentialStatus | None
    change: StatusChange | None
    former: tuple[FormerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedListTwin(ListTwin):
    """`items` are the rows. `progress`: the stages of the policy, in order."""

    format: ClassVar[str] = "list/v1"
    state: ListState
    pending_count: int
    progress: tuple[StageProgress, ...]
    list: Annotated[ApprovedList, Without(("holders",))]
    items: tuple[ListRow, ...]


def list_twins(context: RenderContext) -> Iterator[OutputFile]:
    lists = context.site.portal.approved_lists.values()
    summaries = tuple(_summary(approved) for approved in lists)
    yield twin_file(addresses.LISTS, ListsTwin(items=summaries), context)
    for approved in lists:
        yield twin_file(addresses.approved_list(approved.id), _list(approved, context), context)


def _list(approved: ApprovedList, context: RenderContext) -> ApprovedListTwin:
    notice = context.site.portal.notices.get(approved.notice)
    public = replace(approved, errata=without_numbers(approved.errata))
    return ApprovedListTwin(
        state=list_state(approved),
        pending_count=pending_count(approved),
        progress=list_progress(notice, context) if notice else (),
        list=public,
        items=_rows(approved, context),
    )


def _summary(approved: ApprovedList) -> ListSummary:
    return ListSummary(
        id=approved.id,
        jurisdiction=approved.jurisdiction,
        title=approved.title,
        document_number=approved.document_number,
        approved_on=approved.approved_on,
        holder_count=approved.holder_count,
        pending_count=pending_count(approved),
        state=list_state(approved),
    )


def _rows(approved: ApprovedList, context: RenderContext) -> tuple[ListRow, ...]:
    credentials = context.site.credentials.get(approved.id, {})
    rows = []
    for holder in approved.holders:
        credential = credentials.get(holder.serial)
        status = credential.status if credential else None
        rows.append(
            ListRow(
                holder=holder,
                state=row_state(holder, status),
                status=status,
                change=credential.change if credential else None,
                former=_former(holder, approved),
            )
        )
    return tuple(rows)


def _former(holder: Holder, approved: ApprovedList) -> tuple[FormerRow, ...]:
    former = former_rows(holder, approved.errata)
    errata = without_numbers([one.erratum for one in former])
    return tuple(replace(one, erratum=erratum) for one, erratum in zip(former, errata, strict=True))
