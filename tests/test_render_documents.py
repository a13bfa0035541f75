"""Documents that are cited and not on this site: their standing is told only where a policy here tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model import Policy, PolicyRelation, RelationKind
from generator.render.views.documents import NOT_COLLECTED
from tests.portal_sample import POLICY, good_portal, sample_site, search_records, with_policy

DOCUMENT = "national-occupational-standards"
STARTS_ON = date(2026, 3, 1)


def _status(*, repealed: bool, today: date) -> str | None:
    policy: Policy = replace(good_portal().policies[POLICY], effective_from=STARTS_ON)
    if repealed:
        repeal = PolicyRelation(
            kind=RelationKind.REPEALS, title="国家职业标准", document=DOCUMENT, clause="二（一）"
        )
        policy = replace(policy, relations=(*policy.relations, repeal))
    site = sample_site(portal=with_policy(policy), today=today)
    records = {record.address: record for record in search_records(site)}
    return records[f"policies/{DOCUMENT}/"].status


def test_a_cited_document_is_never_said_to_be_in_force() -> None:
    assert _status(repealed=False, today=STARTS_ON) == NOT_COLLECTED == "未收录原文"


def test_a_cited_document_is_repealed_from_the_day_the_repealing_policy_holds() -> None:
    assert _status(repealed=True, today=STARTS_ON) == "已废止"
    assert _status(repealed=True, today=date(2026, 2, 28)) == NOT_COLLECTED


def test_a_cited_document_is_found_by_its_number_first() -> None:
    portal = good_portal()
    document = replace(portal.documents[DOCUMENT], document_number="人社部发〔2022〕14号")
    portal = replace(portal, documents={**portal.documents, DOCUMENT: document})
    records = {one.address: one for one in search_records(sample_site(portal=portal))}
    assert records[f"policies/{DOCUMENT}/"].title.endswith(" 人社部发〔2022〕14号")
