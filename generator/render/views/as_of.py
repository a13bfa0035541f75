"""How long what a page says of now holds by the data: until the next of its days. The browser tells which it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model import EvaluationOrganisation, Policy
from generator.render.context import RenderContext
from generator.render.wording import chinese_date
from generator.scopes import DAY
from generator.statuses import in_force_from, repealing_policy, valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """Dates are ISO. `changes_on`: the first day on which it reads otherwise; None: none is known.

    `demo_today` is set in the demo, whose day does not move.
    """

    built_on: str
    changes_on: str | None
    change: str | None
    demo_today: str | None


def as_of(days: Iterable[date], context: RenderContext) -> AsOf:
    """`days`: those on which something begins, or is no more."""
    today = context.site.today
    change = min((day for day in days if day > today), default=None)
    return AsOf(
        built_on=chinese_date(today),
        changes_on=change.isoformat() if change else None,
        change=chinese_date(change) if change else None,
        demo_today=demo_today(context),
    )


def as_of_policies(policies: Iterable[Policy], context: RenderContext) -> AsOf:
    """Of what is said of their being in force; a repeal takes effect when what repeals is in force."""
    every = context.site.portal.policies.values()
    changes = (
        (in_force_from(one), valid_until(one), repealing_policy(one, every)) for one in policies
    )
    days = (
        (begun, last + DAY if last else None, in_force_from(other) if other else None)
        for begun, last, other in changes
    )
    return as_of((day for three in days for day in three if day), context)


def as_of_scopes(context: RenderContext) -> AsOf:
    """Of what is said across organisations."""
    organisations = context.site.portal.organisations.values()
    return as_of((day for one in organisations for day in days_of(one)), context)


def demo_today(context: RenderContext) -> str | None:
    """ISO, in the demo only."""
    return context.site.today.isoformat() if context.site.is_demo else None


def days_of(organisation: EvaluationOrganisation) -> Iterator[date]:
    """On which its scope or its standing in the directory changes."""
    yield from (entry.on for entry in organisation.history)
    for row in organisation.scope:
        yield row.since
        if row.until:
            yield row.until + DAY
