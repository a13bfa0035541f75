"""Model to pages, machine twins, calendars and search records. Reads no data, writes nothing."""

from generator.render.site import render_site
from generator.render.site_view import (
    CredentialStatus,
    IssuerFacts,
    KeyFacts,
    RowCredential,
    SiteView,
    TrustFacts,
)

__all__ = [
    "CredentialStatus",
    "IssuerFacts",
    "KeyFacts",
    "RowCredential",
    "SiteView",
    "TrustFacts",
    "render_site",
]
