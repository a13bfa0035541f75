"""Model to pages, machine twins, calendars and search records. Reads no data, writes nothing."""

from generator.render.site import prose_pages, render_site, search_page
from generator.render.site_view import (
    CredentialStatus,
    IssuerFacts,
    KeyFacts,
    RowCredential,
    SiteView,
    TrustFacts,
)
from generator.render.theme_files import linked_files

__all__ = [
    "CredentialStatus",
    "IssuerFacts",
    "KeyFacts",
    "RowCredential",
    "SiteView",
    "TrustFacts",
    "linked_files",
    "prose_pages",
    "render_site",
    "search_page",
]
