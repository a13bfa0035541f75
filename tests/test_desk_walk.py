"""A bureau's whole way: an empty folder, the templates of `data/`, and nothing but commands.

Every date lies in 2024, so that it is past whenever this runs.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk import Desk

PORTAL_FILES = (
    "awards.yml",
    "documents.yml",
    "grades.yml", "jurisdictions.yml", "occupations.yml", "query_services.yml", "search_terms.yml",
)  # fmt: skip
SETTINGS = "mode: production\nsite_name: 四川样站\nidentifier_base: https://sc.example/\n"
LIST = "sc-list-2024-01"
LIST_CSV = f"data/approved_lists/sc/2024/{LIST}.csv"
NUMBER = "Y00005100010124T00000"
FIRST, SECOND, ABSENT = f"{NUMBER}1", f"{NUMBER}2", f"{NUMBER}9"
OUTSIDE = "Y00005100020124T000001"
NOTICE = """四川省人力资源和社会保障厅关于做好特级技师评聘工作的通知
川人社发〔2024〕9号

各市（州）人力资源和社会保障局：

按照《人力资源社会保障部关于健全完善新时代技能人才职业技能等级制度的意见（试行）》（人社部发〔2022〕14号），现通知如下。

一、评聘程序

（一）公示。单位先公示，省厅再公示不少于5个工作日。

二、证书编码

编码第16位为T。

三、管理期

管理期为3年。

四、等级状态

（一）弄虚作假取得等级的，取消等级。

（二）有实名举报正在查清的，暂停。

（三）查清举报不实的，恢复。

本通知自2024年4月1日起施行，有效期5年。

四川省人力资源和社会保障厅
2024年3月2日

附件

等级要求

1\t特级技师\t独立处理高难度问题。\t用人单位
2\t首席技师\t作出重大贡献。\t用人单位
"""
STATEMENTS = """id: sc-2024-99
statements:
  - clause: 前言
    topic: citations
    text: 按人社部发〔2022〕14号制定
  - clause: 一（一）
    topic: publicity
    text: 单位公示以后，省厅再公示，不少于5个工作日
  - clause: 三
    topic: management
    text: 管理期3年
  - clause: 文末
    topic: validity
    text: 2024年4月1日起施行，有效期5年
  - clause: 附件 表2
    topic: grades
    text: 首席技师要有重大贡献
