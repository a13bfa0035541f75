"""The five official texts, clause by clause: ids as printed, headings, cells, and not a character lost."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from pathlib import Path

import docx
import pytest

from generator.intake.pieces import Table
from generator.intake.plain_text import pieces_of
from generator.intake.policy_texts import read_policy_text
from generator.load.portal import load_portal
from generator.model import ClauseText, Portal
from generator.policies.fingerprints import Match, compare
from tests.conftest import ROOT
from tests.intake_listing import ids

pytestmark = pytest.mark.shared

IDS = {
    "mohrss-2022-14": """
        前言
        一 一(一-三)
        二 二(四-七)
        三 三(八-十二)
        四 四(十三-十六)
        五 五(十七-十九)
        文末
        附件: 表1 表2 表3 表4 表5 表6 表7 表8 注1 注2
    """,
    "cq-2021-55": """
        前言
        一 一(一) 一(二) 一(二)1 一(二)2 一(二)3 一(二)4 一(二)5
        二 二(一) 二(一)1 二(一)2 二(一)3 二(二) 二(二)1 二(二)2 二(二)3 二(二)4
        三 三(一) 三(一)1 三(一)2 三(一)3 三(二) 三(二)1 三(二)2 三(二)3
        四 四(一-四)
        五 五(一-三)
        六 六(一-三)
        文末
    """,
    "cq-2023-27": """
        前言
        一 二 二(一-二)
        三 三(一-三) 三(五-六)
        四 四(一-五)
        五 五(一-五)
        文末
        附件1: 表1 表2 表3 表4 表5 表6 表7 表8 注
        附件2: 一 一(一-六) 二 二(一-三)
        附件3
    """,
    "sc-2024-10": """
        前言
        一 二 二(一-三)
        三 三(一-三)
        四 四(一-九)
        五 五(一-三)
        六 文末
        附件1: 表1 表2 表3 表4 表5 表6 表7 表8 注1 注2
        附件2: 一 一(一) 一(二) 一(二)1 一(二)2 一(二)3 一(三) 二 \
            三 三(一) 三(一)1 三(一)2 三(一)2(1-3) 三(一)3 三(一)3(1-2) \
            三(二) 三(二)1 三(二)1(1-5) 三(二)2 三(二)2(1-3) \
            三(三) 三(三)1 三(三)1(1-4) 三(三)2 三(三)2(1-4) 四
        附件3: 一 一(一-七) 一1 一2 一3 一4 一5 一6 一7 二 二(一-五)
        附件4: 第一条 第二条 第二条(一-七) 第三条 第三条(一-七) 第四条 第五条 第六条 \
            第七条 第七条(一-六) 第八条 第八条(一-四) 第九条 第十条 第十条(一-三) 第十一条 第十二条
    """,
    "sh-2024-177": """
        前言
        一 一(一-二)
        二
        三 三(一) 三(一)1 三(一)2 三(一)3 三(一)4 三(二) 三(二)1 三(二)2 三(二)3 三(二)4 三(三) 三(三)1 三(三)2
        四 四(一-六)
        五 五(一-三)
        六 六(一-三)
        文末
    """,
}
POLICIES = pytest.mark.parametrize("policy", sorted(IDS))


def read(shared: Path, policy: str) -> dict[str, ClauseText]:
    clauses, _ = read_policy_text(shared / "policies" / f"{policy}.txt", policy)
    return {clause.clause: clause for clause in clauses}


@pytest.fixture(scope="module")
def portal() -> Portal:
    return load_portal(ROOT)[0]


@POLICIES
def test_the_clauses_are_those_printed(shared: Path, policy: str) -> None:
    assert list(read(shared, policy)) == ids(IDS[policy].replace("\\\n", " "))


@POLICIES
def test_every_clause_has_its_committed_fingerprint(
    shared: Path, policy: str, portal: Portal
) -> None:
    matches = compare(portal.fingerprints[policy], read(shared, policy).values())
    assert set(matches.values()) == {Match.SAME}


@POLICIES
@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_the_same_text_in_another_format_has_the_same_fingerprints(
    shared: Path, policy: str, ending: str, portal: Portal, tmp_path: Path
) -> None:
    file = tmp_path / f"{policy}.{ending}"
    _WRITERS[ending]((shared / "policies" / f"{policy}.txt").read_text(encoding="utf-8"), file)
    clauses, _ = read_policy_text(file, file.name)
    matches = compare(portal.fingerprints[policy], clauses)
    assert {clause for clause, match in matches.items() if match is not Match.SAME} == set()


@POLICIES
def test_not_a_character_is_lost_or_said_twice(shared: Path, policy: str) -> None:
    source = (shared / "policies" / f"{policy}.txt").read_text(encoding="utf-8")
    read_again = "".join(_printed(clause) for clause in read(shared, policy).values())
    assert _letters(read_again) == _letters(re.sub(r"<[^<>]*>", "", source))


@POLICIES
def test_every_paragraph_stands_in_the_text_as_it_is(shared: Path, policy: str) -> None:
    source = (shared / "policies" / f"{policy}.txt").read_text(encoding="utf-8")
    printed = _plain(re.sub(r"<[^<>]*>", "", source))
    for clause in read(shared, policy).values():
        for paragraph in clause.paragraphs:
            assert _plain(paragraph) in printed, clause.clause


@pytest.mark.parametrize(
    ("policy", "clause", "heading"),
    [
        ("mohrss-2022-14", "三（九）", "采取不同考核评价方式"),
        ("mohrss-2022-14", "四（十五）", "建立与职业技能等级（岗位）序列相匹配的岗位绩效工资制"),
        ("cq-2021-55", "五（二）", "组织实施（2022年4月－2022年12月）"),
        ("cq-2021-55", "二（一）", ""),
        ("cq-2021-55", "一（二）1", "坚持突出重点"),
        ("cq-2023-27", "三（五）", ""),
        ("cq-2023-27", "附件2", "申报特级技师、首席技师岗位条件"),
        ("sc-2024-10", "二（三）", "有序实施首席技师、特级技师评聘工作，加强高技能领军人才管理和服务"),
        ("sc-2024-10", "附件2 一（一）", "实施机构"),
        ("sc-2024-10", "附件3 一", ""),
        ("sc-2024-10", "附件4 第八条（一）", ""),
        ("sh-2024-177", "三（一）", "特级技师评聘对象基本条件"),
        ("sh-2024-177", "三（二）4", ""),
        ("sh-2024-177", "五（二）", ""),
    ],
)  # fmt: skip
def test_a_heading_is_a_heading_and_a_sentence_is_none(
    shared: Path, policy: str, clause: str, heading: str
) -> None:
    assert read(shared, policy)[clause].heading == heading


@pytest.mark.parametrize(
    ("policy", "clause", "beginnings"),
    [
        ("sh-2024-177", "一", ["经本市人力资源社会", "经备案的央企在沪"]),
        ("sh-2024-177", "三（三）", ["符合下列条件之一的", "在上述条件基础上"]),
        ("sh-2024-177", "四（一）", ["符合条件且有意向", "申请单位为市属国企", "原则上，特级技师"]),
        ("sh-2024-177", "文末", ["本通知自2024年", "上海市人力资源和", "2024年6月12日"]),
        ("sc-2024-10", "六", ["本通知自2024年7月"]),
        ("sc-2024-10", "附件3 一", ["特级技师应具备", "具备基本条件并"]),
        ("sc-2024-10", "附件4 第十条", ["所在单位要切实", "在申报、审批重大"]),
        ("cq-2023-27", "附件2 一", ["具有高级技师职业资格", "符合下列条件之一"]),
        ("cq-2023-27", "三（三）", ["鼓励企业在职业技能等级认"]),
        ("cq-2023-27", "三（五）", ["贴等方式，合理确定"]),
        ("mohrss-2022-14", "三（九）", ["学徒工的转正", "首席技师、特级", "特级技师评聘工作", "首席技师原则上"]),
        ("mohrss-2022-14", "一（二）", ["——坚持能力", "——坚持科学", "——坚持效果", "——坚持岗位"]),
    ],
)  # fmt: skip
def test_a_clause_has_its_own_paragraphs_and_no_others(
    shared: Path, policy: str, clause: str, beginnings: list[str]
) -> None:
    paragraphs = read(shared, policy)[clause].paragraphs
    assert [
        paragraph[: len(beginning)]
        for paragraph, beginning in zip(paragraphs, beginnings, strict=True)
    ] == beginnings


def test_only_the_clauses_beside_the_missing_page_are_broken(shared: Path) -> None:
    broken = {
        (policy, clause.clause)
        for policy in IDS
        for clause in read(shared, policy).values()
        if clause.is_broken
    }
    assert broken == {("cq-2023-27", "三（三）"), ("cq-2023-27", "三（五）")}


def test_the_missing_page_is_told_with_what_is_lost(shared: Path) -> None:
    _, problems = read_policy_text(shared / "policies" / "cq-2023-27.txt", "cq-2023-27.txt")
    assert [problem.code for problem in problems] == ["policy-page-missing"]
    assert all(word in problems[0].message.zh for word in ("三（三）", "三（五）", "（四）"))


@pytest.mark.parametrize(
    ("policy", "annex"),
    [("mohrss-2022-14", "附件"), ("cq-2023-27", "附件1"), ("sc-2024-10", "附件1")],
)
def test_a_grade_table_has_eight_rows_of_four_cells(shared: Path, policy: str, annex: str) -> None:
    clauses = read(shared, policy)
    rows = [clauses[f"{annex} 表{number}"].table for number in range(1, 9)]
    assert clauses[annex].table == (("序号", "级别名称", "基本要求", "实施机构"),)
    assert [(len(row), row[0][0], len(row[0])) for row in rows] == [
        (1, str(number), 4) for number in range(1, 9)
    ]
    merged = {
        number
        for number, row in enumerate(rows, start=1)
        if row[0][3] == ""  # the body above is meant; what is merged stays empty
    }
    assert merged == {
        "mohrss-2022-14": {2, 3, 4, 6}, "cq-2023-27": {3, 4, 5, 6}, "sc-2024-10": {3, 4, 5, 6}
    }[policy]  # fmt: skip


def test_the_form_keeps_its_empty_cells_and_its_boxes(shared: Path) -> None:
    form = read(shared, "cq-2023-27")["附件3"]
    assert form.paragraphs == ()
    assert [len(row) for row in form.table] == [6] * 10 + [2] * 2
    assert form.table[6][2].count("□") == 3
    assert form.table[-1] == ("市人社局 意见", "年 月 日")
    assert not any("<" in cell for row in form.table for cell in row)


def _printed(clause: ClauseText) -> str:
    """The clause with its number as the text prints it, which rows and beginnings do not have."""
    body = clause.clause.rpartition(" ")[2]
    number = re.search(r"(?:（[^（）]+）|第.+条|附件\d*|注|\d+|[一二三四五六七八九十]+)$", body)
    is_printed = not (
        body in ("前言", "文末")
        or body.startswith("表")
        or (clause.is_broken and not clause.heading)
    )
    head = number[0] if number and is_printed else ""
    head = body if body in ("注", "注1") else head
    return head + clause.heading + "".join([*clause.paragraphs, *map("".join, clause.table)])


def _letters(text: str) -> Counter[str]:
    """Han characters and digits: punctuation behind numbers and headings is not part of a clause."""
    return Counter(letter for letter in _plain(text) if letter.isalnum())


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _as_docx(text: str, file: Path) -> None:
    document = docx.Document()
    for piece in pieces_of(text):
        if isinstance(piece, Table):
            table = document.add_table(0, max(map(len, piece.rows)))
            for row in piece.rows:
                cells = table.add_row().cells
                for cell, words in zip(cells, row, strict=False):
                    cell.text = words
            continue
        for _ in range(piece.blanks):
            document.add_paragraph("")
        document.add_paragraph(piece.text)
    document.save(str(file))


def _as_html(text: str, file: Path) -> None:
    parts = ["<!DOCTYPE html><html><head><title>-</title></head><body>"]
    for piece in pieces_of(text):
        if isinstance(piece, Table):
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in piece.rows)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            parts.append(f"<p>{html.escape(piece.text)}</p>")
    file.write_text("\n".join(parts), encoding="utf-8")


def _as_markdown(text: str, file: Path) -> None:
    lines = []
    for piece in pieces_of(text):
        if isinstance(piece, Table):
            lines += ["", *("| " + " | ".join(row) + " |" for row in piece.rows), ""]
        else:
            lines += [""] * max(piece.blanks, 1) + [piece.text]
    file.write_text("\n".join(lines), encoding="utf-8")


_WRITERS = {"docx": _as_docx, "html": _as_html, "md": _as_markdown}
