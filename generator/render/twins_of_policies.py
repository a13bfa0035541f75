"""Machine twins of the pages that gather several policies: procedures, careers, targets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Jurisdiction, Policy
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.json_form import plain
from generator.render.twin_files import twin_file, twin_list
from generator.render.views.career import rules_between
from generator.render.views.procedures import places_with_procedures
from generator.render.views.targets import all_targets
from generator.statuses import policy_status, target_state


def twins_of_policies(context: RenderContext) -> Iterator[OutputFile]:
    places = places_with_procedures(context)
    summaries = [_place(place, context) for place in places]
    yield twin_list(addresses.PROCEDURES, "procedures/v1", summaries, context)
    for place in places:
        yield twin_file(
            addresses.procedures(place.id),
            "procedure/v1",
            context,
            jurisdiction=place.id,
            policies=[_policy(policy, context) for policy in context.policies_of(place.id)],
        )
    rules = list(_career_rules(context))
    assessors = list(_assessors(context))
    yield twin_list(addresses.CAREER, "career/v1", rules, context, assessors=assessors)
    yield twin_list(addresses.TARGETS, "targets/v1", list(_targets(context)), context)


def _place(place: Jurisdiction, context: RenderContext) -> dict[str, object]:
    page = addresses.procedures(place.id)
    return {
        "jurisdiction": place.id,
        "name": place.name,
        "page": page,
        "twin": addresses.twin(page),
        "policies": [policy.id for policy in context.policies_of(place.id)],
    }


def _policy(policy: Policy, context: RenderContext) -> dict[str, object]:
    """What the text says that its page shows; `procedures` null: it has no such part."""
    portal = context.site.portal
    statements = portal.statements.get(policy.id)
    status = policy_status(policy, portal.policies.values(), context.site.today)
    return {
        "policy": policy.id,
        "status": status.value,
        "publicity": plain(policy.publicity),
        "procedures": plain(portal.procedures.get(policy.id)),
        "certificate_coding": plain(policy.certificate_coding),
        "management_period": plain(policy.management_period),
        "grounds": plain(policy.grounds),
        "defects": plain(policy.defects),
        "statements": plain(statements.statements if statements else ()),
    }


def _career_rules(context: RenderContext) -> Iterator[object]:
    for place in context.site.portal.jurisdictions:
        for policy, rule in rules_between(place, context):
            yield {"jurisdiction": place, "policy": policy.id, "rule": plain(rule)}


def _assessors(context: RenderContext) -> Iterator[object]:
    """Who assesses which grade, by the grade tables of the texts in force."""
    for place in context.site.portal.jurisdictions:
        for policy in context.policies_of(place):
            for row in policy.grade_table:
                yield {
                    "jurisdiction": place,
                    "policy": policy.id,
                    "grade": row.grade,
                    "carried_out_by": row.carried_out_by,
                    "clause": row.clause,
                }


def _targets(context: RenderContext) -> Iterator[object]:
    for policy, target in all_targets(context):
        yield {
            "jurisdiction": policy.jurisdiction,
            "policy": policy.id,
            "target": plain(target),
            "state_on_data_day": target_state(target.due_on, context.site.today).value,
        }
