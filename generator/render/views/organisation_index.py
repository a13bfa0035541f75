"""The directory of evaluation organisations: all of them, to be narrowed by what they may assess today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from generator.model import EvaluationOrganisation
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.as_of import AsOf, as_of_scopes
from generator.render.views.directory import DirectoryBasis, directory_basis, state_tag
from generator.render.views.parts import Link, PageView, Tag, crumbs, next_steps
from generator.render.wording import (
    ORGANISATION_KINDS,
    ORGANISATION_STATES,
    chinese_date,
)
from generator.scopes import Span, assessments, organisation_state, removed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterField:
    """A choice by which the table is narrowed. Those of one `field` are asked together, joined by /."""

    name: str
    field: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedOccupation:
    link: Link
    grades: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """`assesses` are the words that the filter knows the row by: codes, grades and `code/grade`."""

    link: Link
    jurisdiction: str
    place: str
    kind: str
    kind_word: str
    filing_number: str
    state: str
    tag: Tag
    note: str | None
    occupations: tuple[AssessedOccupation, ...]
    assesses: str
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationIndexPage(PageView):
    template: ClassVar[str] = "organisations.html"
    kind: ClassVar[str] = "评价机构"
    section: ClassVar[Section] = Section.ORGANISATIONS
    as_of: AsOf
    basis: DirectoryBasis | None
    filters: tuple[FilterField, ...]
    organisations: tuple[OrganisationRow, ...]
    occupations_href: str


def organisation_index_page(context: RenderContext) -> OrganisationIndexPage:
    path = addresses.ORGANISATIONS
    rows = tuple(_row(one, path, context) for one in context.site.portal.organisations.values())
    return OrganisationIndexPage(
        path=path,
        title="评价机构",
        description="职业技能评价机构目录：谁可以评什么、评到哪一级、自何日起，以及已经终止的和已移出目录的。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "occupations", "verify", "enterprise"),
        as_of=as_of_scopes(context),
        basis=directory_basis(path, context),
        filters=_filters(context),
        organisations=rows,
        occupations_href=addresses.relative(path, addresses.OCCUPATIONS),
    )


def _row(one: EvaluationOrganisation, path: str, context: RenderContext) -> OrganisationRow:
    today = context.site.today
    open_rows = [row for row in one.scope if Span(row.since, row.until).holds_on(today)]
    removal = removed_on(one)
    grades: dict[tuple[str, str], set[str]] = {}
    words: set[str] = set()
    for row in open_rows:
        grades.setdefault((row.occupation_code, row.occupation), set()).update(row.grades)
        for assessment in assessments(row):
            code, grade = assessment.occupation_code, assessment.grade
            words |= {code, grade, f"{code}/{grade}"}
    return OrganisationRow(
        link=Link(text=one.name, href=addresses.relative(path, addresses.organisation(one.id))),
        jurisdiction=one.jurisdiction,
        place=context.place_name(one.jurisdiction),
        kind=one.kind.value,
        kind_word=ORGANISATION_KINDS[one.kind],
        filing_number=one.filing_number,
        state=organisation_state(one, today).value,
        tag=state_tag(one, today),
        note=f"自{chinese_date(removal)}起" if removal and removal <= today else None,
        occupations=tuple(
            AssessedOccupation(
                link=_occupation(code, name, path, context), grades=_in_order(slugs, context)
            )
            for (code, name), slugs in sorted(grades.items())
        ),
        assesses=" ".join(sorted(words)),
        is_sample=context.is_fictional(one.jurisdiction),
    )


def _occupation(code: str, name: str, path: str, context: RenderContext) -> Link:
    """To its page; a code that the portal does not know has none."""
    known = code in context.site.portal.occupations
    href = addresses.relative(path, addresses.occupation(code)) if known else ""
    return Link(text=name, href=href)


def _in_order(slugs: Iterable[str], context: RenderContext) -> tuple[str, ...]:
    """Names of grades, lowest first."""
    chosen = set(slugs)
    return tuple(grade.name for slug, grade in context.site.portal.grades.items() if slug in chosen)


def _filters(context: RenderContext) -> tuple[FilterField, ...]:
    """Only what some organisation has can be chosen."""
    portal, today = context.site.portal, context.site.today
    organisations = list(portal.organisations.values())
    open_rows = [
        row
        for one in organisations
        for row in one.scope
        if Span(row.since, row.until).holds_on(today)
    ]
    occupations = {row.occupation_code: row.occupation for row in open_rows}
    assessed = {slug for row in open_rows for slug in row.grades}
    places = {one.jurisdiction for one in organisations}
    kinds = {one.kind for one in organisations}
    states = {organisation_state(one, today) for one in organisations}
    return (
        _field(
            "jurisdiction",
            "辖区",
            ((id_, context.place_name(id_)) for id_ in portal.jurisdictions if id_ in places),
        ),
        _field(
            "kind",
            "类别",
            ((one.value, ORGANISATION_KINDS[one]) for one in ORGANISATION_KINDS if one in kinds),
        ),
        _field("assesses", "现在可评的职业", sorted(occupations.items()), name="occupation"),
        _field(
            "assesses",
            "现在可评的等级",
            ((slug, grade.name) for slug, grade in portal.grades.items() if slug in assessed),
            name="grade",
        ),
        _field(
            "state",
            "状态",
            ((one.value, ORGANISATION_STATES[one]) for one in ORGANISATION_STATES if one in states),
        ),
    )


def _field(
    field: str, label: str, choices: Iterable[tuple[str, str]], name: str = ""
) -> FilterField:
    return FilterField(
        name=name or field,
        field=field,
        label=label,
        choices=tuple(Choice(value=value, text=text) for value, text in choices),
    )
