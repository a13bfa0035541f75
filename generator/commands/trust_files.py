"""The trust lists of a portal as files: the newest is found, believed, extended and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.commands import Context
from generator.config import SiteConfig
from generator.credentials.keys import PrivateKey
from generator.credentials.outcomes import Refused
from generator.credentials.trust_chain import roots_to_ask, signatures_lacking
from generator.credentials.trust_list import (
    TrustList,
    claimed_trust_list,
    read_trust_list,
    signed_trust_list,
)
from generator.desk_files import write_files
from generator.problems import SigningError


def newest_file(root: Path) -> Path | None:
    return next(reversed(_files(root)), None)


def believed_list(root: Path, config: SiteConfig) -> TrustList:
    """The newest list. Raises SigningError where the pinned roots have not signed it."""
    file, text = _newest(root)
    try:
        return read_trust_list(
            text,
            config.root_fingerprints,
            config.identifier_base,
            least_threshold=config.root_threshold,
        )
    except Refused:
        raise SigningError(
            f"{file.name} 没有得到 site_config.yml 中根密钥的足够签名",
            f"{file.name} lacks signatures of the roots in site_config.yml",
            hint_zh="核对 root_fingerprints；缺的签名用 portal trust sign 补",
            hint_en="compare root_fingerprints; add what is missing with portal trust sign",
        ) from None


def claimed_list(root: Path, config: SiteConfig) -> tuple[TrustList, str]:
    """What the newest list says, no signature looked at, and its text."""
    return _claimed(_newest(root)[0], config)


def list_before(root: Path, trust: TrustList, config: SiteConfig) -> TrustList | None:
    """The newest version older than `trust`; None where it is the first."""
    earlier = [file for file in _files(root) if int(file.stem) < trust.version]
    return _claimed(earlier[-1], config)[0] if earlier else None


def next_version(trust: TrustList, today: date, **changes: Any) -> TrustList:
    return replace(trust, version=trust.version + 1, issued_on=today, **changes)


def write_signed(
    trust: TrustList,
    root: PrivateKey,
    context: Context,
    config: SiteConfig,
    earlier: str | None = None,
) -> None:
    """The list with this root's signature, added to those of `earlier`, and who has yet to sign.

    Raises SigningError where the key is no root of this list nor of the version before.
    """
    before = list_before(context.root, trust, config)
    rules = [rule for rule in (trust, before) if rule]
    if not any(root.public in rule.roots for rule in rules):
        raise SigningError(
            f"{root.public.fingerprint} 不是清单的根密钥",
            f"{root.public.fingerprint} is no root of the list",
            hint_zh=f"清单的根密钥：{'、'.join(one.fingerprint for one in trust.roots)}",
            hint_en=f"its roots: {', '.join(one.fingerprint for one in trust.roots)}",
        )
    text = signed_trust_list(trust, [(root.public, root.sign)], earlier)
    path = f"data/trust/{trust.version}.json"
    write_files(context.root, {path: text.encode("ascii")})
    print(path)
    _say_who_has_yet_to_sign(text, rules, context)


def _say_who_has_yet_to_sign(text: str, rules: Sequence[TrustList], context: Context) -> None:
    lacking = max(signatures_lacking(text, rule) for rule in rules)
    if not lacking:
        return
    asked = "\n".join(f"  {root.fingerprint}" for root in roots_to_ask(text, *rules))
    context.say(
        f"还差 {lacking} 个签名。请下列根密钥的保管人各运行 portal trust sign --root-key 密钥文件：\n{asked}",
        f"{lacking} more must sign. Holders of these roots run portal trust sign --root-key FILE:\n{asked}",
    )


def _files(root: Path) -> list[Path]:
    """Every version, the newest last."""
    files = [file for file in (root / "data/trust").glob("*.json") if file.stem.isdecimal()]
    return sorted(files, key=lambda file: int(file.stem))


def _claimed(file: Path, config: SiteConfig) -> tuple[TrustList, str]:
    text = file.read_text(encoding="utf-8")
    try:
        return claimed_trust_list(text, config.identifier_base), text
    except Refused:
        raise SigningError(f"{file} 不是信任清单", f"{file} is not a trust list") from None


def _newest(root: Path) -> tuple[Path, str]:
    file = newest_file(root)
    if file is None:
        raise SigningError(
            "还没有信任清单",
            "there is no trust list yet",
            hint_zh="先运行 portal trust init",
            hint_en="run portal trust init first",
        )
    return file, file.read_text(encoding="utf-8")
