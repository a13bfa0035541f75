"""`portal verify` against a folder and a host."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.commands.verify import DIFFERS, ROUNDED
from generator.load.portal import load_portal
from generator.model import Grade
from generator.problems import Text
from generator.sheet_words import sheet_words
from generator.staff_sheets import GRADES_ZH, WORDS_FOR_GRADES
from tests.conftest import ROOT, SiteServer
from tests.desk import FIRST, REVOKED, Desk
from tests.messy_sheets import messy_sheets
from tests.sign_samples import demo_key
from tests.workbooks import saved, workbook

FINGERPRINT = demo_key("root").public.fingerprint


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk.in_folder(tmp_path_factory.mktemp("portal") / "demo")
    desk.build_records()
    return desk


@pytest.fixture
def site(desk: Desk) -> Path:
    return desk.root / "site"


@pytest.mark.parametrize(
    ("number", "code", "verdict"),
    [
        (FIRST, 0, "valid"),
        (REVOKED, 4, "revoked"),
        ("Y00009999990126T000003", 4, "suspended"),
        ("Y00009999990126S000001", 0, "valid"),
        ("Y00009999990126T000009", 4, "not_found"),
        ("Y00005199990126T000001", 4, "not_covered"),
        ("Y00009999990126Q000001", 4, "malformed"),
    ],
)
def test_each_sample_number_has_its_verdict_and_exit_code(
    desk: Desk, site: Path, capsys: pytest.CaptureFixture[str], number: str, code: int, verdict: str
) -> None:
    assert desk.run("verify", number, "--site", site, "--json") == code
    result = json.loads(capsys.readouterr().out)
    assert result["verdict"] == verdict
    assert result["checked_on"] == "2026-03-18"
    assert result["warnings"] == []


def test_the_text_says_the_verdict_and_what_to_do(
    desk: Desk, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("verify", REVOKED, "--site", site) == 4
    printed = capsys.readouterr().out
    assert printed.startswith("Revoked\n")
    assert "附件4 第七条（二）" in printed


def test_a_site_that_is_not_there_is_an_environment_fault(desk: Desk, tmp_path: Path) -> None:
    assert desk.run("verify", FIRST, "--site", tmp_path / "none") == 3


def test_a_path_that_leads_nowhere_is_told(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("verify", "staff.csv", "--site", tmp_path / "none") == 4
    told = capsys.readouterr().err
    assert "there is no file staff.csv" in told
    assert "there is no site with a trust list" in told


def test_a_root_that_is_no_fingerprint_is_a_usage_error(desk: Desk, site: Path) -> None:
    assert desk.run("verify", FIRST, "--site", site, "--root", "8b8979c7") == 2


def test_the_words_for_grades_are_those_of_the_verify_page() -> None:
    assert sheet_words(load_portal(ROOT)[0].grades)["gradeWords"] == WORDS_FOR_GRADES


@pytest.mark.parametrize("grade", load_portal(ROOT)[0].grades.values(), ids=lambda one: one.slug)
def test_the_grade_is_told_by_its_name_in_chinese(grade: Grade) -> None:
    assert GRADES_ZH[grade.slug] == grade.name


def test_the_day_can_be_given(desk: Desk, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("verify", FIRST, "--site", site, "--json", "--today", "2040-01-01")
    assert desk.run(*words) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "valid_stale"


def test_a_name_is_compared(desk: Desk, site: Path) -> None:
    assert desk.run("verify", FIRST, "--site", site, "--name", "林砺行") == 0
    assert desk.run("verify", FIRST, "--site", site, "--name", "别人") == 4


def test_a_token_is_verified_as_one(
    desk: Desk, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tokens = desk.root / "data/credentials/demo/2026/demo-list-2026-01.jwt"
    token = tokens.read_text().splitlines()[1]
    assert desk.run("verify", token, "--site", site, "--json") == 4
    result = json.loads(capsys.readouterr().out)
    assert (result["verdict"], result["input"]["kind"]) == ("revoked", "token")


def test_without_a_pinned_root_the_site_is_believed_with_a_warning(
    tmp_path: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = Desk(tmp_path)
    words = ("verify", FIRST, "--site", site, "--json", "--today", "2026-03-18")
    assert elsewhere.run(*words) == 0
    result = json.loads(capsys.readouterr().out)
    assert [warning["code"] for warning in result["warnings"]] == ["root-not-pinned"]
    assert elsewhere.run(*words, "--root", FINGERPRINT) == 0
    assert json.loads(capsys.readouterr().out)["warnings"] == []
    assert elsewhere.run(*words, "--root", "sha256:" + "0" * 64) == 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("staff.csv", f"姓名,证书编号\n林砺行,{FIRST}\n周翰歌,{REVOKED}\n别人,{FIRST}\n"),
        (
            "staff.csv",
            f"\ufeffcertificate_number,name\r\n{FIRST},\r\n{REVOKED},周翰歌\r\n\r\n{FIRST},x",
        ),
    ],
)
def test_a_table_gives_a_verdict_per_row(
    desk: Desk,
    site: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str,
) -> None:
    file = tmp_path / name
    file.write_bytes(content.encode("utf-8"))
    assert desk.run("verify", file, "--site", site, "--json") == 4
    result = json.loads(capsys.readouterr().out)
    assert (result["format"], result["count"]) == ("verify-batch/v1", 3)
    assert [row["verdict"] for row in result["rows"]] == ["valid", "revoked", "mismatch"]
    assert result["rows"][0]["row"] == 2


SHEET = [
    ["员工名册"],
    [],
    ["序号", "姓名", "所在单位", "等级", "证书编号"],
    ["1", "林砺行", "示例精工机械有限公司", "特级技师", FIRST],
    ["2", "林砺行", "另一家公司", "一级/高级技师", FIRST],
    ["3", "李四", "", "", ""],
]


@pytest.mark.parametrize("kind", ["xlsx", "csv in GBK with semicolons"])
def test_a_staff_sheet_tells_where_it_disagrees_with_the_record(
    kind: str, desk: Desk, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"staff.{kind[:4].strip()}"
    if kind == "xlsx":
        file.write_bytes(saved(workbook(SHEET)))
    else:
        file.write_bytes("\r\n".join(map(";".join, SHEET)).encode("gbk"))
    assert desk.run("verify", file, "--site", site, "--json") == 4
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [(row["row"], row["verdict"]) for row in rows] == [
        (4, "valid"),
        (5, "valid"),
        (6, "malformed"),
    ]
    assert [row["differences"] for row in rows] == [
        [],
        [
            {"field": "grade", "sheet": "一级/高级技师", "record": "special-technician"},
            {"field": "organisation", "sheet": "另一家公司", "record": "示例精工机械有限公司"},
        ],
        [],
    ]


def test_a_row_is_told_with_its_reason_and_what_to_do(
    desk: Desk, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "staff.xlsx"
    row = ["", "周翰歌", "另一家公司", "", REVOKED]
    file.write_bytes(saved(workbook([SHEET[2], row, ["", "", "", "", 1234567890123456789012]])))
    assert desk.run("verify", file, "--site", site) == 4
    printed = capsys.readouterr().out
    assert printed.startswith(f"名单!2: {REVOKED} Revoked\n")
    assert "the sheet says `另一家公司`, awarded by `示例精工机械有限公司`" in printed
    assert "Do not" in printed
    assert "lost its last digits" in printed


@pytest.mark.parametrize("words", [*DIFFERS.values(), ROUNDED], ids=lambda one: one.en[:30])
def test_rows_are_told_in_the_words_of_the_verify_page(words: Text) -> None:
    page = (ROOT / "theme/pages/parts/verify_main.html").read_text("utf-8")
    assert words.zh.format("{sheet}", "{record}") in page


def test_a_text_of_numbers_gives_a_verdict_per_line(
    desk: Desk, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "numbers.txt"
    file.write_text(f"{FIRST}\n\n {FIRST} \n")
    assert desk.run("verify", file, "--site", site, "--json") == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["rows"]
    assert [row["row"] for row in rows] == [1, 3]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("staff.csv", b"a,b\n1,2\n", "no column of certificate numbers"),
        ("staff.csv", b"a\x00", "this workbook is not read"),
        ("staff.et", b"a", "files of the kind `.et` are not read"),
        ("staff.txt", "姓名\n".encode("gbk"), "not UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_is_a_usage_error(
    desk: Desk,
    site: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes,
    told: str,
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert desk.run("verify", file, "--site", site) == 2
    assert told in capsys.readouterr().err


def test_a_host_is_read_like_a_folder(
    desk: Desk, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = SiteServer(site, "/a/b/")
    try:
        assert desk.run("verify", REVOKED, "--site", server.address, "--json") == 4
        from_host = capsys.readouterr().out
        desk.run("verify", REVOKED, "--site", site, "--json")
        assert capsys.readouterr().out == from_host
        server.changed["records/v1/99/0.json"] = None
        assert desk.run("verify", FIRST, "--site", server.address) == 3
    finally:
        server.close()


def test_a_host_that_does_not_answer_is_unavailable(desk: Desk, site: Path) -> None:
    server = SiteServer(site, "/")
    server.close()
    assert desk.run("verify", FIRST, "--site", server.address) == 3


def test_a_flipped_byte_anywhere_in_a_shard_is_never_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk.in_folder(tmp_path / "demo")
    shard = desk.build_records() / "records/v1/99/0.json"
    content = shard.read_bytes()
    for position in range(0, len(content), len(content) // 25):
        changed = bytearray(content)
        changed[position] ^= 1
        shard.write_bytes(changed)
        assert desk.run("verify", FIRST, "--site", desk.root / "site", "--json") != 0
        assert json.loads(capsys.readouterr().out)["record"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("empty.txt",), "is empty"),
        (("numbers.txt", "--name", "林砺行"), "in a file names stand in a column"),
        ((FIRST, "--site", "ftp://bureau.example/"), "an address with http(s)"),
    ],
    ids=["an empty file", "a name for a file", "no web address"],
)
def test_what_cannot_be_meant_is_a_usage_error_and_never_fine(
    desk: Desk,
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    told: str,
) -> None:
    (tmp_path / "empty.txt").write_text("\n \n")
    (tmp_path / "numbers.txt").write_text(FIRST)
    monkeypatch.chdir(tmp_path)
    assert desk.run("verify", "--site", site, *words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err


def test_a_file_ends_with_how_many_came_out_how_and_what_all_of_them_rest_on(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "numbers.txt"
    file.write_text(f"{FIRST}\n{REVOKED}\n{FIRST}\n")
    assert Desk(tmp_path).run("verify", file, "--site", site) == 4  # no settings: no pinned root
    told = capsys.readouterr().err
    assert "3 rows: Matches the published list 2, Revoked 1" in told
    assert told.count("The root fingerprint came from the site itself") == 1


def test_a_folder_is_no_file_of_numbers(
    desk: Desk, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("verify", tmp_path, "--site", site) == 4
    assert "is a folder" in capsys.readouterr().err


def test_sheets_that_are_not_looked_at_are_named(
    desk: Desk, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "staff.xlsx"
    file.write_bytes(
        messy_sheets()[
            "several sheets with other columns, a hidden one, one without numbers"
        ].content
    )
    assert desk.run("verify", file, "--site", site) == 4
    told = capsys.readouterr().err
    assert "the sheet 离职 is hidden and was not verified" in told
    assert "the sheet 说明 has no certificate numbers" in told
    assert "一车间" not in told