"""
IN_SC = {
    "demo-2026-9": "sc-2024-99",
    "demo-2025-1": "sc-2024-99",
    "demo-example": "sc-zhonggong",
    "demo-jinggong": "sc-zhonggong",
    "demo-notice-2026-09": "sc-notice-2024-01",
    "demo-notice-2026-01": "sc-notice-2024-01",
    "demo-list-2026-09": LIST,
    "demo-hrss": "sc-hrss",
    "jurisdiction: demo": "jurisdiction: sc",
    "示例重工股份有限公司": "蜀西重工股份有限公司",
    "示例精工机械有限公司": "蜀西重工股份有限公司",
    "示例省": "四川省",
    "示人社发": "川人社发",
    "Y000099999909": "Y000051000101",
    "Y00009999990126T000901": FIRST,
    "四（四）2": "一（一）",
    "四（五）": "二",
    "2026": "2024",
    "2025-04-10": "2024-01-01",
    "grounds:": (
        "grounds:\n"
        "  - effect: suspension\n    text: 有实名举报正在查清\n    clause: 四（二）\n"
        "  - effect: reinstatement\n    text: 查清举报不实\n    clause: 四（三）"
    ),
}  # in this order: what comes first is not seen by what follows


class _Bureau:
    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder / "portal")
        self.keys = folder / "config/skillgrade-portal/keys"
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text("a passphrase of the bureau\n")
        self.desk.root.mkdir()
        (self.desk.root / "site_config.yml").write_text(SETTINGS, encoding="utf-8")
        shutil.copytree(ROOT / "content", self.desk.root / "content")
        shutil.copytree(ROOT / "data/calendars", self.desk.root / "data/calendars")
        for place in ("cn", "cq", "sc", "sh"):
            policies = f"data/policies/{place}"
            shutil.copytree(ROOT / policies, self.desk.root / policies)
        for name in PORTAL_FILES:
            shutil.copyfile(ROOT / "data" / name, self.desk.root / "data" / name)

    def write(self, kind: str, path: str) -> None:
        """A file made from the template of its kind, its names and days put in."""
        target = self.desk.root / f"data/{kind}/{path}"
        template = ROOT / f"data/{kind}/_template{target.suffix}"
        text = template.read_text(encoding="utf-8-sig")
        for sample, ours in IN_SC.items():
            text = text.replace(sample, ours)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        file = self.desk.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, *words: str | Path) -> int:
        return self.desk.run(*words)

    def as_issuer(self, *words: str | Path) -> int:
        key = self.keys / "sc-hrss/2024-a.key"
        return self.run(*words, "--key", key, "--passphrase-file", self.passphrase)

    def as_root(self, *words: str | Path) -> int:
        key = next((self.keys / "root").glob("*.key"))
        return self.run(*words, "--root-key", key, "--passphrase-file", self.passphrase)


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Bureau:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return _Bureau(tmp_path)


def test_a_portal_of_policies_alone_is_checked_and_built(
    bureau: _Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bureau.run("check") == 0
    assert bureau.run("build") == 0
    site = bureau.desk.root / "site"
    assert "还没有信任清单" in (site / "trust/index.html").read_text(encoding="utf-8")
    assert "还没有公布可以核验的名单" in (site / "verify/index.html").read_text(encoding="utf-8")
    capsys.readouterr()
    assert bureau.run("verify", FIRST, "--site", site, "--json") == 3
    assert json.loads(capsys.readouterr().out)["verdict"] == "unavailable"


def test_a_bureau_goes_the_whole_way_with_commands(
    bureau: _Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    _make_keys_and_trust_list(bureau, capsys)
    _write_a_list(bureau)
    _told(bureau, capsys, "unsigned-row", code=1)  # the only mistake left
    assert bureau.as_issuer("issue", LIST) == 0
    assert _verdicts(bureau, capsys) == {FIRST: "valid", SECOND: "not_covered"}

    bureau.replace(LIST_CSV, "特级技师,,2,", f"特级技师,{SECOND},2,")  # the number came later
    assert bureau.as_issuer("issue", "--all") == 0
    assert "1 signed, 1 kept" in capsys.readouterr().err
    assert _verdicts(bureau, capsys) == {FIRST: "valid", SECOND: "valid"}

    bureau.write("coverage", "sc.yml")
    _told(bureau, capsys, "coverage-unsigned", code=1)
    assert bureau.as_issuer("issue", "--all") == 0
    assert _verdicts(bureau, capsys, ABSENT, OUTSIDE) == {
        ABSENT: "not_found",
        OUTSIDE: "not_covered",
    }

    assert _decide(bureau, "suspend", FIRST, "四（二）", "2024-03-18") == 0
    assert _decide(bureau, "revoke", SECOND, "四（一）", "2024-03-18") == 0
    assert _verdicts(bureau, capsys) == {FIRST: "suspended", SECOND: "revoked"}
    assert _decide(bureau, "reinstate", FIRST, "四（三）", "2024-03-20") == 0
    assert _decide(bureau, "reinstate", SECOND, "四（三）", "2024-03-20") == 1
    assert _verdicts(bureau, capsys) == {FIRST: "valid", SECOND: "revoked"}


def test_a_bureau_changes_its_key_and_corrects_a_name(
    bureau: _Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    _make_keys_and_trust_list(bureau, capsys)
    _write_a_list(bureau)
    assert bureau.as_issuer("issue", "--all") == 0
    _make_key(bureau, "2024-b")
    public = bureau.keys / "sc-hrss/2024-b.jwk"
    assert (
        bureau.as_root("trust", "add", "sc-hrss", "--public", public, "--from", "2024-01-01") == 0
    )
    assert bureau.as_root("trust", "end", "sc-hrss", "2024-a", "--on", "2024-03-31") == 0
    capsys.readouterr()
    assert bureau.as_issuer("issue", "--all") == 1
    assert "2024-a may not sign" in capsys.readouterr().err

    new_key = ("--key", bureau.keys / "sc-hrss/2024-b.key", "--passphrase-file", bureau.passphrase)
    assert bureau.run("issue", "--all", *new_key) == 0  # the status lists

    notice = "data/notices/sc/2024/sc-notice-2024-01.csv"
    for path in (LIST_CSV, notice):
        bureau.replace(path, "陆承锋", "陆承峰")
    _told(bureau, capsys, "--supersedes", code=1)
    correction = ("--supersedes", FIRST, "--reason", "姓名用字更正")
    assert bureau.run("issue", LIST, *correction, *new_key) == 0
    assert _verdicts(bureau, capsys, FIRST) == {FIRST: "valid"}
    assert bureau.run("verify", FIRST, "--site", bureau.desk.root / "site", "--name", "陆承峰") == 0


def _make_keys_and_trust_list(bureau: _Bureau, capsys: pytest.CaptureFixture[str]) -> None:
    """What the guide for bureaus does once; the root's lines are pasted as they are printed."""
    _make_key(bureau, "2024-a")
    made = ("trust", "init", "--expires-on", "2099-12-31", "--passphrase-file", bureau.passphrase)
    assert bureau.run(*made) == 0
    printed = capsys.readouterr().err
    settings = bureau.desk.root / "site_config.yml"
    settings.write_text(SETTINGS + printed[printed.index("root_fingerprints:") :], encoding="utf-8")
    words = (
        "trust", "add", "sc-hrss", "--public", bureau.keys / "sc-hrss/2024-a.jwk",
        "--from", "2024-01-01", "--name", "四川省人力资源和社会保障厅", "--mandate", "本厅公布的名单",
        "--jurisdiction", "sc", "--highest-grade", "chief-technician",
    )  # fmt: skip
    assert bureau.as_root(*words) == 0
    assert bureau.run("check") == 0


