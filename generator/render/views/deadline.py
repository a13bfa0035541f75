"""The deadline of a notice, with every day that was or was not counted."""

from __future__ import annotations

from dataclasses import dataclass

from generator.deadlines import CountedDay, DeadlineBasis, PublicityPeriod, authority_rule
from generator.model import PublicityNotice
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Tag, TagLook
from generator.render.wording import chinese_date, date_and_weekday, weekday

CIVIL_CODE = "《民法典》第二百零一条第一款"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A day of the publicity period; `tag` in place of `kind` where it is not what its weekday says."""

    date: str
    weekday: str
    kind: str
    tag: Tag | None
    number: str
    is_counted: bool
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """`last_day` None: not known; `explanation` says why."""

    last_day: str | None
    explanation: str
    first_day: str
    first_day_clause: ClauseLink | None
    days: tuple[DayRow, ...]
    calendar_href: str | None


def deadline_view(
    notice: PublicityNotice, period: PublicityPeriod, page: str, context: RenderContext
) -> DeadlineView:
    rule = authority_rule(context.site.portal.policies[notice.policy])
    if rule and rule.counts_first_day is not None:
        clause = context.clause_link(page, notice.policy, rule.clause)
        first_day = "发布当日计入。" if rule.counts_first_day else "发布当日不计入。"
    else:
        clause = None
        first_day = f"文件没有写明发布当日是否计入；本站按{CIVIL_CODE}，从次日起算。"
    return DeadlineView(
        last_day=f"{date_and_weekday(period.last_on)} 24:00" if period.last_on else None,
        explanation=_explanation(period),
        first_day=first_day,
        first_day_clause=clause,
        days=tuple(_day_row(day, period) for day in period.days),
        calendar_href=f"{notice.id}.ics" if period.last_on else None,
    )


def _explanation(period: PublicityPeriod) -> str:
    if period.basis is DeadlineBasis.COMPUTED:
        return f"本站按国务院办公厅放假安排核算，共 {period.working_days} 个工作日，按北京时间。"
    if period.basis is DeadlineBasis.STATED_AND_COUNTED:
        return f"由公告写明，本站已核对，其间有 {period.working_days} 个工作日，按北京时间。"
    reason = f"{period.gap_year} 年的放假安排尚未公布或未收录"
    if period.basis is DeadlineBasis.STATED:
        return f"由发布机关确定，本站未核算：{reason}。"
    return f"无法核算：{reason}。请以发布机关公告为准。"


def uncounted_days(period: PublicityPeriod) -> str:
    """In a sentence, for where there is no room for a row a day; '' where nothing was counted."""
    left_out = [day for day in period.days if day.number is None]
    worked = [day for day in period.days if day.is_make_up_day and day.number is not None]
    sentences = []
    if left_out:
        sentences.append(f"不计入：{'、'.join(_named(day, period) for day in left_out)}。")
    if worked:
        sentences.append(f"计入：{'、'.join(_named(day, period) for day in worked)}。")
    return "".join(sentences)


def _named(day: CountedDay, period: PublicityPeriod) -> str:
    reason = "发布日" if _is_uncounted_first(day, period) else _kind(day)
    return f"{day.day.month}月{day.day.day}日（{reason}）"


def _kind(day: CountedDay) -> str:
    if day.holiday_name:
        return f"放假（{day.holiday_name}）"
    if day.is_make_up_day:
        return "调休上班"
    return "周末" if day.day.isoweekday() > 5 else "工作日"


def _is_uncounted_first(day: CountedDay, period: PublicityPeriod) -> bool:
    return day.day == period.first_on and not period.counts_first_day


def _day_row(day: CountedDay, period: PublicityPeriod) -> DayRow:
    kind = _kind(day)
    tag = None
    if day.holiday_name:
        tag = Tag(word=kind, look=TagLook.ENDED)
    elif day.is_make_up_day:
        tag = Tag(word=kind, look=TagLook.WAITING)
    if day.number is not None:
        number = f"第 {day.number} 个"
    elif _is_uncounted_first(day, period):
        number = "发布日，不计入"
    else:
        number = "不计入"
    return DayRow(
        date=chinese_date(day.day),
        weekday=weekday(day.day),
        kind=kind,
        tag=tag,
        number=number,
        is_counted=day.number is not None,
        is_last=day.day == period.last_on,
    )
