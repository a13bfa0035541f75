"""Which world is shown: in `mode: production` nothing of a fictional jurisdiction leaves the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from generator.config import Mode
from generator.model import Portal
from generator.render.site_view import SiteView


class _OfJurisdiction(Protocol):
    @property
    def jurisdiction(self) -> str: ...


_Noun = TypeVar("_Noun", bound=_OfJurisdiction)


def visible_site(site: SiteView) -> SiteView:
    """`site` without what its mode hides; issuers that may sign only for hidden places go too."""
    if site.config.mode is Mode.DEMO:
        return site
    portal = without_fiction(site.portal)
    trust = site.trust
    if trust:
        issuers = (
            facts for facts in trust.issuers if set(facts.jurisdictions) & set(portal.jurisdictions)
        )
        trust = replace(trust, issuers=tuple(issuers))
    return replace(site, portal=portal, trust=trust)


def without_fiction(portal: Portal) -> Portal:
    """`portal` reduced to real jurisdictions and what belongs to them."""
    real = {id_: place for id_, place in portal.jurisdictions.items() if not place.is_fictional}

    def of_real(nouns: Mapping[str, _Noun]) -> dict[str, _Noun]:
        return {id_: noun for id_, noun in nouns.items() if noun.jurisdiction in real}

    policies = of_real(portal.policies)
    texts = {id_: text for id_, text in portal.policy_texts.items() if id_ in policies}
    return replace(
        portal,
        jurisdictions=real,
        policies=policies,
        policy_texts=texts,
        notices=of_real(portal.notices),
        approved_lists=of_real(portal.approved_lists),
        organisations=of_real(portal.organisations),
        coverage=of_real(portal.coverage),
    )