def _make_key(bureau: _Bureau, key_id: str) -> None:
    words = ("keys", "create", "sc-hrss", "--key-id", key_id)
    assert bureau.run(*words, "--passphrase-file", bureau.passphrase) == 0


def _write_a_list(bureau: _Bureau) -> None:
    bureau.write("policies", "sc/sc-2024-99.yml")
    (bureau.desk.root / "notice.txt").write_text(NOTICE, encoding="utf-8")
    statements = bureau.desk.root / "data/policies/sc/sc-2024-99.statements.yml"
    statements.write_text(STATEMENTS, encoding="utf-8")
    assert (
        bureau.run("policy", "import", bureau.desk.root / "notice.txt", "--id", "sc-2024-99") == 0
    )
    assert bureau.run("policy", "fingerprint", "sc-2024-99") == 0
    bureau.write("organisations", "sc/sc-zhonggong.yml")
    for ending in ("yml", "csv"):
        bureau.write("notices", f"sc/2024/sc-notice-2024-01.{ending}")
        bureau.write("approved_lists", f"sc/2024/{LIST}.{ending}")
    turner = "  - occupation_code: 6-18-01-01\n    occupation: 车工\n    trade: 数控车工"
    welder = "  - occupation_code: 6-18-02-04\n    occupation: 焊工"
    organisation = bureau.desk.root / "data/organisations/sc/sc-zhonggong.yml"
    text = organisation.read_text(encoding="utf-8")
    row = text[text.index(turner) :]
    organisation.write_text(text + row.replace(turner, welder), encoding="utf-8")


def _decide(bureau: _Bureau, action: str, number: str, clause: str, on: str) -> int:
    return bureau.as_issuer("status", action, number, "--clause", clause, "--on", on)


def _told(bureau: _Bureau, capsys: pytest.CaptureFixture[str], what: str, *, code: int) -> None:
    capsys.readouterr()
    assert bureau.run("check") == code
    printed = capsys.readouterr().out
    assert what in printed
    assert "1 error," in printed


def _verdicts(bureau: _Bureau, capsys: pytest.CaptureFixture[str], *numbers: str) -> dict[str, str]:
    """What the portal, checked and built anew, answers for each number."""
    assert bureau.run("check") == 0
    assert bureau.run("build") == 0
    verdicts = {}
    for number in numbers or (FIRST, SECOND):
        capsys.readouterr()
        bureau.run("verify", number, "--site", bureau.desk.root / "site", "--json")
        verdicts[number] = json.loads(capsys.readouterr().out)["verdict"]
    return verdicts
