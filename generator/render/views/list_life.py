"""这份名单走到哪一步: each stage as the policy states it, and how far the data says it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.deadlines import publicity_period
from generator.list_life import LifeStage, LifeStep
from generator.list_progress import ListFacts, StageProgress, StageState, progress_of
from generator.model import PublicityNotice
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Fact, Tag, TagLook
from generator.render.wording import (
    LIFE_STEPS,
    NOT_STATED,
    PUBLICITY_STAGES,
    STAGE_STATES,
    chinese_date,
)

_LOOKS = {
    StageState.DONE: TagLook.GOOD,
    StageState.UNDER_WAY: TagLook.WAITING,
    StageState.AHEAD: TagLook.ENDED,
    StageState.NO_RECORD: TagLook.PAUSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """`clause` None: the policy says nothing of the stage. `grades` is empty where it holds for all."""

    name: str
    grades: str
    tag: Tag
    clause: ClauseLink | None
    facts: tuple[Fact, ...]


def list_facts(notice: PublicityNotice, context: RenderContext) -> ListFacts:
    """The notice with all its lists on the day of the build."""
    site = context.site
    policy = site.portal.policies[notice.policy]
    return ListFacts(
        notice=notice,
        period=publicity_period(notice, policy, site.calendar),
        lists=tuple(one for one in site.portal.approved_lists.values() if one.notice == notice.id),
        policy=policy,
        procedures=site.portal.procedures.get(policy.id),
        today=site.today,
    )


def list_progress(notice: PublicityNotice, context: RenderContext) -> tuple[StageProgress, ...]:
    """For the grades that stand in the notice, lowest first."""
    named = {row.grade for row in notice.candidates}
    slugs = (slug for slug, grade in context.site.portal.grades.items() if grade.name in named)
    return progress_of(list_facts(notice, context), slugs)


def life_view(notice: PublicityNotice, page: str, context: RenderContext) -> tuple[StageView, ...]:
    progress = list_progress(notice, context)
    most = max((len(one.grades) for one in progress), default=0)
    return tuple(
        StageView(
            name=_name(one.stage),
            grades=""
            if len(one.grades) == most
            else "、".join(context.grade_name(slug) for slug in one.grades),
            tag=Tag(word=STAGE_STATES[one.state], look=_LOOKS[one.state]),
            clause=context.clause_link(page, notice.policy, one.stage.clause)
            if one.stage.clause
            else None,
            facts=_facts(one),
        )
        for one in progress
    )


def _name(stage: LifeStage) -> str:
    if stage.step is LifeStep.PUBLICITY and stage.stage:
        return PUBLICITY_STAGES[stage.stage]
    return LIFE_STEPS[stage.step]


def _facts(progress: StageProgress) -> tuple[Fact, ...]:
    stage = progress.stage
    facts = [_stated("由谁", stage.actor)]
    if stage.step is LifeStep.PUBLICITY and stage.is_stated:
        days = stage.at_least_working_days
        facts += [
            _stated("公示对象", stage.audience),
            _stated("公示渠道", "、".join(stage.channels) or None),
            _stated("至少", f"{days} 个工作日" if days else None),
        ]
    if progress.first_on:
        facts.append(Fact(name="日期", text=_days(progress.first_on, progress.last_on)))
    return tuple(facts)


def _stated(name: str, text: str | None) -> Fact:
    return Fact(name=name, text=text or NOT_STATED, is_absent=text is None)


def _days(first: date, last: date | None) -> str:
    if last is None:
        return f"{chinese_date(first)}起"
    return chinese_date(first) if first == last else f"{chinese_date(first)}至{chinese_date(last)}"
