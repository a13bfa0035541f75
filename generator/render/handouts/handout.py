"""What a handout says, whatever its form: made once from the pages' views, so that all say the same."""

from __future__ import annotations

from dataclasses import dataclass

from generator.deadlines import PublicityPeriod
from generator.model import ApprovedList, CallNotice, PublicityNotice, SupervisionNotice
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.deadline import uncounted_days
from generator.render.views.lists import list_page
from generator.render.views.notices import notice_page, period_of
from generator.render.wording import chinese_date, date_and_weekday

Announced = PublicityNotice | ApprovedList | CallNotice | SupervisionNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutFact:
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutTable:
    """`shares`: of the width that each column gets, in hundredths."""

    caption: str
    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """`deadline` is what a reader must not miss; `address` where the same stands, if that is known."""

    id: str
    kind: str
    title: str
    document_number: str | None
    sample_note: str | None
    summary: str
    deadline: HandoutFact | None
    facts: tuple[HandoutFact, ...]
    table: HandoutTable | None
    signed_by: str
    signed_on: str
    address: str | None


def handout_of(announced: Announced, context: RenderContext) -> Handout:
    if isinstance(announced, PublicityNotice):
        return _of_notice(announced, context)
    if isinstance(announced, ApprovedList):
        return _of_list(announced, context)
    if isinstance(announced, CallNotice):
        return _of_call(announced, context)
    return _of_supervision(announced, context)


def _of_notice(notice: PublicityNotice, context: RenderContext) -> Handout:
    page = notice_page(notice, context)
    desk = page.desk
    period = period_of(notice, context)
    office = f"{desk.address}，邮编 {desk.post_code}" if desk.post_code else desk.address
    return Handout(
        id=notice.id,
        kind="公示",
        title=page.title,
        document_number=notice.document_number,
        sample_note=sample_note(notice.jurisdiction, context),
        summary=page.summary,
        deadline=HandoutFact(name="异议截止", text=page.deadline.last_day or "以发布机关公告为准"),
        facts=(
            HandoutFact(name="公示时间", text=_duration(period)),
            *_counting(period),
            HandoutFact(name="受理部门", text=desk.office),
            HandoutFact(name="电话", text=desk.telephone),
            HandoutFact(name="地址", text=office),
            HandoutFact(name="提出异议", text=desk.real_name_rule),
        ),
        table=_table(
            caption=f"公示人员（共 {len(page.candidates)} 人）",
            columns=(
                ("序号", 8),
                ("姓名", 16),
                ("工作单位", 30),
                ("职业（工种）", 22),
                ("等级", 14),
                ("备注", 10),
            ),
            rows=tuple(
                (str(one.serial), one.name, one.organisation, one.occupation, one.grade, one.remark)
                for one in page.candidates
            ),
        ),
        signed_by=notice.published_by,
        signed_on=chinese_date(notice.published_on),
        address=_address(page.path, context),
    )


def _of_list(approved: ApprovedList, context: RenderContext) -> Handout:
    page = list_page(approved, context)
    return Handout(
        id=approved.id,
        kind="公布",
        title=page.title,
        document_number=approved.document_number,
        sample_note=sample_note(approved.jurisdiction, context),
        summary=page.summary or "",
        deadline=None,
        facts=(
            HandoutFact(name="核准单位", text=approved.approved_by),
            HandoutFact(name="核准（公布）日期", text=chinese_date(approved.approved_on)),
            HandoutFact(name="人数", text=f"{len(page.holders)} 人"),
        ),
        table=_table(
            caption=f"人员名单（共 {len(page.holders)} 人）",
            columns=(
                ("序号", 8),
                ("姓名", 16),
                ("发证单位", 28),
                ("职业（工种）", 20),
                ("等级", 14),
                ("备注", 14),
            ),
            rows=tuple(
                (
                    str(one.serial),
                    one.name,
                    one.awarded_by,
                    one.occupation,
                    one.grade,
                    "；".join(filter(None, (one.status.word if one.reason else "", one.remark))),
                )
                for one in page.holders
            ),
        ),
        signed_by=approved.announced_by,
        signed_on=chinese_date(approved.approved_on),
        address=_address(page.path, context),
    )


