"""One mistake a folder: the exact message, and nothing built."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import load_and_check
from generator.cli import main
from tests.bad_data import GOOD, TODAY, cases, lay_out, report


def test_the_good_data_has_no_problem(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    assert load_and_check(tmp_path, TODAY).problems == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_mistake_is_told_with_place_and_hint(case: Path, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    assert report(tmp_path) == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_mistake_leaves_the_earlier_site_as_it_was(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(case, tmp_path)
    earlier = tmp_path / "site" / "index.html"
    earlier.parent.mkdir()
    earlier.write_text("earlier")
    (earlier.parent / ".skillgrade-portal").touch()
    assert main(["-C", str(tmp_path), "build"]) == 1
    assert earlier.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.glob("site*")) == ["site", "site_config.yml"]
    assert "[" in capsys.readouterr().err
