"""Approved lists: four roles kept apart, the rows with their status, numbers never shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import ApprovedList, Holder
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.site_view import RowCredential
from generator.render.views.list_changes import (
    ErratumRow,
    FormerRowView,
    SupplementRow,
    erratum_rows,
    former_row_views,
    supplement_rows,
)
from generator.render.views.list_life import StageView, life_view
from generator.render.views.parts import (
    ClauseLink,
    Fact,
    Link,
    PageView,
    Tag,
    TagLook,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.views.takedown import TakedownView, takedown_of_list
from generator.render.wording import (
    LIST_STATES,
    ROW_STATES,
    chinese_date,
    occupation_and_trade,
)
from generator.statuses import ListState, RowState, list_state, pending_count, row_state

_LOOKS = {
    RowState.ANNOUNCED: TagLook.WAITING,
    RowState.NUMBERED: TagLook.WAITING,
    RowState.SIGNED: TagLook.GOOD,
    RowState.SUSPENDED: TagLook.PAUSED,
    RowState.REVOKED: TagLook.BAD,
    RowState.SUPERSEDED: TagLook.ENDED,
}
_LIST_LOOKS = {
    ListState.ANNOUNCED: TagLook.WAITING,
    ListState.NUMBERS_PENDING: TagLook.WAITING,
    ListState.COMPLETE: TagLook.GOOD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    link: Link
    place: str
    document_number: str
    announced_by: str
    approved_on: str
    holder_count: int
    state: Tag | None
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListIndexPage(PageView):
    template: ClassVar[str] = "lists.html"
    kind: ClassVar[str] = "名单"
    section: ClassVar[Section] = Section.LISTS
    lists: tuple[ListRow, ...]
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRow:
    """`reason` tells why the status is not 有效, with its day and the deciding authority."""

    serial: int
    name: str
    awarded_by: str
    awarded_by_href: str | None
    occupation: str
    grade: str
    status: Tag
    reason: str | None
    clause: ClauseLink | None
    remark: str
    former: tuple[FormerRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(PageView):
    template: ClassVar[str] = "list.html"
    kind: ClassVar[str] = "名单"
    section: ClassVar[Section] = Section.LISTS
    summary: str | None
    facts: tuple[Fact, ...]
    roles: tuple[Fact, ...]
    life: tuple[StageView, ...]
    supplements: tuple[SupplementRow, ...]
    errata: tuple[ErratumRow, ...]
    holders: tuple[HolderRow, ...]
    taken_down: TakedownView | None
    verify_href: str


def list_rows(page: str, context: RenderContext) -> tuple[ListRow, ...]:
    """Newest first."""
    lists = sorted(
        context.site.portal.approved_lists.values(),
        key=lambda one: (-one.approved_on.toordinal(), one.id),
    )
    return tuple(
        ListRow(
            link=Link(
                text=one.title, href=addresses.relative(page, addresses.approved_list(one.id))
            ),
            place=context.place_name(one.jurisdiction),
            document_number=one.document_number,
            announced_by=one.announced_by,
            approved_on=chinese_date(one.approved_on),
            holder_count=one.holder_count,
            state=_state_tag(one),
            is_sample=context.is_fictional(one.jurisdiction),
        )
        for one in lists
    )


def list_index_page(context: RenderContext) -> ListIndexPage:
    path = addresses.LISTS
    return ListIndexPage(
        path=path,
        title="公布名单",
        description="已经公布的职业技能等级名单：公布文号、公布机关、核准日期和人数。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "verify", "notices", "statistics"),
        lists=list_rows(path, context),
        feeds=context.feed_links(path),
    )


def list_page(approved: ApprovedList, context: RenderContext) -> ListPage:
    path = addresses.approved_list(approved.id)
    portal = context.site.portal
    notice = portal.notices.get(approved.notice)
    credentials = context.site.credentials.get(approved.id, {})
    awarding = tuple(dict.fromkeys(holder.organisation for holder in approved.holders))
    facts = [
        Fact(name="公布文号", text=approved.document_number),
        Fact(name="核准（公布）日期", text=chinese_date(approved.approved_on)),
        Fact(
            name="所据条款",
            text="",
            clause=context.clause_link(path, approved.policy, approved.clause),
        ),
        Fact(name="人数", text=f"{approved.holder_count} 人"),
    ]
    if state := _state_tag(approved):
        facts.append(Fact(name="编号", text="", tag=state))
    if notice:
        href = addresses.relative(path, addresses.notice(notice.id))
        facts.append(Fact(name="所据公示", text="", link=Link(text=notice.title, href=href)))
    life = life_view(notice, path, context) if notice else ()
    return ListPage(
        path=path,
        title=approved.title,
        description=f"{approved.announced_by}以{approved.document_number}公布的名单，"
        f"共 {approved.holder_count} 人，"
        + ("姓名已不再公开。" if approved.taken_down else "含每人的等级和核验状态。"),
        crumbs=crumbs(path, ("公布名单", addresses.LISTS)),
        next_steps=next_steps(path, "verify", "trust"),
        toc=toc_of(
            ("facts", "名单信息", True),
            ("roles", "谁做了什么", True),
            ("life", "这份名单走到哪一步", bool(life)),
            ("supplements", "补充编号", bool(approved.supplements)),
            ("errata", "更正", bool(approved.errata)),
            ("holders", "人员", True),
        ),
        is_sample=context.is_fictional(approved.jurisdiction),
        jurisdiction=context.place_name(approved.jurisdiction),
        feed=context.feed_link(path, approved.jurisdiction),
        grades=tuple(dict.fromkeys(holder.grade for holder in approved.holders)),
        summary=approved.summary,
        facts=tuple(facts),
        roles=(
            Fact(
                name="发证单位",
                text="、".join(awarding) or "—",
                note="评价并颁发证书",
            ),
            Fact(name="核准", text=approved.approved_by, note="核准评聘结果"),
            Fact(name="公布", text=approved.announced_by, note="以文件公布名单"),
            Fact(
                name="签发核验记录",
                text=context.site.issuer_name(approved.issuer),
                note="只证明某人在其公布的名单中，不颁发证书",
                link=Link(text="信任清单", href=addresses.relative(path, addresses.TRUST)),
            ),
        ),
        life=life,
        supplements=supplement_rows(approved.supplements),
        errata=erratum_rows(approved, path, context),
        holders=tuple(
            _holder_row(holder, approved, credentials.get(holder.serial), path, context)
            for holder in approved.holders
        ),
        taken_down=takedown_of_list(approved),
        verify_href=addresses.relative(path, addresses.VERIFY),
    )


def _state_tag(approved: ApprovedList) -> Tag | None:
    """None where the rows were taken down: they tell nothing of numbers."""
    if not approved.holders:
        return None
    state = list_state(approved)
    pending = pending_count(approved)
    count = f"，待编号 {pending} 人" if pending else ""
    return Tag(word=f"{LIST_STATES[state]}{count}", look=_LIST_LOOKS[state])


def _holder_row(
    holder: Holder,
    approved: ApprovedList,
    credential: RowCredential | None,
    page: str,
    context: RenderContext,
) -> HolderRow:
    state = row_state(holder, credential.status if credential else None)
    change = credential.change if credential else None
    reason = clause = None
    if change and state in (RowState.REVOKED, RowState.SUSPENDED):
        number = f"（{change.document_number}）" if change.document_number else ""
        reason = f"{chinese_date(change.on)}，{change.decided_by}{number}：{change.ground}"
        clause = context.clause_link(page, change.policy, change.clause)
    return HolderRow(
        serial=holder.serial,
        name=holder.name,
        awarded_by=holder.organisation,
        awarded_by_href=context.organisation_href(page, approved.jurisdiction, holder.organisation),
        occupation=occupation_and_trade(holder.occupation, holder.trade),
        grade=holder.grade,
        status=Tag(word=ROW_STATES[state], look=_LOOKS[state]),
        reason=reason,
        clause=clause,
        remark=holder.remark or "",
        former=former_row_views(holder, approved.errata),
    )
