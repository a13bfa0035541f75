"""The roots of the trust list as written on the command line: more of them, others, another threshold."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.commands.arguments import count_from_one, text_like
from generator.commands.signing_arguments import public_key_in
from generator.credentials.keys import PublicKey
from generator.credentials.trust_list import TrustList
from generator.problems import SigningError, UsageError

_FINGERPRINT = re.compile(r"sha256:[0-9a-f]{64}")


def add_root_changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--add",
        dest="added",
        type=Path,
        action="append",
        default=[],
        help="public key (JWK) of one more root",
    )
    parser.add_argument(
        "--retire",
        dest="retired",
        type=text_like(_FINGERPRINT, "sha256: and 64 digits"),
        action="append",
        default=[],
        help="fingerprint of a root that is one no longer",
    )
    parser.add_argument("--threshold", type=count_from_one, help="how many roots must sign")


def changed_roots(trust: TrustList, arguments: argparse.Namespace) -> dict[str, Any]:
    """`roots` and `threshold` of the next version. Raises UsageError, SigningError."""
    if not (arguments.added or arguments.retired or arguments.threshold):
        raise UsageError(
            "没有写要改什么：--add、--retire 或 --threshold",
            "nothing is to change: --add, --retire or --threshold",
        )
    unknown = set(arguments.retired) - {root.fingerprint for root in trust.roots}
    if unknown:
        raise SigningError(
            f"清单中没有根密钥 {'、'.join(sorted(unknown))}",
            f"the list has no root {', '.join(sorted(unknown))}",
            hint_zh=f"清单中有：{'、'.join(root.fingerprint for root in trust.roots)}",
            hint_en=f"it has: {', '.join(root.fingerprint for root in trust.roots)}",
        )
    kept = [root for root in trust.roots if root.fingerprint not in arguments.retired]
    added = [public_key_in(file) for file in arguments.added]
    signing = next((root for root in added if trust.owner_of(root)), None)
    if signing:
        raise SigningError(
            f"{signing.fingerprint} 是签发机关的密钥，不能再作根密钥",
            f"{signing.fingerprint} is the key of an authority; it cannot be a root as well",
        )
    threshold = arguments.threshold or trust.threshold
    return {"roots": checked_roots([*kept, *added], threshold), "threshold": threshold}


def checked_roots(roots: Sequence[PublicKey], threshold: int) -> tuple[PublicKey, ...]:
    """The roots, each once and at least as many as must sign. Raises SigningError, UsageError."""
    twice = next((root for at, root in enumerate(roots) if root in roots[:at]), None)
    if twice:
        raise SigningError(
            f"同一把根密钥写了两次：{twice.fingerprint}",
            f"the same root is named twice: {twice.fingerprint}",
        )
    refuse_threshold_above(len(roots), threshold)
    return tuple(roots)


def refuse_threshold_above(roots: int, threshold: int) -> None:
    """More signatures than there are roots can never be had. Raises UsageError."""
    if threshold > roots:
        raise UsageError(
            f"只有 {roots} 把根密钥，却要 {threshold} 个签名：清单永远签不齐",
            f"{roots} roots cannot give {threshold} signatures: the list would never hold",
            hint_zh="用 --threshold 写需要几个签名，不多于根密钥的把数",
            hint_en="--threshold is how many must sign, at most the number of roots",
        )
