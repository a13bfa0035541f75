"""What the render stage is given. Credentials and trust come as plain facts: render checks no signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from generator.config import Mode, SiteConfig
from generator.model import Portal, StatusChange
from generator.working_days import WorkingCalendar


class CredentialStatus(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCredential:
    """The record of one row of a list, as its verified token and status lists have it.

    `change` is the last decision about it, None where there was none.
    """

    status: CredentialStatus
    change: StatusChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFacts:
    """A key of an issuer; both days are included, `usable_until` None is open-ended."""

    id: str
    fingerprint: str
    usable_from: date
    usable_until: date | None = None
    compromised_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerFacts:
    """Who signs, and what it may sign. `organisations` None: all of its jurisdictions."""

    id: str
    name: str
    mandate: str
    jurisdictions: tuple[str, ...]
    organisations: tuple[str, ...] | None
    highest_grade: str
    keys: tuple[KeyFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustFacts:
    """The newest trust list, already verified against the pinned roots."""

    version: int
    issued_on: date
    expires_on: date
    threshold: int
    root_fingerprints: tuple[str, ...]
    issuers: tuple[IssuerFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """Everything a site is rendered from. `today` is the day in UTC+8, or the day of the demo.

    `credentials` is by list id and serial; a row that is absent has no record yet. `prose`: where the
    pages of `content/` stand. `offline_files` are what a verdict needs without a network, by path below
    the site's root; none before there is a trust list. `covered_places`: jurisdictions whose declared coverage
    is published. `sheet_words`: see generator/sheet_words.py.
    """

    portal: Portal
    config: SiteConfig
    calendar: WorkingCalendar
    today: date
    credentials: Mapping[str, Mapping[int, RowCredential]] = field(default_factory=dict)
    trust: TrustFacts | None = None
    desk_rules: Mapping[str, Any] = field(default_factory=dict)
    prose: frozenset[str] = frozenset()
    covered_places: frozenset[str] = frozenset()
    offline_files: Mapping[str, str] = field(default_factory=dict)
    sheet_words: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_demo(self) -> bool:
        return self.config.mode is Mode.DEMO

    def issuer_name(self, issuer: str) -> str:
        """The name in the trust list; the id where the trust list does not know it."""
        known = self.trust.issuers if self.trust else ()
        return next((facts.name for facts in known if facts.id == issuer), issuer)
