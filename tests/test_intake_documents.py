"""Word, HTML and Markdown as people make them: what is printed comes in, what is not stays out."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.intake.documents import read_pieces
from generator.intake.pieces import Line, Table
from generator.intake.policy_texts import read_policy_text
from generator.model import ClauseText

_W = nsdecls("w")


def document(*paragraphs: str) -> Document:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    return made


def clauses(file: Path) -> dict[str, ClauseText]:
    found, problems = read_policy_text(file, file.name)
    assert problems == []
    return {clause.clause: clause for clause in found}


def lines(file: Path) -> list[str]:
    pieces, problems = read_pieces(file, file.name)
    assert problems == []
    return [piece.text for piece in pieces or () if isinstance(piece, Line)]


def tables(file: Path) -> list[tuple[tuple[str, ...], ...]]:
    return [
        piece.rows for piece in read_pieces(file, file.name)[0] or () if isinstance(piece, Table)
    ]


def saved(made: Document, folder: Path) -> Path:
    made.save(str(folder / "text.docx"))
    return folder / "text.docx"


def page(folder: Path, body: str, *, encoding: str = "utf-8", head: str = "") -> Path:
    file = folder / "text.html"
    file.write_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    return file


def numbered(made: Document, levels: list[tuple[str, str]]) -> None:
    """A list of Word's own with these formats and texts by level."""
    rows = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(levels)
    )
    numbering = made.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {_W} w:abstractNumId="77">{rows}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {_W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def item(made: Document, text: str, level: int) -> None:
    properties = made.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
    )


