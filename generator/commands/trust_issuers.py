"""An authority on the trust list: its mandate as written on the command line, its keys."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.commands.arguments import text_like
from generator.credentials.certificate_number import GRADE_CODES
from generator.credentials.trust_list import TrustedIssuer, TrustedKey, TrustList
from generator.load.records import load_record
from generator.model import JurisdictionList
from generator.problems import DataError, SigningError, UsageError

_ISSUER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PROVINCE = re.compile(r"\d{2}")
_FILING_NUMBER = re.compile(r"[YS]\d{12}")
_MANDATE = ("name", "mandate", "jurisdiction", "province", "organisation", "highest_grade")
_NEEDED = ("name", "mandate", "jurisdiction", "highest_grade")


def add_mandate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "issuer", type=text_like(_ISSUER, "sc-hrss"), help="id of the publishing authority"
    )
    parser.add_argument("--name", help="name of the authority")
    parser.add_argument("--mandate", help="what it signs, in words")
    parser.add_argument("--jurisdiction", action="append", help="id in data/jurisdictions.yml")
    parser.add_argument(
        "--province",
        action="append",
        type=text_like(_PROVINCE, "51"),
        help="digits 6-7 of its numbers (default: those of the jurisdictions)",
    )
    parser.add_argument(
        "--organisation",
        action="append",
        type=text_like(_FILING_NUMBER, "Y000051000101"),
        help="filing number of an organisation it may sign for (default: all)",
    )
    parser.add_argument(
        "--highest-grade", choices=list(GRADE_CODES), help="highest grade it may sign"
    )


def with_key(
    trust: TrustList, arguments: argparse.Namespace, key: TrustedKey, root: Path
) -> TrustedIssuer:
    """The authority that `arguments` name with this key: a new one, or one more key of a known one."""
    owner = trust.owner_of(key.public)
    if owner or key.public in trust.roots:
        raise SigningError(
            f"这把公钥已在清单中：{owner[0].id if owner else '根密钥'}",
            f"this public key is on the list already: {owner[0].id if owner else 'a root'}",
            hint_zh="每个签发机关用自己的密钥；用 portal keys create 建一把新的",
            hint_en="each authority has its own; make a new one with portal keys create",
        )
    issuer = trust.issuers.get(arguments.issuer)
    if issuer is None:
        return _new_issuer(arguments, key, _provinces(root))
    given = [_option(name) for name in _MANDATE if getattr(arguments, name)]
    if given:
        raise UsageError(
            f"{issuer.id} 已在清单中，{'、'.join(given)} 只用于新的签发机关",
            f"{issuer.id} is on the list; {', '.join(given)} are for a new one",
            hint_zh="改授权范围用 portal trust change",
            hint_en="change its mandate with portal trust change",
        )
    if issuer.key(key.id):
        raise SigningError(
            f"{issuer.id} 已有名为 {key.id} 的密钥", f"{issuer.id} already has a key {key.id}"
        )
    return replace(issuer, keys=(*issuer.keys, key))


def with_changed_mandate(
    trust: TrustList, arguments: argparse.Namespace, root: Path
) -> TrustedIssuer:
    """A known authority with what `arguments` name of its mandate; each list is given whole."""
    issuer = trust.issuers.get(arguments.issuer)
    if issuer is None:
        raise SigningError(
            f"清单中没有签发机关 {arguments.issuer}",
            f"the list has no authority {arguments.issuer}",
            hint_zh=f"清单中有：{'、'.join(trust.issuers)}",
            hint_en=f"it has: {', '.join(trust.issuers)}",
        )
    provinces = _provinces(root)
    changes: dict[str, object] = {
        name: getattr(arguments, name)
        for name in ("name", "mandate", "highest_grade")
        if getattr(arguments, name)
    }
    if arguments.jurisdiction:
        changes |= {"jurisdictions": _known(arguments.jurisdiction, provinces)}
        changes |= {"provinces": _codes(arguments.jurisdiction, provinces)}
    if arguments.province:
        changes |= {"provinces": tuple(arguments.province)}
    if arguments.organisation:
        changes |= {"organisations": tuple(arguments.organisation)}
    if arguments.all_organisations:
        changes |= {"organisations": None}
    if not changes or (arguments.organisation and arguments.all_organisations):
        raise UsageError(
            "写明改哪一项：--name、--mandate、--jurisdiction、--province、--highest-grade，--organisation 或 --all-organisations",
            "name what changes: --name, --mandate, --jurisdiction, --province, --highest-grade, and --organisation or --all-organisations",
        )
    return replace(issuer, **changes)  # type: ignore[arg-type] # by name, each of its type above


def with_ended_key(
    trust: TrustList, issuer_id: str, key_id: str, on: date, *, is_compromised: bool
) -> TrustedIssuer:
    """The authority whose key ends: `on` is its last day, or the first on which it is not believed."""
    issuer = trust.issuers.get(issuer_id)
    key = issuer.key(key_id) if issuer else None
    if issuer is None or key is None:
        known = [f"{one.id} {key.id}" for one in trust.issuers.values() for key in one.keys]
        raise SigningError(
            f"清单中没有 {issuer_id} 的密钥 {key_id}",
            f"the list has no key {key_id} of {issuer_id}",
            hint_zh=f"清单中有：{'、'.join(known)}",
            hint_en=f"it has: {', '.join(known)}",
        )
    ended = replace(key, compromised_on=on) if is_compromised else replace(key, valid_until=on)
    return replace(issuer, keys=tuple(ended if one is key else one for one in issuer.keys))


def _new_issuer(
    arguments: argparse.Namespace, key: TrustedKey, provinces: Mapping[str, str | None]
) -> TrustedIssuer:
    missing = [_option(name) for name in _NEEDED if not getattr(arguments, name)]
    if missing:
        raise SigningError(
            f"{arguments.issuer} 是新的签发机关，还要写 {'、'.join(missing)}",
            f"{arguments.issuer} is new; also give {', '.join(missing)}",
        )
    jurisdictions = _known(arguments.jurisdiction, provinces)
    return TrustedIssuer(
        id=arguments.issuer,
        name=arguments.name,
        mandate=arguments.mandate,
        jurisdictions=jurisdictions,
        provinces=tuple(arguments.province or _codes(jurisdictions, provinces)),
        organisations=tuple(arguments.organisation) if arguments.organisation else None,
        highest_grade=arguments.highest_grade,
        keys=(key,),
    )


def _known(jurisdictions: Sequence[str], known: Mapping[str, str | None]) -> tuple[str, ...]:
    unknown = [one for one in jurisdictions if one not in known]
    if unknown:
        raise UsageError(
            f"data/jurisdictions.yml 中没有辖区 {'、'.join(unknown)}",
            f"data/jurisdictions.yml has no {', '.join(unknown)}",
        )
    return tuple(jurisdictions)


def _codes(jurisdictions: Sequence[str], known: Mapping[str, str | None]) -> tuple[str, ...]:
    return tuple(filter(None, (known[one] for one in jurisdictions)))


def _provinces(root: Path) -> dict[str, str | None]:
    """Each jurisdiction of the portal with its two digits in certificate numbers."""
    known, problems = load_record(root, root / "data/jurisdictions.yml", JurisdictionList)
    if known is None:
        raise DataError(problems)
    return {one.id: one.code for one in known.jurisdictions}


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
