"""`portal bench` measures every figure beside a limit or a peer. How fast it is, is no test's business."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.bad_data import GOOD, lay_out


def test_every_figure_stands_beside_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(GOOD, tmp_path)
    assert main(["-C", str(tmp_path), "bench", "--runs", "1", "--rows", "50", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["count"]) == ("bench/v1", len(told["figures"]))
    # eleven everywhere, three more where Chromium and playwright are at hand, else a line that says so
    assert len(told["figures"]) == (11 if told["not_measured"] else 14)
    assert [size["limit_bytes"] for size in told["sizes"]] == [5120, 14336, 61440]
    assert all(size["bytes"] > 0 for size in told["sizes"])
    for figure in told["figures"]:
        assert figure["beside_ms"] > 0
        assert figure["least_ms"] <= figure["median_ms"] <= figure["most_ms"]
