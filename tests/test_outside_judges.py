"""npm `jose` judges every token that this repository has committed, by the keys the site publishes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.conftest import ROOT
from tests.node_tools import NODE, NODE_FOLDER


def _committed_tokens() -> list[str]:
    files = [*ROOT.glob("data/**/*.jwt")]
    return [line for file in sorted(files) for line in file.read_text("ascii").splitlines()]


def test_jose_accepts_every_committed_token_and_none_that_was_changed(demo_site: Path) -> None:
    tokens = _committed_tokens()
    assert len(tokens) >= 26 + 3
    asked = {
        "jwks": json.loads((demo_site / "trust/jwks.json").read_text("utf-8")),
        "tokens": tokens,
        "trust": (demo_site / "trust/trust.json").read_text("utf-8"),
    }
    answer = subprocess.run(
        [NODE, "jose_verdicts.js"],
        cwd=NODE_FOLDER,
        input=json.dumps(asked).encode(),
        check=True,
        capture_output=True,
        timeout=60,
    )
    told = json.loads(answer.stdout)
    assert told == {
        "tokens": [{"accepted": True, "alteredRefused": True}] * len(tokens),
        "trust": True,
    }


def test_the_published_keys_have_the_promised_form(demo_site: Path) -> None:
    keys = json.loads((demo_site / "trust/jwks.json").read_text("utf-8"))["keys"]
    assert keys
    for key in keys:
        assert set(key) == {"kty", "crv", "x", "kid", "alg", "use"}
        assert (key["alg"], key["kty"], key["crv"]) == ("Ed25519", "OKP", "Ed25519")
        assert key["kid"].startswith("https://skillgrade.example/trust/issuers/")
