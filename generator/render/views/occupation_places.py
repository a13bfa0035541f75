"""What applies to somebody with an occupation in a place: who assesses, how on, what is open, where to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Jurisdiction, Topic
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.notices import NoticeRow, may_be_open, notice_rows
from generator.render.views.parts import Link
from generator.render.views.procedures import places_with_procedures
from generator.scopes import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedGrade:
    """Who of the place may assess the occupation at the grade today."""

    grade: Link
    organisations: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswers:
    """`ways` lead to what the place asks for each grade, `doors` to procedures, self-check and comparison."""

    anchor: str
    place: str
    is_sample: bool
    grades: tuple[AssessedGrade, ...]
    ways: tuple[Link, ...]
    doors: tuple[Link, ...]
    notices: tuple[NoticeRow, ...]
    has_open_notice: bool


def places_in_force(context: RenderContext) -> tuple[Jurisdiction, ...]:
    """Those with a text in force; the national one is no place where somebody works."""
    national = context.site.portal.policies.get(context.site.portal.grade_source)
    return tuple(
        place
        for place in context.site.portal.jurisdictions.values()
        if context.policies_of(place.id) and (national is None or place.id != national.jurisdiction)
    )


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
                place=place.short_name,
                is_sample=place.is_fictional,
                grades=tuple(_grades(code, place.id, page, context)),
                ways=tuple(
                    Link(
                        text=grade.name,
                        href=addresses.relative(
                            page, f"{addresses.grade(grade.slug)}#ways-{place.id}"
                        ),
                    )
                    for grade in context.site.portal.grades.values()
                ),
                doors=tuple(_doors(place, page, context)),
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


def _doors(place: Jurisdiction, page: str, context: RenderContext) -> Iterator[Link]:
    if place in places_with_procedures(context):
        href = addresses.relative(page, addresses.procedures(place.id))
        yield Link(text=f"{place.short_name}的办理流程", href=href)
    href = addresses.relative(page, addresses.ELIGIBILITY)
    yield Link(text="条件自查：自己符合哪几条", href=href)
    topic = Topic.ELIGIBILITY.value
    href = addresses.relative(page, f"{addresses.COMPARE}?topic={topic}#{topic}")
    yield Link(text="与别处的申报条件对照", href=href)


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