def _of_call(call: CallNotice, context: RenderContext) -> Handout:
    desk = call.desk
    until = f"{date_and_weekday(call.filing_until)}（含）"
    facts = [
        HandoutFact(name="受理时间", text=f"{date_and_weekday(call.filing_from)}至{until}"),
        HandoutFact(name="等级", text="、".join(map(context.grade_name, call.grades))),
        HandoutFact(name="谁可以申报", text=call.who_may_file),
        HandoutFact(name="材料", text="；".join(call.documents)),
        HandoutFact(name="受理部门", text=desk.office),
        HandoutFact(name="电话", text=desk.telephone),
        HandoutFact(name="地址", text=desk.address),
        HandoutFact(name="网上申报", text=desk.online_at or ""),
    ]
    return Handout(
        id=call.id,
        kind="受理公告",
        title=call.title,
        document_number=call.document_number,
        sample_note=sample_note(call.jurisdiction, context),
        summary=call.summary,
        deadline=HandoutFact(name="受理截止", text=until),
        facts=tuple(fact for fact in facts if fact.text),
        table=None,
        signed_by=call.published_by,
        signed_on=chinese_date(call.published_on),
        address=_address(addresses.notice(call.id), context),
    )


def _of_supervision(notice: SupervisionNotice, context: RenderContext) -> Handout:
    organisations = context.site.portal.organisations
    return Handout(
        id=notice.id,
        kind="监督检查公示",
        title=notice.title,
        document_number=notice.document_number,
        sample_note=sample_note(notice.jurisdiction, context),
        summary=notice.summary,
        deadline=None,
        facts=(),
        table=_table(
            caption=f"检查结果（共 {len(notice.findings)} 家）",
            columns=(("评价机构", 26), ("检查发现", 34), ("处理", 24), ("期限", 16)),
            rows=tuple(
                (
                    organisations[one.organisation].name,
                    one.finding,
                    one.measure,
                    chinese_date(one.due_on) if one.due_on else "",
                )
                for one in notice.findings
            ),
        ),
        signed_by=notice.published_by,
        signed_on=chinese_date(notice.published_on),
        address=_address(addresses.notice(notice.id), context),
    )


def _table(
    caption: str, columns: tuple[tuple[str, int], ...], rows: tuple[tuple[str, ...], ...]
) -> HandoutTable:
    """`columns`: name and share of the width. A column that no row fills leaves its room to the others."""
    filled = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    whole = sum(columns[at][1] for at in filled)
    return HandoutTable(
        caption=caption,
        columns=tuple(columns[at][0] for at in filled),
        shares=tuple(columns[at][1] * 100 // whole for at in filled),
        rows=tuple(tuple(row[at] for at in filled) for row in rows),
    )


def _duration(period: PublicityPeriod) -> str:
    first = date_and_weekday(period.first_on)
    if period.last_on is None:
        return f"{first}起，{period.working_days} 个工作日"
    counted = f"，{period.working_days} 个工作日" if period.working_days else ""
    return f"{first}至{date_and_weekday(period.last_on)} 24:00{counted}"


def _counting(period: PublicityPeriod) -> tuple[HandoutFact, ...]:
    """Nothing where nothing could be counted: the notice's own day stands above."""
    if not period.days:
        return ()
    told = f"按国务院办公厅放假安排计算，北京时间。{uncounted_days(period)}"
    return (HandoutFact(name="怎样计算", text=told),)


def sample_note(jurisdiction: str, context: RenderContext) -> str | None:
    """What stands on every sheet of a fictional place."""
    if not context.is_fictional(jurisdiction):
        return None
    place = context.place_name(jurisdiction)
    return f"【样例】本件属虚构的{place}，不对应任何真实的单位、人员和决定。"


def _address(path: str, context: RenderContext) -> str | None:
    base = context.site.config.site_address
    return f"{base.rstrip('/')}/{path}" if base else None
