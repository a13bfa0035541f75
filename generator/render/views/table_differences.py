"""The grade tables of two texts at hand, word for word: the national one beside that of a place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import ClauseText, Policy
from generator.policies.wording_differences import Segment, differences, is_same
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDifference:
    """One grade. `segments` say what stands only in the first text or only in this one."""

    grade: str
    segments: tuple[Segment, ...]
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDifferences:
    """`rows` are those that differ; `same` the grades whose rows agree letter by letter."""

    with_policy: Link
    rows: tuple[RowDifference, ...]
    same: tuple[str, ...]


def table_differences(policy: Policy, path: str, context: RenderContext) -> TableDifferences | None:
    """Against the policy of data/grades.yml; None unless both texts are at hand."""
    portal = context.site.portal
    source = portal.policies.get(portal.grade_source)
    if source is None or source.id == policy.id:
        return None
    here = _rows(policy, portal.policy_texts.get(policy.id, ()))
    there = _rows(source, portal.policy_texts.get(source.id, ()))
    common = [slug for slug in there if slug in here]
    if not common:
        return None
    clauses = {row.grade: row.clause for row in policy.grade_table}
    return TableDifferences(
        with_policy=context.policy_link(path, source),
        rows=tuple(
            RowDifference(
                grade=context.grade_name(slug),
                segments=differences(there[slug], here[slug]),
                clause=context.clause_link(path, policy.id, clauses[slug]),
            )
            for slug in common
            if not is_same(there[slug], here[slug])
        ),
        same=tuple(context.grade_name(slug) for slug in common if is_same(there[slug], here[slug])),
    )


def _rows(policy: Policy, text: tuple[ClauseText, ...]) -> dict[str, str]:
    """Grade -> what its row says without its number and name."""
    by_clause = {part.clause: part for part in text}
    return {
        row.grade: " ".join(
            cell for line in by_clause[row.clause].table for cell in line[2:] if cell
        )
        for row in policy.grade_table
        if row.clause in by_clause
    }
