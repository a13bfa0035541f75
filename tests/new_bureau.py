"""A bureau that begins with nothing: `portal new`, its keys, a policy, an organisation, a list.

Every date lies in 2024, so that it is past whenever a test runs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk

AUTHORITY = "四川省人力资源和社会保障厅"
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


class NewBureau:
    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder / "portal")
        self.keys = folder / "config/skillgrade-portal/keys"
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text("a passphrase of the bureau\n")
        words = ("--jurisdiction", "sc", "--name", AUTHORITY, "--site-name", "四川样站")
        base = ("--identifier-base", "https://sc.example/")
        assert self.run("new", self.desk.root, *words, *base) == 0

    def write(self, kind: str, path: str) -> None:
        """A file made from the template of its kind, its names and days put in."""
        target = self.desk.root / f"data/{kind}/{path}"
        template = self.desk.root / f"data/{kind}/_template{target.suffix}"
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


def make_keys_and_trust_list(bureau: NewBureau, capsys: pytest.CaptureFixture[str]) -> None:
    """What the guide for bureaus does once; the root's lines are pasted as they are printed."""
    make_key(bureau, "2024-a")
    made = ("trust", "init", "--expires-on", "2099-12-31", "--passphrase-file", bureau.passphrase)
    assert bureau.run(*made) == 0
    printed = capsys.readouterr().err
    settings = bureau.desk.root / "site_config.yml"
    with settings.open("a", encoding="utf-8") as file:
        file.write(printed[printed.index("root_fingerprints:") :])
    words = (
        "trust", "add", "sc-hrss", "--public", bureau.keys / "sc-hrss/2024-a.jwk",
        "--from", "2024-01-01", "--name", AUTHORITY, "--mandate", "本厅公布的名单",
        "--jurisdiction", "sc", "--highest-grade", "chief-technician",
    )  # fmt: skip
    assert bureau.as_root(*words) == 0
    assert bureau.run("check") == 0


def make_key(bureau: NewBureau, key_id: str) -> None:
    words = ("keys", "create", "sc-hrss", "--key-id", key_id)
    assert bureau.run(*words, "--passphrase-file", bureau.passphrase) == 0


def write_a_list(bureau: NewBureau) -> None:
    write_policy_and_organisation(bureau)
    for ending in ("yml", "csv"):
        bureau.write("notices", f"sc/2024/sc-notice-2024-01.{ending}")
        bureau.write("approved_lists", f"sc/2024/{LIST}.{ending}")


def write_policy_and_organisation(bureau: NewBureau) -> None:
    bureau.write("policies", "sc/sc-2024-99.yml")
    (bureau.desk.root / "notice.txt").write_text(NOTICE, encoding="utf-8")
    statements = bureau.desk.root / "data/policies/sc/sc-2024-99.statements.yml"
    statements.write_text(STATEMENTS, encoding="utf-8")
    assert (
        bureau.run("policy", "import", bureau.desk.root / "notice.txt", "--id", "sc-2024-99") == 0
    )
    assert bureau.run("policy", "fingerprint", "sc-2024-99") == 0
    bureau.write("organisations", "sc/sc-zhonggong.yml")
    turner = "  - occupation_code: 6-18-01-01\n    occupation: 车工\n    trade: 数控车工"
    welder = "  - occupation_code: 6-18-02-04\n    occupation: 焊工"
    organisation = bureau.desk.root / "data/organisations/sc/sc-zhonggong.yml"
    text = organisation.read_text(encoding="utf-8")
    row = text[text.index(turner) :]
    organisation.write_text(text + row.replace(turner, welder), encoding="utf-8")
