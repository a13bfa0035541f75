"""Machine twins: what a page says, as JSON. Each has `format` and `data_on`; lists have `count`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import ApprovedList, Policy, PublicityNotice
from generator.pages import OutputFile
from generator.records import Record
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.datasets import DATASETS
from generator.render.json_form import NEVER_PUBLISHED, plain
from generator.render.twin_files import twin_file, twin_list
from generator.render.twins_of_policies import twins_of_policies
from generator.render.views.notices import period_of
from generator.render.views.procedures import places_with_procedures
from generator.render.views.targets import all_targets
from generator.statuses import notice_state, policy_status, valid_until


def twins(context: RenderContext) -> Iterator[OutputFile]:
    """The twin of every page that comes from data, in the order of the pages."""
    portal = context.site.portal
    yield twin_file(addresses.HOME, "index/v1", context, **_index(context))
    grades = [plain(grade) for grade in portal.grades.values()]
    yield twin_list(
        addresses.GRADES, "grades/v1", grades, context, source_policy=portal.grade_source
    )
    for slug, grade in portal.grades.items():
        yield twin_file(
            addresses.grade(slug),
            "grade/v1",
            context,
            grade=plain(grade),
            requirements=_requirements(slug, context),
        )
    policies = [_policy_summary(policy, context) for policy in portal.policies.values()]
    yield twin_list(addresses.POLICIES, "policies/v1", policies, context)
    for policy in portal.policies.values():
        yield _policy(policy, context)
    for document in portal.documents.values():
        yield twin_file(
            addresses.policy(document.id),
            "document/v1",
            context,
            document=plain(document),
            cited_by=[
                {"policy": policy.id, "relation": plain(relation)}
                for policy in portal.policies.values()
                for relation in policy.relations
                if relation.document == document.id
            ],
        )
    notices = [_notice_summary(notice, context) for notice in portal.notices.values()]
    yield twin_list(addresses.NOTICES, "notices/v1", notices, context)
    for notice in portal.notices.values():
        yield _notice(notice, context)
    lists = [_list_summary(one) for one in portal.approved_lists.values()]
    yield twin_list(addresses.LISTS, "lists/v1", lists, context)
    for approved in portal.approved_lists.values():
        yield _approved_list(approved, context)
    organisations = [plain(one) for one in portal.organisations.values()]
    yield twin_list(addresses.ORGANISATIONS, "organisations/v1", organisations, context)
    for organisation in portal.organisations.values():
        yield twin_file(
            addresses.organisation(organisation.id),
            "organisation/v1",
            context,
            organisation=plain(organisation),
        )
    occupations = [plain(one) for one in portal.occupations.values()]
    edition = portal.occupation_edition
    yield twin_list(addresses.OCCUPATIONS, "occupations/v1", occupations, context, edition=edition)
    for code, occupation in portal.occupations.items():
        yield twin_file(
            addresses.occupation(code), "occupation/v1", context, occupation=plain(occupation)
        )
    questions = [plain(one) for one in portal.questions.values()]
    yield twin_list(addresses.QUESTIONS, "questions-page/v1", questions, context)
    terms = [plain(one) for one in portal.terms.values()]
    yield twin_list(addresses.GLOSSARY, "glossary-page/v1", terms, context)
    datasets = [{"name": one.name, "title": one.title} for one in DATASETS]
    yield twin_list(addresses.DATA, "data-page/v1", datasets, context)
    yield from twins_of_policies(context)
    yield twin_file(addresses.TRUST, "trust-page/v1", context, trust=plain(context.site.trust))


def _index(context: RenderContext) -> dict[str, object]:
    portal, config = context.site.portal, context.site.config
    sections = (
        (addresses.GRADES, len(portal.grades)),
        (addresses.POLICIES, len(portal.policies)),
        (addresses.PROCEDURES, len(places_with_procedures(context))),
        (addresses.TARGETS, len(all_targets(context))),
        (addresses.NOTICES, len(portal.notices)),
        (addresses.LISTS, len(portal.approved_lists)),
        (addresses.ORGANISATIONS, len(portal.organisations)),
    )
    return {
        "mode": config.mode.value,
        "site_name": config.site_name,
        "count": len(sections),
        "items": [
            {"page": path, "twin": addresses.twin(path), "count": count} for path, count in sections
        ],
    }


def _requirements(slug: str, context: RenderContext) -> list[object]:
    return [
        {"policy": policy.id, "jurisdiction": policy.jurisdiction, "requirement": plain(row)}
        for policy in context.site.portal.policies.values()
        for row in policy.grade_table
        if row.grade == slug
    ]


def _policy_summary(policy: Policy, context: RenderContext) -> dict[str, object]:
    policies = context.site.portal.policies.values()
    ends = valid_until(policy)
    return {
        "id": policy.id,
        "jurisdiction": policy.jurisdiction,
        "title": policy.title,
        "document_number": policy.document_number,
        "effective_from": plain(policy.effective_from),
        "valid_until_computed": plain(ends),
        "status": policy_status(policy, policies, context.site.today).value,
    }


def _part(part: Record | None) -> object:
    """What stands beside a policy's facts, without the id that is there already."""
    return None if part is None else plain(part, leave_out=(*NEVER_PUBLISHED, "id"))


