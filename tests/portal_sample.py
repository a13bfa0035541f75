"""The smallest complete portal, `tests/data_good`, as the render stage gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from generator.check import portal_with_texts
from generator.config import Mode, SiteConfig
from generator.load.calendars import working_calendar
from generator.load.config import load_config
from generator.model import Policy, Portal, PublicityNotice, StatusAction, StatusChange
from generator.pages import OutputFile, Page, SearchRecord
from generator.render import (
    CredentialStatus,
    IssuerFacts,
    KeyFacts,
    RowCredential,
    SiteView,
    TrustFacts,
    render_site,
    search_page,
)

DATA_GOOD = Path(__file__).parent / "data_good"
TODAY = date(2026, 3, 18)
LIST = "demo-list-2026-01"
NOTICE = "demo-notice-2026-01"
POLICY = "demo-2025-1"

_REVOKED = StatusChange(
    certificate_number="Y00009999990126T000002",
    action=StatusAction.REVOKE,
    on=date(2026, 3, 16),
    policy=POLICY,
    clause="三（二）",
    ground="提供虚假业绩",
    decided_by="示例省人力资源和社会保障厅",
)
_SUSPENDED = replace(_REVOKED, action=StatusAction.SUSPEND, clause="三（三）", ground="正在查清")

CREDENTIALS: Mapping[str, Mapping[int, RowCredential]] = {
    LIST: {
        1: RowCredential(status=CredentialStatus.ACTIVE),
        2: RowCredential(status=CredentialStatus.REVOKED, change=_REVOKED),
        3: RowCredential(status=CredentialStatus.SUSPENDED, change=_SUSPENDED),
    }
}

TRUST = TrustFacts(
    version=1,
    issued_on=date(2026, 1, 1),
    expires_on=date(2036, 12, 31),
    threshold=1,
    root_fingerprints=("sha256:" + "ab" * 32,),
    issuers=(
        IssuerFacts(
            id="demo-hrss",
            name="示例省人力资源和社会保障厅",
            mandate="示例省 · 特级技师、首席技师名单",
            jurisdictions=("demo",),
            organisations=("Y000099999901",),
            highest_grade="chief-technician",
            keys=(
                KeyFacts(
                    id="2026-a",
                    fingerprint="sha256:" + "cd" * 32,
                    usable_from=date(2026, 1, 1),
                    usable_until=date(2030, 12, 31),
                ),
            ),
        ),
    ),
)


@cache
def good_portal() -> Portal:
    portal, problems = portal_with_texts(DATA_GOOD)
    assert problems == []
    return portal


@cache
def good_config() -> SiteConfig:
    config, problems = load_config(DATA_GOOD)
    assert config is not None
    assert problems == []
    return config


def sample_site(
    *, portal: Portal | None = None, mode: Mode = Mode.DEMO, today: date = TODAY
) -> SiteView:
    portal = portal or good_portal()
    return SiteView(
        portal=portal,
        config=replace(good_config(), mode=mode),
        calendar=working_calendar(portal.calendars),
        today=today,
        credentials=CREDENTIALS,
        trust=TRUST,
        covered_places=frozenset(portal.coverage),
    )


def with_notice(notice: PublicityNotice) -> Portal:
    portal = good_portal()
    return replace(portal, notices={**portal.notices, notice.id: notice})


def with_policy(policy: Policy) -> Portal:
    portal = good_portal()
    return replace(portal, policies={**portal.policies, policy.id: policy})


def rendered_pages(site: SiteView) -> dict[str, Page]:
    everything = list(render_site(site))
    pages = {one.path: one for one in everything if isinstance(one, Page)}
    search = search_page(one for one in everything if isinstance(one, SearchRecord))
    return {**pages, search.path: search}


def rendered_files(site: SiteView) -> dict[str, bytes]:
    return {one.path: one.content for one in render_site(site) if isinstance(one, OutputFile)}


def search_records(site: SiteView) -> list[SearchRecord]:
    return [one for one in render_site(site) if isinstance(one, SearchRecord)]
