"""The trust lists: the newest is believed, all are published, so all are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.config import Mode, SiteConfig
from generator.credentials.demo_keys import DEMO_FINGERPRINTS
from generator.credentials.outcomes import Refused
from generator.credentials.trust_chain import signatures_lacking
from generator.credentials.trust_list import (
    TrustList,
    claimed_trust_list,
    read_trust_list,
    signers_of,
)
from generator.model import Portal, SignedFile
from generator.problems import Place, Problem, ProblemKind, Severity

NO_TRUST_LIST = ProblemKind(
    "trust-list-missing",
    zh="有待核验的名单，却没有信任清单",
    en="there are lists to attest but no trust list",
    hint_zh="先运行 portal trust init",
    hint_en="run portal trust init first",
)
TRUST_LIST_REFUSED = ProblemKind(
    "trust-list-refused",
    zh="信任清单要 {threshold} 把根密钥签名，site_config.yml 的 root_fingerprints 里只有 {found} 把签了",
    en="the trust list needs {threshold} roots to sign; of those in root_fingerprints of site_config.yml {found} have",
    hint_zh="核对 root_fingerprints 是不是 portal trust 打印的那几行；缺的签名用 portal trust sign 补",
    hint_en="compare root_fingerprints with what portal trust printed; add a signature with portal trust sign",
)
TRUST_LIST_FORM = ProblemKind(
    "trust-list-form",
    zh="信任清单残缺、被改过，或者不是按 site_config.yml 的 identifier_base 写的",
    en="the trust list is cut short, was changed, or is not written under identifier_base of site_config.yml",
    hint_zh="从 git 里恢复这个文件；信任清单由 portal trust 写，不手改",
    hint_en="restore the file from git; trust lists are written by portal trust, never by hand",
)
THRESHOLD_NOT_PINNED = ProblemKind(
    "root-threshold-not-pinned",
    zh="信任清单要 {threshold} 把根密钥签名，site_config.yml 的 root_threshold 是 {found}：有 {found} 把落到别人手里，就能另签一份清单",
    en="the trust list needs {threshold} roots, root_threshold of site_config.yml says {found}: whoever gets {found} of them can sign another list",
    hint_zh="在 site_config.yml 里写 root_threshold: {threshold}",
    hint_en="write root_threshold: {threshold} into site_config.yml",
    severity=Severity.WARNING,
)
VERSION_DIFFERS = ProblemKind(
    "trust-list-version",
    zh="信任清单内的版本是 {found}，与文件名不一致",
    en="the trust list says it is version {found}, unlike its file name",
    hint_zh="信任清单用 portal trust 生成，不要改名",
    hint_en="trust lists are made by portal trust; do not rename them",
)
CHAIN_BROKEN = ProblemKind(
    "trust-list-chain",
    zh="信任清单没有接着第 {earlier} 版签：要 {threshold} 把那一版的根密钥签名，还差 {lacking} 个",
    en="the trust list does not follow version {earlier}: {threshold} roots of that version must sign it, {lacking} are lacking",
    hint_zh="请第 {earlier} 版的根密钥保管人运行 portal trust sign；那些密钥已经丢失的，照发布指南“根密钥丢了”另起清单",
    hint_en="holders of the roots of version {earlier} run portal trust sign; where those keys are lost, begin anew as the bureau's guide says",
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
            _text(file),
            config.root_fingerprints,
            config.identifier_base,
            least_threshold=config.root_threshold,
        )
    except Refused:
        return None, [_refusal(_text(file), config, place)]
    problems = list(_chain_problems(portal, config))
    if trust.threshold > config.root_threshold:
        at = config.source.at("root_fingerprints")
        found = {"threshold": trust.threshold, "found": config.root_threshold}
        problems.append(THRESHOLD_NOT_PINNED.at(at, **found))
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
        text = _text(file)
        try:
            claimed = claimed_trust_list(text, config.identifier_base)
            own_roots = {root.fingerprint for root in claimed.roots}
            trust = read_trust_list(text, own_roots, config.identifier_base)
        except Refused:
            yield TRUST_LIST_FORM.at(place)
            continue
        if trust.version != version:
            yield VERSION_DIFFERS.at(place, found=trust.version)
        yield from _fiction_in(trust, portal, config, place)


def _refusal(text: str, config: SiteConfig, place: Place) -> Problem:
    """Why the newest list is not believed: no list at all, or too few of the pinned roots."""
    try:
        trust = claimed_trust_list(text, config.identifier_base)
        roots = [root for root in trust.roots if root.fingerprint in config.root_fingerprints]
        found = len(signers_of(text, roots))
    except (Refused, ValueError):
        return TRUST_LIST_FORM.at(place)
    threshold = max(trust.threshold, config.root_threshold)
    return TRUST_LIST_REFUSED.at(place, threshold=threshold, found=found)


def _chain_problems(portal: Portal, config: SiteConfig) -> Iterator[Problem]:
    """As many roots of a version as it asks for have signed the next version that is kept."""
    versions = sorted(portal.trust_lists)
    for earlier, later in pairwise(versions):
        rule = claimed_trust_list(_text(portal.trust_lists[earlier]), config.identifier_base)
        file = portal.trust_lists[later]
        lacking = signatures_lacking(_text(file), rule)
        if lacking:
            yield CHAIN_BROKEN.at(
                Place(path=file.path), earlier=earlier, threshold=rule.threshold, lacking=lacking
            )


def _text(file: SignedFile) -> str:
    return "\n".join(file.lines)


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
