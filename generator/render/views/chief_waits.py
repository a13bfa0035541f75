"""What the holder's card says of the way to 首席技师: by policy of the record, as the text in force of its place."""

from __future__ import annotations

from typing import Any

from generator.chief_waits import ChiefWait, chief_waits
from generator.render.context import RenderContext


def chief_waits_by_policy(context: RenderContext) -> dict[str, Any]:
    """Members of each: `counted_from`, `months`, `text` (both may be null), `sources` with their clauses.

    Under the id of every policy of a place, since a record names the policy of its own day.
    """
    portal = context.site.portal
    waits = chief_waits(portal, context.site.today)
    return {
        policy.id: _as_json(waits[policy.jurisdiction])
        for policy in portal.policies.values()
        if policy.jurisdiction in waits
    }


def _as_json(wait: ChiefWait) -> dict[str, Any]:
    asked = (wait.condition,) if wait.condition else ()
    return {
        "counted_from": wait.counted_from.value,
        "months": wait.months,
        "text": wait.condition.text if wait.condition else None,
        "sources": [
            {"text": one.text, "policy": wait.policy, "clause": one.clause}
            for one in (*asked, *wait.awards, *wait.exceptions)
        ],
    }
