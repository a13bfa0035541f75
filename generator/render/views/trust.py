"""Whose signatures this portal believes: the trust list, its roots and its issuers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.site_view import IssuerFacts, KeyFacts, TrustFacts
from generator.render.views.as_of import AsOf, as_of
from generator.render.views.parts import (
    Fact,
    Link,
    PageView,
    Tag,
    TagLook,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.wording import chinese_date
from generator.scopes import DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    id: str
    fingerprint: str
    period: str
    status: Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerView:
    anchor: str
    name: str
    facts: tuple[Fact, ...]
    keys: tuple[KeyRow, ...]
    document_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A declaration: within it a number that is not in the records is not on any list."""

    place: str
    organisations: tuple[Link, ...]
    grades: str
    period: str
    declared_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustPage(PageView):
    """`version` None: the portal has no trust list yet."""

    template: ClassVar[str] = "trust.html"
    kind: ClassVar[str] = "信任清单"
    section: ClassVar[Section] = Section.TRUST
    version: int | None
    facts: tuple[Fact, ...]
    fingerprints: tuple[str, ...]
    earlier_versions: tuple[int, ...]
    coverage: tuple[CoverageRow, ...]
    issuers: tuple[IssuerView, ...]
    as_of: AsOf
    offline_digest: str | None
    has_verification_guide: bool


def trust_page(context: RenderContext) -> TrustPage:
    path = addresses.TRUST
    trust = context.site.trust
    facts: tuple[Fact, ...] = ()
    if trust:
        is_past = context.site.today > trust.expires_on
        facts = (
            Fact(name="版本", text=str(trust.version)),
            Fact(name="签发日期", text=chinese_date(trust.issued_on)),
            Fact(
                name="有效至",
                text=chinese_date(trust.expires_on),
                tag=Tag(word="已过期，等待更新", look=TagLook.PAUSED) if is_past else None,
            ),
            Fact(name="需要几个根密钥签名", text=str(trust.threshold)),
        )
    issuers = trust.issuers if trust else ()
    fingerprints = trust.root_fingerprints if trust else context.site.config.root_fingerprints
    return TrustPage(
        path=path,
        title="信任清单",
        description="本站核验时相信谁的签名：根密钥指纹、签发机关、授权范围和密钥有效期。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "verify"),
        toc=toc_of(
            ("list", "清单", trust is not None),
            ("roots", "根密钥指纹", bool(fingerprints)),
            ("offline", "离线核验文件", context.offline_digest is not None),
            ("issuers", "签发机关", bool(issuers)),
            ("coverage", "收录范围", trust is not None),
            ("limits", "能证明什么，不能证明什么", True),
        ),
        version=trust.version if trust else None,
        facts=facts,
        fingerprints=fingerprints,
        earlier_versions=tuple(
            version
            for version in sorted(context.site.portal.trust_lists)
            if trust and version < trust.version
        ),
        coverage=tuple(_coverage_rows(context)),
        issuers=tuple(_issuer_view(issuer, context) for issuer in issuers),
        as_of=as_of(_days(trust), context),
        offline_digest=context.offline_digest,
        has_verification_guide=addresses.VERIFICATION in context.site.prose,
    )


def _days(trust: TrustFacts | None) -> Iterator[date]:
    """On which a key, or the list itself, is used or is used no more."""
    if trust is None:
        return
    yield trust.expires_on + DAY
    for issuer in trust.issuers:
        for key in issuer.keys:
            yield key.usable_from
            if key.usable_until:
                yield key.usable_until + DAY


def _issuer_view(issuer: IssuerFacts, context: RenderContext) -> IssuerView:
    places = "、".join(context.place_name(one) for one in issuer.jurisdictions)
    bodies = "辖区内全部评价机构"
    if issuer.organisations is not None:
        bodies = f"{len(issuer.organisations)} 家评价机构：{'、'.join(issuer.organisations)}"
    return IssuerView(
        anchor=f"issuer-{issuer.id}",
        name=issuer.name,
        facts=(
            Fact(name="授权", text=issuer.mandate),
            Fact(name="辖区", text=places),
            Fact(name="评价机构", text=bodies),
            Fact(name="最高等级", text=context.grade_name(issuer.highest_grade)),
        ),
        keys=tuple(_key_row(key, context) for key in issuer.keys),
        document_href=f"issuers/{issuer.id}.json",
    )


def _coverage_rows(context: RenderContext) -> Iterator[CoverageRow]:
    portal = context.site.portal
    for place in sorted(context.site.covered_places):
        coverage = portal.coverage[place]
        for one in coverage.declarations:
            bodies = (portal.organisations[id_] for id_ in one.organisations)
            yield CoverageRow(
                place=context.place_name(place),
                organisations=tuple(
                    Link(
                        text=f"{body.name}（{body.filing_number}）",
                        href=addresses.relative(addresses.TRUST, addresses.organisation(body.id)),
                    )
                    for body in bodies
                ),
                grades="、".join(context.grade_name(slug) for slug in one.grades),
                period=f"{chinese_date(one.complete_from)}至{chinese_date(one.as_of)}",
                declared_by=context.site.issuer_name(coverage.issuer),
            )


def _key_row(key: KeyFacts, context: RenderContext) -> KeyRow:
    today = context.site.today
    until = f"至{chinese_date(key.usable_until)}止" if key.usable_until else "起"
    if key.compromised_on:
        tag = Tag(word=f"{chinese_date(key.compromised_on)}起不可信", look=TagLook.BAD)
    elif today < key.usable_from:
        tag = Tag(word="尚未启用", look=TagLook.WAITING)
    elif key.usable_until and today > key.usable_until:
        tag = Tag(word="已停用", look=TagLook.ENDED)
    else:
        tag = Tag(word="使用中", look=TagLook.GOOD)
    return KeyRow(
        id=key.id,
        fingerprint=key.fingerprint,
        period=f"{chinese_date(key.usable_from)}{until}",
        status=tag,
    )
