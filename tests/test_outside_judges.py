"""Libraries of others judge every token that this repository has committed, by what the site publishes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.node_tools import NODE, NODE_FOLDER

REVOKED = "Y00009999990126T000002"
SUSPENDED = "Y00009999990126T000003"


def _asked(script: str, question: object) -> Any:
    answer = subprocess.run(
        [NODE, script],
        cwd=NODE_FOLDER,
        input=json.dumps(question).encode(),
        check=True,
        capture_output=True,
        timeout=60,
    )
    return json.loads(answer.stdout)


def _lines(pattern: str) -> list[str]:
    return [line for file in sorted(ROOT.glob(pattern)) for line in file.read_text("ascii").split()]


def test_jose_accepts_every_committed_token_and_none_that_was_changed(demo_site: Path) -> None:
    tokens = _lines("data/**/*.jwt")
    assert len(tokens) >= 26 + 3
    asked = {
        "jwks": json.loads((demo_site / "trust/jwks.json").read_text("utf-8")),
        "tokens": tokens,
        "trust": (demo_site / "trust/trust.json").read_text("utf-8"),
    }
    told = _asked("jose_verdicts.js", asked)
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


def test_digitalbazaar_reads_the_status_that_was_decided_and_refuses_altered_lists() -> None:
    told = _asked(
        "status_list_verdicts.js",
        {
            "records": _lines("data/credentials/demo/**/*.jwt"),
            "lists": _lines("data/status/demo-hrss/*.jwt"),
        },
    )
    decided = {number: purposes for number, purposes in told["statuses"].items() if purposes}
    assert decided == {REVOKED: ["revocation"], SUSPENDED: ["suspension"]}
    assert len(told["statuses"]) > len(decided)
    assert told["accepted"] == []
