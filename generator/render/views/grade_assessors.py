"""The ladder of grades as a drawing, and as a table who assesses each grade by the texts of each place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Link
from generator.render.wording import NOT_STATED
from generator.scopes import Span

# CSS pixels on a 360 px phone, as in career_lattice.
_WIDTH = 328
_FIRST_BAR = 132
_ROW = 38
_BAR_HEIGHT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A rung: the higher the grade, the longer."""

    y: int
    width: int
    text_y: int
    name: str
    code: str
    code_x: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderDrawing:
    """Highest grade on top."""

    width: int
    height: int
    bar_height: int
    description: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorCell:
    """`clause` None: 文件未规定."""

    place: str
    text: str
    clause: ClauseLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorRow:
    """`on_file` leads to the directory, narrowed to who may assess the grade today; None: nobody."""

    grade: Link
    code: str
    on_file: Link | None
    cells: tuple[AssessorCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorTable:
    """Highest grade first, as it is drawn. A column for each text in force with a grade table."""

    drawing: LadderDrawing
    places: tuple[tuple[str, bool], ...]
    rows: tuple[AssessorRow, ...]


def assessor_table(page: str, context: RenderContext) -> AssessorTable:
    tables = [
        policy
        for place in context.site.portal.jurisdictions
        for policy in context.policies_of(place)
        if policy.grade_table
    ]
    rows = []
    for grade in reversed(list(context.site.portal.grades.values())):
        cells = []
        for policy in tables:
            row = next((one for one in policy.grade_table if one.grade == grade.slug), None)
            cells.append(
                AssessorCell(
                    place=context.place_name(policy.jurisdiction),
                    text=row.carried_out_by if row else NOT_STATED,
                    clause=context.clause_link(page, policy.id, row.clause, names_policy=False)
                    if row
                    else None,
                )
            )
        rows.append(
            AssessorRow(
                grade=Link(
                    text=grade.name,
                    href=addresses.relative(page, addresses.grade(grade.slug)),
                ),
                code=grade.code,
                on_file=_on_file(grade.slug, page, context),
                cells=tuple(cells),
            )
        )
    return AssessorTable(
        drawing=_drawing(context),
        places=tuple(
            (context.place_name(one.jurisdiction), context.is_fictional(one.jurisdiction))
            for one in tables
        ),
        rows=tuple(rows),
    )


def _on_file(slug: str, page: str, context: RenderContext) -> Link | None:
    count = sum(
        any(
            slug in row.grades and Span(row.since, row.until).holds_on(context.site.today)
            for row in one.scope
        )
        for one in context.site.portal.organisations.values()
    )
    if not count:
        return None
    directory = addresses.relative(page, addresses.ORGANISATIONS)
    return Link(text=f"目录里 {count} 家现在可评", href=f"{directory}?grade={slug}")


def _drawing(context: RenderContext) -> LadderDrawing:
    grades = list(context.site.portal.grades.values())
    step = (_WIDTH - _FIRST_BAR) // max(len(grades) - 1, 1)
    bars = []
    for row, grade in enumerate(reversed(grades)):
        width = _FIRST_BAR + (len(grades) - 1 - row) * step
        y = row * _ROW
        bars.append(
            Bar(
                y=y,
                width=width,
                text_y=y + _BAR_HEIGHT // 2 + 5,
                name=grade.name,
                code=f"代码 {grade.code}",
                code_x=width - 10,
            )
        )
    names = "、".join(grade.name for grade in grades)
    return LadderDrawing(
        width=_WIDTH,
        height=len(grades) * _ROW,
        bar_height=_BAR_HEIGHT,
        description=f"由低到高：{names}",
        bars=tuple(bars),
    )
