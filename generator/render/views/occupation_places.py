"""What applies to somebody with an occupation in a place: who assesses, how on, what is open, where to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Jurisdiction, Route, Topic
from generator.policies.key_facts import FactKind, key_facts
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.notices import NoticeRow, may_be_open, notice_rows
from generator.render.views.parts import ClauseLink, Link, Tag
from generator.render.views.procedures import places_with_procedures
from generator.render.wording import ONE_OF_SEVERAL
from generator.scopes import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedGrade:
    """Who of the place may assess the occupation at the grade today."""

    grade: Link
    organisations: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyInForce:
    link: Link
    status: Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsAsked:
    """`note`: 几种情形之一, where the years belong to one of several ways."""

    text: str
    note: str
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeYears:
    """No `asked`: the texts of the place state none."""

    grade: Link
    asked: tuple[YearsAsked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswers:
    """`place` as it reads after 在. `years` are those that 评聘 asks for, 文件未规定 where a text asks for none.

    `ways` lead to what the place asks for each grade, `doors` to procedures, self-check and comparison.
    """

    anchor: str
    place: str
    is_sample: bool
    policies: tuple[PolicyInForce, ...]
    years: tuple[GradeYears, ...]
    grades: tuple[AssessedGrade, ...]
    ways: tuple[Link, ...]
    doors: tuple[Link, ...]
    notices: tuple[NoticeRow, ...]
    has_open_notice: bool


def places_in_force(context: RenderContext) -> tuple[Jurisdiction, ...]:
    """Those with a text in force; the nation, for everybody elsewhere, after the real ones."""
    places = (
        place
        for place in context.site.portal.jurisdictions.values()
        if context.policies_of(place.id)
    )
    return tuple(sorted(places, key=lambda one: (one.is_fictional, _is_national(one, context))))


def place_label(place: Jurisdiction, context: RenderContext) -> str:
    return f"其他地方（{place.short_name}）" if _is_national(place, context) else place.short_name


def _is_national(place: Jurisdiction, context: RenderContext) -> bool:
    national = context.site.portal.policies.get(context.site.portal.grade_source)
    return national is not None and place.id == national.jurisdiction


def place_anchor(place: str) -> str:
    return f"in-{place}"


def place_answers(code: str, page: str, context: RenderContext) -> tuple[PlaceAnswers, ...]:
    """One for every place with a text in force, in the order of data/jurisdictions.yml."""
    rows = {row.link.href: row for row in notice_rows(page, context)}
    found = []
    for place in places_in_force(context):
        notices = tuple(_open(code, place.id, rows, page, context))
        found.append(
            PlaceAnswers(
                anchor=place_anchor(place.id),
                place=place_label(place, context),
                is_sample=place.is_fictional,
                policies=tuple(
                    PolicyInForce(
                        link=context.policy_link(page, policy), status=context.policy_tag(policy)
                    )
                    for policy in context.policies_of(place.id)
                ),
                years=tuple(_years(place.id, page, context)),
                grades=tuple(_grades(code, place.id, page, context)),
                ways=tuple(
                    _way(grade.slug, place.id, page, context)
                    for grade in context.site.portal.grades.values()
                ),
                doors=place_doors(place, page, context),
                notices=notices,
                has_open_notice=any(row.is_open for row in notices),
            )
        )
    return tuple(found)


def _grades(code: str, place: str, page: str, context: RenderContext) -> Iterator[AssessedGrade]:
    """Highest first; grades that nobody there assesses are left out."""
    portal = context.site.portal
    for slug in reversed(list(portal.grades)):
        organisations = tuple(
            Link(text=one.name, href=addresses.relative(page, addresses.organisation(one.id)))
            for one in portal.organisations.values()
            if one.jurisdiction == place
            and any(
                row.occupation_code == code
                and slug in row.grades
                and Span(row.since, row.until).holds_on(context.site.today)
                for row in one.scope
            )
        )
        if organisations:
            yield AssessedGrade(
                grade=Link(
                    text=context.grade_name(slug),
                    href=addresses.relative(page, addresses.grade(slug)),
                ),
                organisations=organisations,
            )


def _way(grade: str, place: str, page: str, context: RenderContext) -> Link:
    href = addresses.relative(page, f"{addresses.grade(grade)}#ways-{place}")
    return Link(text=context.grade_name(grade), href=href)


def _years(place: str, page: str, context: RenderContext) -> Iterator[GradeYears]:
    """Of the grades that any text in force gives by 评聘: who is silent about them is told apart."""
    portal = context.site.portal
    given = {
        rule.grade
        for eligibility in portal.eligibility.values()
        for rule in eligibility.rules
        if rule.route is Route.APPOINTMENT
    }
    for grade in portal.grades:
        if grade not in given:
            continue
        asked = (
            YearsAsked(
                text=fact.text,
                note=ONE_OF_SEVERAL if fact.is_one_of_several else "",
                clause=context.clause_link(page, policy.id, fact.clause, names_policy=False),
            )
            for policy in context.policies_of(place)
            for fact in key_facts(policy, grade, portal)
            if fact.kind is FactKind.YEARS and fact.text
        )
        yield GradeYears(grade=_way(grade, place, page, context), asked=tuple(asked))


def place_doors(place: Jurisdiction, page: str, context: RenderContext) -> tuple[Link, ...]:
    """To the procedures of the place, where it has any, to the self-check there and to the comparison."""
    check = addresses.relative(page, f"{addresses.ELIGIBILITY}#place={place.id}")
    topic = Topic.ELIGIBILITY.value
    compare = addresses.relative(page, f"{addresses.COMPARE}?topic={topic}#{topic}")
    doors = [
        Link(text="条件自查：自己符合哪几条", href=check),
        Link(text="与别处的申报条件对照", href=compare),
    ]
    if place in places_with_procedures(context):
        href = addresses.relative(page, addresses.procedures(place.id))
        doors.insert(0, Link(text=f"{place.short_name}的办理流程", href=href))
    return tuple(doors)


def _open(
    code: str, place: str, rows: dict[str, NoticeRow], page: str, context: RenderContext
) -> Iterator[NoticeRow]:
    """Notices of the place with a candidate in the occupation that are, or may become, open."""
    for notice in context.site.portal.notices.values():
        is_meant = notice.jurisdiction == place and any(
            one.occupation_code == code for one in notice.candidates
        )
        row = rows[addresses.relative(page, addresses.notice(notice.id))]
        if is_meant and may_be_open(row):
            yield row
