"""What a text asks of a grade by aspect, and the matrix of what each step up adds."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Aspect, GradeRequirement, Policy
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Link, Tag
from generator.render.wording import ASPECTS


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectAsks:
    """What is asked under one aspect."""

    aspect: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixStatement:
    """`is_as_below`: the grade below asks the same, word for word."""

    text: str
    is_as_below: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """`is_new`: the grade below asks nothing under this aspect."""

    aspect: str
    statements: tuple[MatrixStatement, ...]
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    grade: Link
    cells: tuple[MatrixCell, ...]
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    anchor: str
    place: str
    policy: Link
    status: Tag
    aspects: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    is_sample: bool


def _by_aspect(row: GradeRequirement) -> dict[Aspect, tuple[str, ...]]:
    return {
        aspect: tuple(ask.text for ask in row.asks if ask.aspect is aspect) for aspect in Aspect
    }


def aspect_asks(row: GradeRequirement) -> tuple[AspectAsks, ...]:
    """What the row asks, aspect by aspect in the order of `Aspect`; aspects without a word are left out."""
    return tuple(
        AspectAsks(aspect=ASPECTS[aspect], texts=texts)
        for aspect, texts in _by_aspect(row).items()
        if texts
    )


def matrix(policy: Policy, page: str, context: RenderContext) -> Matrix:
    """A column for each aspect that the text names at all."""
    order = list(context.site.portal.grades)
    table = sorted(policy.grade_table, key=lambda row: order.index(row.grade))
    aspects = [one for one in Aspect if any(ask.aspect is one for row in table for ask in row.asks)]
    below: dict[Aspect, tuple[str, ...]] | None = None
    rows = []
    for row in table:
        asks = _by_aspect(row)
        rows.append(
            MatrixRow(
                grade=Link(
                    text=context.grade_name(row.grade),
                    href=addresses.relative(page, addresses.grade(row.grade)),
                ),
                cells=tuple(
                    _cell(ASPECTS[aspect], asks[aspect], below[aspect] if below else None)
                    for aspect in aspects
                ),
                clause=context.clause_link(page, policy.id, row.clause, names_policy=False),
            )
        )
        below = asks
    return Matrix(
        anchor=f"matrix-{policy.id}",
        place=context.place_name(policy.jurisdiction),
        policy=context.policy_link(page, policy),
        status=context.policy_tag(policy),
        aspects=tuple(ASPECTS[one] for one in aspects),
        rows=tuple(rows),
        is_sample=context.is_fictional(policy.jurisdiction),
    )


def _cell(aspect: str, texts: tuple[str, ...], below: tuple[str, ...] | None) -> MatrixCell:
    """`below` None: there is no grade below, so nothing is marked."""
    return MatrixCell(
        aspect=aspect,
        statements=tuple(
            MatrixStatement(text=text, is_as_below=text in (below or ())) for text in texts
        ),
        is_new=below is not None and bool(texts) and not below,
    )