def _policy(policy: Policy, context: RenderContext) -> OutputFile:
    portal = context.site.portal
    return twin_file(
        addresses.policy(policy.id),
        "policy/v1",
        context,
        status=_policy_summary(policy, context)["status"],
        valid_until_computed=_policy_summary(policy, context)["valid_until_computed"],
        clauses=list(context.clauses[policy.id]),
        policy=plain(policy),
        statements=_part(portal.statements.get(policy.id)),
        eligibility=_part(portal.eligibility.get(policy.id)),
        procedures=_part(portal.procedures.get(policy.id)),
        fingerprints=_part(portal.fingerprints.get(policy.id)),
    )


def _notice_summary(notice: PublicityNotice, context: RenderContext) -> dict[str, object]:
    period = period_of(notice, context)
    return {
        "id": notice.id,
        "jurisdiction": notice.jurisdiction,
        "title": notice.title,
        "published_on": notice.published_on.isoformat(),
        "last_on": plain(period.last_on),
        "basis": period.basis.value,
        "state_on_data_day": notice_state(period, context.site.today).value,
        "candidate_count": len(notice.candidates),
    }


def _notice(notice: PublicityNotice, context: RenderContext) -> OutputFile:
    return twin_file(
        addresses.notice(notice.id),
        "notice/v1",
        context,
        count=len(notice.candidates),
        state_on_data_day=_notice_summary(notice, context)["state_on_data_day"],
        period=plain(period_of(notice, context)),
        notice=plain(notice),
    )


def _list_summary(approved: ApprovedList) -> dict[str, object]:
    return {
        "id": approved.id,
        "jurisdiction": approved.jurisdiction,
        "title": approved.title,
        "document_number": approved.document_number,
        "approved_on": approved.approved_on.isoformat(),
        "holder_count": len(approved.holders),
    }


def _approved_list(approved: ApprovedList, context: RenderContext) -> OutputFile:
    """`status` null: the row has no record yet; `change` null: nothing was decided since."""
    credentials = context.site.credentials.get(approved.id, {})
    rows = []
    for holder in approved.holders:
        credential = credentials.get(holder.serial)
        rows.append(
            {
                "holder": plain(holder),
                "status": credential.status.value if credential else None,
                "change": plain(credential.change) if credential else None,
            }
        )
    header = plain(approved, leave_out=("source", "holders"))
    return twin_file(
        addresses.approved_list(approved.id),
        "list/v1",
        context,
        count=len(rows),
        list=header,
        items=rows,
    )
