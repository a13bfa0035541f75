"""The keys of the demo province, as everybody can make them. They protect nothing; production refuses them.

Their secrets are hashes of the public sentences below; `tests/keys/` holds them as key files too.
"""

from __future__ import annotations

from typing import Final

DEMO_SEED_TEXTS: Final = {
    "root": "skillgrade-portal demo root key - public, never to be trusted",
    "demo-hrss": "skillgrade-portal demo issuer key demo-hrss 2026-a - public, never to be trusted",
}
# computed once from the sentences; a test computes them again
DEMO_FINGERPRINTS: Final = frozenset(
    {
        "sha256:8b8979c7e4e8a9b716fb71cb232085fc3b47980112513f56fe1042feb69594e7",
        "sha256:6ae0f6b22bb7a447ff81272857a79ec38681762d25b963a507bfd5daf50010fd",
    }
)
