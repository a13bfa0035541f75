"""The twin of `/statistics/`: each figure with the lists it comes from, and the dated targets beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.model import Target
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.list_counts import Breakdown, Figure, breakdowns, counts_beside, row_count
from generator.render.twins.form import ListTwin, twin_file
from generator.render.views.targets import all_targets
from generator.statuses import TargetState, target_state


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCounts:
    """`counts`: of the grades that the target names, in the lists of its place until its day."""

    jurisdiction: str
    policy: str
    target: Target
    state_on_data_day: TargetState
    counts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsTwin(ListTwin):
    """Only lists of this site. Rows, not persons; a figure without `key` could not be told apart."""

    format: ClassVar[str] = "statistics/v1"
    list_count: int
    row_count: int
    targets: tuple[TargetCounts, ...]
    items: tuple[Breakdown, ...]


def statistics_twins(context: RenderContext) -> Iterator[OutputFile]:
    portal = context.site.portal
    twin = StatisticsTwin(
        list_count=len(portal.approved_lists),
        row_count=row_count(portal),
        targets=tuple(
            TargetCounts(
                jurisdiction=policy.jurisdiction,
                policy=policy.id,
                target=target,
                state_on_data_day=target_state(target.due_on, context.site.today),
                counts=counts_beside(target, policy.jurisdiction, portal),
            )
            for policy, target in all_targets(context)
        ),
        items=breakdowns(portal),
    )
    yield twin_file(addresses.STATISTICS, twin, context)