def test_numbers_that_word_makes_are_clauses(tmp_path: Path) -> None:
    made = document("通知")
    numbered(
        made,
        [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")],
    )
    for text, level in [
        ("目标", 0),
        ("条件", 0),
        ("在岗", 1),
        ("守法", 1),
        ("甲类", 2),
        ("期限", 0),
    ]:
        item(made, text, level)
    assert list(clauses(saved(made, tmp_path))) == [
        "前言", "一", "二", "二（一）", "二（二）", "二（二）1", "三",
    ]  # fmt: skip


def test_cells_merged_in_word_are_empty_where_nothing_is_printed(tmp_path: Path) -> None:
    made = document("一、名额")
    table = made.add_table(3, 3)
    for row, words in enumerate([["序号", "区", "机构"], ["1", "东区", "市局"], ["2", "西区", ""]]):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(0, 1).merge(table.cell(0, 2))
    assert tables(saved(made, tmp_path)) == [
        (("序号", "区 机构", ""), ("1", "东区", "市局"), ("2", "西区", "")),
    ]


def test_what_was_deleted_with_changes_tracked_is_not_printed(tmp_path: Path) -> None:
    made = document("一、总则")
    paragraph = made.add_paragraph("满五年")._p
    paragraph.append(
        parse_xml(f'<w:del {_W} w:id="1"><w:r><w:delText>三年</w:delText></w:r></w:del>')
    )
    paragraph.append(parse_xml(f'<w:ins {_W} w:id="2"><w:r><w:t>以上。</w:t></w:r></w:ins>'))
    assert lines(saved(made, tmp_path)) == ["一、总则", "满五年以上。"]


def test_a_box_to_tick_is_a_box(tmp_path: Path) -> None:
    made = document()
    run = made.add_paragraph("企业")._p
    run.append(parse_xml(f'<w:r {_W}><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'))
    assert lines(saved(made, tmp_path)) == ["企业□"]


def test_fields_leave_their_result_and_not_their_code(tmp_path: Path) -> None:
    made = document()
    paragraph = made.add_paragraph("第")._p
    paragraph.append(parse_xml(f"<w:r {_W}><w:instrText> PAGE </w:instrText></w:r>"))
    paragraph.append(parse_xml(f"<w:r {_W}><w:t>三条的办法</w:t></w:r>"))
    assert lines(saved(made, tmp_path)) == ["第三条的办法"]


def test_a_whole_text_in_one_cell_is_no_table(tmp_path: Path) -> None:
    rows = "".join(
        f"<p>{words}</p>" for words in ["通知", "一、目标", "贯通。", "二、期限", "三年。"]
    )
    found = clauses(page(tmp_path, f"<table><tr><td>{rows}</td></tr></table>"))
    assert list(found) == ["前言", "一", "二"]


def test_cells_merged_on_a_page_are_empty_where_nothing_is_printed(tmp_path: Path) -> None:
    rows = (
        "<tr><th>序号<th>名称<th>机构</tr>"
        "<tr><td>1</td><td>学徒工</td><td rowspan=2>单位</td></tr>"
        "<tr><td>2</td><td>初级工</td></tr>"
        "<tr><td>3</td><td colspan=2>其他</td></tr>"
    )
    assert tables(page(tmp_path, f"<table>{rows}</table>")) == [
        (("序号", "名称", "机构"), ("1", "学徒工", "单位"), ("2", "初级工", ""), ("3", "其他", "")),
    ]


def test_menus_and_scripts_of_a_page_are_not_its_text(tmp_path: Path) -> None:
    article = "<p>一、总则</p><p>" + "评价应当公开。" * 40 + "</p>"
    body = (
        "<nav><a>首页</a></nav><script>var 甲='<p>二、</p>'</script><div>站内导航</div>"
        f"<div id='UCAP-CONTENT'>{article}</div><div>版权所有</div>"
    )
    assert lines(page(tmp_path, body))[0] == "一、总则"
    assert len(lines(page(tmp_path, body))) == 2


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030"])
def test_a_page_is_read_in_the_charset_that_it_declares(tmp_path: Path, charset: str) -> None:
    file = page(tmp_path, "<p>一、总则</p>", encoding="gb18030", head=f"<meta charset={charset}>")
    assert lines(file) == ["一、总则"]


def test_a_page_in_another_charset_than_declared_is_refused(tmp_path: Path) -> None:
    file = page(tmp_path, "<p>一、总则</p>", encoding="gb18030", head="<meta charset=utf-8>")
    _, problems = read_policy_text(file, file.name)
    assert [problem.code for problem in problems] == ["document-refused"]


def test_items_that_the_browser_numbers_are_numbered(tmp_path: Path) -> None:
    body = "<p>一、条件</p><ol><li>在岗；</li><li>守法。</li></ol><ol><li>1.带徒；</li></ol><ul><li>其他</li></ul>"
    assert lines(page(tmp_path, body)) == ["一、条件", "1.在岗；", "2.守法。", "1.带徒；", "其他"]


def test_the_signs_of_markdown_go_and_its_tables_stay(tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_text(
        "# 通知\n\n## 一、**总则**\n\n见[办法](https://example.cn/1)与\\*号。\n\n![图](a.png)\n\n"
        "| 序号 | 名称 |\n|---|:--|\n| 1 | 甲 |\n| 2 | 乙 |\n\n---\n\n- 注：1. 单位可以调整。\n2. 另行规定。\n"
        "\n<table><tr><td>丙</td><td></td></tr><tr><td>丁</td><td>戊</td></tr></table>\n",
        encoding="utf-8",
    )
    assert lines(file) == [
        "通知",
        "一、总则",
        "见办法与*号。",
        "注：1.单位可以调整。",
        "2.另行规定。",
    ]
    assert tables(file) == [
        (("序号", "名称"), ("1", "甲"), ("2", "乙")),
        (("丙", ""), ("丁", "戊")),
    ]


@pytest.mark.parametrize("name", ["text.DOCX", "text.htm", "text.markdown"])
def test_an_ending_may_be_written_otherwise(tmp_path: Path, name: str) -> None:
    made = document("通知", "一、总则", "公开。")
    if name.endswith("DOCX"):
        made.save(str(tmp_path / name))
    else:
        (tmp_path / name).write_text("通知\n\n一、总则\n\n公开。" if "mark" in name else
                                     "<p>通知<p>一、总则<p>公开。", encoding="utf-8")  # fmt: skip
    assert list(clauses(tmp_path / name)) == ["前言", "一"]


def test_a_format_that_nobody_reads_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_bytes(b"%PDF-1.7")
    _, problems = read_policy_text(tmp_path / "text.pdf", "text.pdf")
    assert [problem.code for problem in problems] == ["policy-text-format"]
    assert ".docx" in problems[0].hint.zh
