"""The trust lists of a portal as files: the newest is found, believed, extended and written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.commands import Context
from generator.config import SiteConfig
from generator.credentials.keys import PrivateKey
from generator.credentials.outcomes import Refused
from generator.credentials.trust_list import (
    TrustList,
    claimed_trust_list,
    read_trust_list,
    signed_trust_list,
)
from generator.desk_files import write_files
from generator.problems import SigningError


def newest_file(root: Path) -> Path | None:
    files = [file for file in (root / "data/trust").glob("*.json") if file.stem.isdecimal()]
    return max(files, key=lambda file: int(file.stem), default=None)


def believed_list(root: Path, config: SiteConfig) -> TrustList:
    """The newest list. Raises SigningError where the pinned roots have not signed it."""
    file, text = _newest(root)
    try:
        return read_trust_list(text, config.root_fingerprints, config.identifier_base)
    except Refused:
        raise SigningError(
            f"{file.name} 没有得到 site_config.yml 中根密钥的足够签名",
            f"{file.name} lacks signatures of the roots in site_config.yml",
            hint_zh="核对 root_fingerprints；缺的签名用 portal trust sign 补",
            hint_en="compare root_fingerprints; add what is missing with portal trust sign",
        ) from None


def claimed_list(root: Path, config: SiteConfig) -> tuple[TrustList, str]:
    """What the newest list says, no signature looked at, and its text."""
    file, text = _newest(root)
    try:
        return claimed_trust_list(text, config.identifier_base), text
    except Refused:
        raise SigningError(f"{file} 不是信任清单", f"{file} is not a trust list") from None


def next_version(trust: TrustList, today: date, **changes: Any) -> TrustList:
    return replace(trust, version=trust.version + 1, issued_on=today, **changes)


def write_signed(
    trust: TrustList,
    root: PrivateKey,
    context: Context,
    config: SiteConfig,
    earlier: str | None = None,
) -> None:
    """The list with this root's signature, read back before it is kept."""
    text = signed_trust_list(trust, [(root.public, root.sign)], earlier)
    try:
        pinned = config.root_fingerprints if trust.version > 1 else (root.public.fingerprint,)
        read_trust_list(text, pinned, config.identifier_base)
    except Refused:
        context.say(
            f"还需要其他根密钥签名（共需 {trust.threshold} 个）：portal trust sign",
            f"further roots must sign ({trust.threshold} in all): portal trust sign",
        )
    path = f"data/trust/{trust.version}.json"
    write_files(context.root, {path: text.encode("ascii")})
    print(path)


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
