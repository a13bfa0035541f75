"""The fallback, Chromium's WebCrypto and Python's `cryptography` accept the same of 1,065 signatures."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from playwright.sync_api import Page

from tests.conftest import SiteServer
from tests.node_tools import SIGNATURE_VECTORS, THEME, needs_signature_vectors

pytestmark = [pytest.mark.shared, needs_signature_vectors]

ACCEPTED_BY_BROWSER = """async ([origin, isNative, vectors]) => {
  const { openCrypto } = await import(`${origin}/source/ed25519.js`)
  const fallback = await import(`${origin}/source/fallback.js`)
  const crypto = await openCrypto(isNative ? window.crypto : null)
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16))
  const answers = []
  for (const vector of vectors) answers.push(await crypto.verify(...vector.map(bytes)))
  return [crypto === fallback ? 'fallback' : 'native', answers]
}"""


class Vector(NamedTuple):
    key: bytes
    signature: bytes
    message: bytes


def _vectors() -> list[Vector]:
    def read(name: str) -> object:
        return json.loads((SIGNATURE_VECTORS / name).read_text(encoding="utf-8"))

    edge = [
        Vector(bytes.fromhex(case["key"]), bytes.fromhex(case["sig"]), case["msg"].encode())
        for case in read("cctv-ed25519vectors.json")
    ]
    wycheproof = [
        Vector(
            bytes.fromhex(group["publicKey"]["pk"]),
            bytes.fromhex(case["sig"]),
            bytes.fromhex(case["msg"]),
        )
        for group in read("wycheproof-ed25519_test.json")["testGroups"]
        for case in group["tests"]
    ]
    return edge + wycheproof


def _accepted_by_python(vector: Vector) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(vector.key).verify(vector.signature, vector.message)
    except (InvalidSignature, ValueError):
        return False
    return True


@pytest.fixture
def verify_server(tmp_path: Path) -> Iterator[SiteServer]:
    """The sources, whose parts can be asked one by one; what is served is one script."""
    shutil.copytree(THEME / "verify/v1", tmp_path / "source")
    shutil.copytree(THEME / "vendor", tmp_path / "source/vendor")
    (tmp_path / "index.html").write_text("<!doctype html><title>vectors</title>")
    server = SiteServer(tmp_path, "/")
    yield server
    server.close()


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["native", "fallback"])
def test_chromium_accepts_what_python_accepts(
    kind: str, page: Page, verify_server: SiteServer
) -> None:
    vectors = _vectors()
    assert len(vectors) == 1065
    page.goto(f"{verify_server.address}")
    given = [[part.hex() for part in vector] for vector in vectors]
    used, answers = page.evaluate(
        ACCEPTED_BY_BROWSER, [verify_server.origin, kind == "native", given]
    )
    assert used == kind
    assert answers == [_accepted_by_python(vector) for vector in vectors]
