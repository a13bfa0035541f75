"""How one version of the trust list follows another: the roots of the one before have signed the next.

Otherwise whoever holds one root of three could sign a list that asks for one signature only.
"""

from __future__ import annotations

from generator.credentials.keys import PublicKey
from generator.credentials.trust_list import TrustList, signers_of


def signatures_lacking(text: str, rule: TrustList) -> int:
    """How many more of `rule`'s roots must sign the list in `text`, by `rule`'s own threshold.

    `rule` is the list itself or the version before it. Raises ValueError where `text` is no list.
    """
    return max(0, rule.threshold - len(signers_of(text, rule.roots)))


def roots_to_ask(text: str, *rules: TrustList) -> tuple[PublicKey, ...]:
    """The roots that have not signed yet and whose signature is still wanted, each once."""
    wanted = [rule for rule in rules if signatures_lacking(text, rule)]
    roots = dict.fromkeys(root for rule in wanted for root in rule.roots)
    signed = signers_of(text, roots)
    return tuple(root for root in roots if root.fingerprint not in signed)
