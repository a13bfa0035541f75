"""Where Node, its test packages and the theme stand, for the tests that run JavaScript."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "theme"
NODE_FOLDER = ROOT / "tests" / "node"
NODE = str(Path(sys.executable).parent / "node")
SIGNATURE_VECTORS = ROOT.parent / "shared" / "vectors"

needs_signature_vectors = pytest.mark.skipif(
    not SIGNATURE_VECTORS.is_dir(), reason="the signature vectors of ../shared are absent"
)
