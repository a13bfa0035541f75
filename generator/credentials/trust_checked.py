"""The trust lists: the newest is believed, all are published, so all are looked at."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config import Mode, SiteConfig
from generator.credentials.demo_keys import DEMO_FINGERPRINTS
from generator.credentials.outcomes import Refused
from generator.credentials.trust_list import TrustList, claimed_trust_list, read_trust_list
from generator.model import Portal
from generator.problems import Place, Problem, ProblemKind

NO_TRUST_LIST = ProblemKind(
    "trust-list-missing",
    zh="有待核验的名单，却没有信任清单",
    en="there are lists to attest but no trust list",
    hint_zh="先运行 portal trust init",
    hint_en="run portal trust init first",
)
TRUST_LIST_REFUSED = ProblemKind(
    "trust-list-refused",
    zh="信任清单没有得到 site_config.yml 中根密钥的足够签名，或内容不合规定",
    en="the trust list lacks signatures of the roots in site_config.yml, or is not of the form",
    hint_zh="核对 root_fingerprints；用 portal trust sign 补签",
    hint_en="compare root_fingerprints; add a signature with portal trust sign",
)
VERSION_DIFFERS = ProblemKind(
    "trust-list-version",
    zh="信任清单内的版本是 {found}，与文件名不一致",
    en="the trust list says it is version {found}, unlike its file name",
    hint_zh="信任清单用 portal trust 生成，不要改名",
    hint_en="trust lists are made by portal trust; do not rename them",
)
DEMO_KEY = ProblemKind(
    "demo-key-in-production",
    zh="正式站不得信任公开的演示密钥 {fingerprint}",
    en="a production site cannot trust the printed demo key {fingerprint}",
    hint_zh="演示密钥人人可用；用 portal keys create 与 portal trust init 生成自己的",
    hint_en="anyone can sign with it; make your own with portal keys create and portal trust init",
)
HIDDEN_JURISDICTION = ProblemKind(
    "trust-list-hidden-jurisdiction",
    zh="信任清单让 {issuer} 为 {jurisdiction} 签发，本站没有这个辖区或不公开它",
    en="the trust list lets {issuer} sign for {jurisdiction}, which this site has not or hides",
    hint_zh="正式站的信任清单不写虚构辖区；用 portal trust 另建一份",
    hint_en="a production site trusts nobody for a fictional place; make another with portal trust",
)


def newest_trust_list(portal: Portal, config: SiteConfig) -> tuple[TrustList | None, list[Problem]]:
    """The newest trust list, verified against the pinned roots; None where there is none to believe."""
    if not portal.trust_lists:
        is_needed = portal.credentials or any(
            row.certificate_number
            for approved in portal.approved_lists.values()
            for row in approved.holders
        )
        missing = NO_TRUST_LIST.at(Place(path="data/trust/1.json"))
        return None, [missing] if is_needed else []
    older = list(_older_problems(portal, config))
    if older:
        return None, older
    version, file = max(portal.trust_lists.items())
    place = Place(path=file.path)
    try:
        trust = read_trust_list(
            "\n".join(file.lines), config.root_fingerprints, config.identifier_base
        )
    except Refused:
        return None, [TRUST_LIST_REFUSED.at(place)]
    problems = []
    if trust.version != version:
        problems.append(VERSION_DIFFERS.at(place, found=trust.version))
    problems += _fiction_in(trust, portal, config, place)
    return trust, problems


def _older_problems(portal: Portal, config: SiteConfig) -> Iterator[Problem]:
    """Older lists are published beside the newest: each is still what its own roots have signed.

    Those need not be today's roots.
    """
    for version, file in portal.trust_lists.items():
        if version == max(portal.trust_lists):
            continue
        place = Place(path=file.path)
        text = "\n".join(file.lines)
        try:
            claimed = claimed_trust_list(text, config.identifier_base)
            own_roots = {root.fingerprint for root in claimed.roots}
            trust = read_trust_list(text, own_roots, config.identifier_base)
        except Refused:
            yield TRUST_LIST_REFUSED.at(place)
            continue
        if trust.version != version:
            yield VERSION_DIFFERS.at(place, found=trust.version)
        yield from _fiction_in(trust, portal, config, place)


def _fiction_in(
    trust: TrustList, portal: Portal, config: SiteConfig, place: Place
) -> Iterator[Problem]:
    """A production site publishes no demo key and no authority of a place it does not show."""
    if config.mode is not Mode.PRODUCTION:
        return
    for key in sorted(_keys(trust) & DEMO_FINGERPRINTS):
        yield DEMO_KEY.at(place, fingerprint=key)
    for issuer in trust.issuers.values():
        for jurisdiction in issuer.jurisdictions:
            if jurisdiction not in portal.jurisdictions:
                yield HIDDEN_JURISDICTION.at(place, issuer=issuer.id, jurisdiction=jurisdiction)


def _keys(trust: TrustList) -> set[str]:
    issuer_keys = (key.public for issuer in trust.issuers.values() for key in issuer.keys)
    return {key.fingerprint for key in (*trust.roots, *issuer_keys)}
