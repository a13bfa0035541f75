"""Which world is shown: in `mode: production` nothing of a fictional jurisdiction leaves the build."""

from __future__ import annotations

from dataclasses import replace

from generator.config import Mode
from generator.fiction import without_fiction
from generator.render.site_view import SiteView


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
    covered = site.covered_places & portal.coverage.keys()
    return replace(site, portal=portal, trust=trust, covered_places=covered)
