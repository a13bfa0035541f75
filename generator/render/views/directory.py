"""What pages say of the directory of organisations: states as tags, spans as days, the rule it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model import EvaluationOrganisation, Topic
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Tag, TagLook
from generator.render.wording import ORGANISATION_STATES, chinese_date
from generator.requirements import Requirements
from generator.scopes import OrganisationState, Span, organisation_state

# who orders that a directory be published and adjusted; what it says is read from the data
_BASIS_POLICY, _BASIS_CLAUSE, _BASIS_TOPIC = "mohrss-2022-14", "五（十八）", Topic.FILING
_OWN_NAMES_CLAUSE = "二（五）"
_STATE_LOOKS = {
    OrganisationState.NOT_YET_LISTED: TagLook.WAITING,
    OrganisationState.ON_FILE: TagLook.GOOD,
    OrganisationState.LAPSED: TagLook.ENDED,
    OrganisationState.REMOVED: TagLook.ENDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryBasis:
    """The rule that the directory follows, in our words and with its clause."""

    texts: tuple[str, ...]
    clause: ClauseLink


def directory_basis(page: str, context: RenderContext) -> DirectoryBasis | None:
    """None where the portal does not hold the national text."""
    stated = context.site.portal.statements.get(_BASIS_POLICY)
    texts = tuple(
        one.text
        for one in (stated.statements if stated else ())
        if one.clause == _BASIS_CLAUSE and one.topic is _BASIS_TOPIC
    )
    if not texts:
        return None
    return DirectoryBasis(
        texts=texts, clause=context.clause_link(page, _BASIS_POLICY, _BASIS_CLAUSE)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementView:
    """What a text in force asks of an organisation that assesses certain grades."""

    text: str
    clause: ClauseLink


def requirements_of(
    organisation: EvaluationOrganisation, page: str, context: RenderContext
) -> tuple[RequirementView, ...]:
    """For the grades that it may assess today; each sentence once."""
    today = context.site.today
    requirements = Requirements(context.site.portal)
    asked = {
        (one.policy, one.statement.clause, one.statement.text): one
        for row in organisation.scope
        if Span(row.since, row.until).holds_on(today)
        for grade in row.grades
        for one in requirements.of(organisation.jurisdiction, grade, today)
    }
    return tuple(
        RequirementView(
            text=one.statement.text,
            clause=context.clause_link(page, one.policy, one.statement.clause),
        )
        for one in asked.values()
    )


def clause_of_own_names(page: str, context: RenderContext) -> ClauseLink | None:
    """The clause by which a unit may call grades otherwise; None where the portal lacks the text."""
    if _OWN_NAMES_CLAUSE not in context.clauses.get(_BASIS_POLICY, ()):
        return None
    return context.clause_link(page, _BASIS_POLICY, _OWN_NAMES_CLAUSE)


def state_tag(organisation: EvaluationOrganisation, today: date) -> Tag:
    state = organisation_state(organisation, today)
    return Tag(word=ORGANISATION_STATES[state], look=_STATE_LOOKS[state])


def span_tag(span: Span, today: date) -> Tag:
    """Whether it may be assessed on that day."""
    if span.holds_on(today):
        return Tag(word="可评", look=TagLook.GOOD)
    if today < span.since:
        return Tag(word="尚未开始", look=TagLook.WAITING)
    return Tag(word="已终止", look=TagLook.ENDED)


def span_days(span: Span) -> tuple[str, ...]:
    """2025年3月20日起; 2022年6月15日至, 2025年9月30日: a line breaks only between them."""
    if span.until is None:
        return (f"{chinese_date(span.since)}起",)
    return (f"{chinese_date(span.since)}至", chinese_date(span.until))
