"""`portal notice export` from the outside: where it writes, what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest

from generator.cli import main
from tests.conftest import ROOT

NOTICE = "demo-notice-2026-03"


def _export(*words: str, root: Path = ROOT) -> int:
    return main(["-C", str(root), "notice", "export", *words])


@pytest.fixture
def portal_copy(tmp_path: Path) -> Path:
    for folder in ("data", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copyfile(ROOT / "site_config.yml", tmp_path / "site_config.yml")
    return tmp_path


def test_a_notice_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert _export(NOTICE, "--for", "text") == 0
    told = capfdbinary.readouterr()
    assert "异议截止：2026年3月23日（星期一） 24:00" in told.out.decode()
    assert told.err == b""


def test_a_word_file_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "公示 第三批.docx"
    assert _export(NOTICE, "--for", "docx", "--out", str(file)) == 0
    assert docx.Document(str(file)).tables


@pytest.mark.parametrize(
    "id_", ["demo-list-2026-01", "demo-call-2026-01", "demo-supervision-2026-01"]
)
def test_lists_calls_and_supervisions_go_out_too(
    id_: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert _export(id_, "--for", "print") == 0
    assert b"@page" in capfdbinary.readouterr().out


def test_a_notice_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert _export("demo-notice-1999-01", "--for", "text") == 2
    assert "demo-notice-1999-01" in capsys.readouterr().err


def test_nothing_leaves_a_portal_with_an_error(
    portal_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = portal_copy / f"data/notices/demo/2026/{NOTICE}.csv"
    text = rows.read_text(encoding="utf-8")
    rows.write_text(
        text.replace("首席技师,\n", "首席技师,11010119900307002X\n", 1), encoding="utf-8"
    )
    file = portal_copy / "out.html"
    assert _export(NOTICE, "--for", "wechat", "--out", str(file), root=portal_copy) == 1
    assert not file.exists()
    assert "personal-data" in capsys.readouterr().err


def test_a_notice_goes_out_before_the_lists_are_signed_but_a_list_does_not(
    portal_copy: Path,
) -> None:
    (portal_copy / "data/credentials/demo/2026/demo-list-2026-01.jwt").unlink()
    out = str(portal_copy / "out.txt")
    assert _export(NOTICE, "--for", "text", "--out", out, root=portal_copy) == 0
    assert _export("demo-list-2026-01", "--for", "text", "--out", out, root=portal_copy) == 1
