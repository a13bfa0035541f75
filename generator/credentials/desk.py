"""One publishing authority's key at work on one portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.config import SiteConfig
from generator.credentials.signers import Signer
from generator.credentials.strict_json import JsonObject
from generator.credentials.token import KeyName, sign_token
from generator.credentials.trust_checked import newest_trust_list
from generator.credentials.trust_list import TrustedIssuer, TrustedKey, TrustList
from generator.model import Portal
from generator.problems import DataError, SigningError

STATUS_LIST_DAYS: Final = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`today` dates the status lists, nothing else."""

    portal: Portal
    trust: TrustList
    issuer: TrustedIssuer
    key: TrustedKey
    signer: Signer
    today: date
    status_ends_on: date

    def sign(self, payload: JsonObject) -> str:
        kid = str(KeyName(self.trust.identifier_base, self.issuer.id, self.key.id))
        return sign_token(payload, kid, self.signer.sign, self.key.public)


def open_desk(
    portal: Portal,
    config: SiteConfig,
    signer: Signer,
    today: date,
    status_ends_on: date | None = None,
) -> Desk:
    """Raises DataError without a trust list to believe, SigningError where the key is not on it or not valid."""
    trust = believed_trust_list(portal, config)
    owner = trust.owner_of(signer.public)
    if owner is None:
        raise SigningError(
            f"信任清单第 {trust.version} 版中没有这把密钥（{signer.public.fingerprint}）",
            f"this key ({signer.public.fingerprint}) is not on trust list {trust.version}",
            hint_zh="先用 portal trust add 登记它的公钥",
            hint_en="add its public key first: portal trust add",
        )
    issuer, key = owner
    if key.refusal_on(today):
        raise SigningError(
            f"按信任清单第 {trust.version} 版，密钥 {key.id} 在 {today} 不能签",
            f"by trust list {trust.version} the key {key.id} may not sign on {today}",
            hint_zh="用现在有效的密钥；新的用 portal trust add 登记",
            hint_en="use a key that is valid now; add a new one with portal trust add",
        )
    return Desk(
        portal=portal,
        trust=trust,
        issuer=issuer,
        key=key,
        signer=signer,
        today=today,
        status_ends_on=status_ends_on or today + timedelta(days=STATUS_LIST_DAYS),
    )


def believed_trust_list(portal: Portal, config: SiteConfig) -> TrustList:
    trust, problems = newest_trust_list(portal, config)
    if trust is None or problems:
        raise (
            DataError(problems)
            if problems
            else SigningError(
                "还没有信任清单",
                "there is no trust list yet",
                hint_zh="先运行 portal trust init",
                hint_en="run portal trust init first",
            )
        )
    return trust


def lists_of(desk: Desk) -> list[str]:
    """The lists this issuer signs."""
    lists = desk.portal.approved_lists.values()
    return [approved.id for approved in lists if approved.issuer == desk.issuer.id]
