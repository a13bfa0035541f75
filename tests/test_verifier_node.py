"""The verifier's own tests, under `node --test`."""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.node_tools import NODE, NODE_FOLDER, SIGNATURE_VECTORS, needs_signature_vectors

QUICK = sorted(
    path.name for path in NODE_FOLDER.glob("*.test.js") if path.name != "signatures.test.js"
)


def _run(name: str) -> None:
    environment = os.environ | {"SIGNATURE_VECTORS": str(SIGNATURE_VECTORS)}
    done = subprocess.run(
        [NODE, "--test", "--test-reporter=spec", name],
        cwd=NODE_FOLDER,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", QUICK)
def test_the_node_tests_pass(name: str) -> None:
    _run(name)


@pytest.mark.shared
@needs_signature_vectors
def test_the_fallback_agrees_with_node_on_the_published_vectors() -> None:
    _run("signatures.test.js")
