"""`portal bench` measures every figure beside a limit or a peer. How fast it is, is no test's business."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.bad_data import GOOD, lay_out
from tests.conftest import ROOT


def test_every_figure_stands_beside_something(tmp_path: Path) -> None:
    """In a process of its own: it drives a browser, as other tests do in this one."""
    lay_out(GOOD, tmp_path)
    words = ["-C", str(tmp_path), "bench", "--runs", "1", "--rows", "50", "--json"]
    command = [sys.executable, "-m", "generator.cli", *words]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)
    assert (told["format"], told["count"]) == ("bench/v1", len(told["figures"]))
    # eleven everywhere, four more where Chromium and playwright are at hand, else a line that says so
    assert len(told["figures"]) == (11 if told["not_measured"] else 15)
    assert [size["limit_bytes"] for size in told["sizes"]] == [5120, 14336, 61440, 61440]
    assert all(size["bytes"] > 0 for size in told["sizes"])
    for figure in told["figures"]:
        assert figure["beside_ms"] > 0
        assert figure["least_ms"] <= figure["median_ms"] <= figure["most_ms"]
