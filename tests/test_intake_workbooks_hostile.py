"""Workbooks made to harm: refused or failed with a reason, in time, and the parent lives."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.intake.workbooks.books import ENDINGS, read_book
from generator.intake.workbooks.sheets import Oddity
from tests.workbooks import (
    HEADINGS,
    PEOPLE,
    claiming,
    laid,
    marked_encrypted,
    old_saved,
    old_workbook,
    packed,
    rows_xml,
    saved,
    sheet_xml,
    text_cell,
    word_file,
    workbook,
)

ONE_ROW = rows_xml(f'<row r="1">{text_cell("A1", "甲")}</row>')
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "哈" * 1000}">' for n in range(10))
EMPTY = "<c/>" * 40
ROW = "<row>" + "<c><v>1</v></c>" * 40 + "</row>"
XLSX: dict[str, tuple[str, Callable[[], bytes]]] = {
    "two cells that are far apart": ("行数太多", lambda: packed(rows_xml(
        f'<row r="1">{text_cell("A1", "甲")}</row>',
        f'<row r="1048576">{text_cell("XFD1048576", "乙")}</row>'))),
    "a cell too far to the right": ("200 列", lambda: packed(rows_xml(
        f'<row r="1">{text_cell("XFD1", "乙")}</row>'))),
    "a million rows": ("行数太多", lambda: packed(rows_xml(*(f"<row><c><v>{n * 7919}</v></c></row>" for n in range(300_000))))),
    "four million cells": ("解压后太大", lambda: packed(rows_xml(ROW * 100_000))),
    "four million cells, hard to pack": ("单元格太多", lambda: packed(rows_xml(
        *(f"<row><c><v>{n * 7919}</v></c>{EMPTY}</row>" for n in range(80_000))))),
    "a bomb": ("解压后太大", lambda: packed(rows_xml(" " * 60_000_000))),
    "a claim of a gigabyte": ("解压后太大", lambda: claiming(packed(ONE_ROW), 1_000_000_000)),
    "a bomb of styles": ("解压后太大", lambda: packed(ONE_ROW, {"xl/styles.xml": b" " * 9_000_000})),
    "encrypted entries": ("加了密", lambda: marked_encrypted(packed(ONE_ROW))),
    "an encrypted file": ("加了密", lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
    "an old file renamed": ("旧版 xls", lambda: old_saved(old_workbook([HEADINGS]))),
    "no zip": ("不是 xlsx", lambda: b"hello"),
    "half a zip": ("不是 xlsx", lambda: saved(workbook([HEADINGS]))[:900]),
    "a Word file renamed": ("不是 xlsx", lambda: word_file([HEADINGS, HEADINGS], [])),
    "macros": ("宏", lambda: packed(ONE_ROW, {"xl/vbaProject.bin": b"x"})),
    "macros of 1992": ("宏", lambda: packed(ONE_ROW, {"xl/macrosheets/sheet1.xml": b"<x/>"})),
    "links to other files": ("外部链接", lambda: packed(ONE_ROW, {"xl/externalLinks/externalLink1.xml": b"<x/>"})),
    "data connections": ("外部链接", lambda: packed(ONE_ROW, {"xl/connections.xml": b"<x/>"})),
    "embedded objects": ("外部链接", lambda: packed(ONE_ROW, {"xl/embeddings/a.bin": b"x"})),
    "entities that multiply": ("文档类型", lambda: packed(f"<!DOCTYPE w [{LAUGHS}]><w>&a9;</w>".encode())),
    "a file of the machine": ("文档类型", lambda: packed(b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>')),
    "a document type in the properties": ("文档类型", lambda: packed(ONE_ROW, {"docProps/core.xml": b"<!DOCTYPE a []><a/>"})),
    "depth": ("嵌套太深", lambda: packed(sheet_xml("<a>" * 300_000 + "</a>" * 300_000))),
    "broken XML": ("XML 已损坏", lambda: packed(b"<worksheet>")),
    "a row that is no number": ("XML 已损坏", lambda: packed(rows_xml(f'<row r="{"9" * 5000}">{ROW}</row>'))),
    "a cell that is nowhere": ("XML 已损坏", lambda: packed(rows_xml('<row><c r="ABCD1"><v>1</v></c></row>'))),
    "a string that is not there": ("不是 xlsx", lambda: packed(rows_xml('<row><c t="s"><v>7</v></c></row>'))),
    "no sheet": ("不是 xlsx", lambda: packed(ONE_ROW).replace(b"sheet1.xml", b"sheet2.xml", 1)),
    "merged over everything, often": ("单元格太多", lambda: packed(sheet_xml(
        "<sheetData/><mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 1_000 + "</mergeCells>"))),
    "too many entries": ("条目太多", lambda: packed(ONE_ROW, {f"x{n}": b"" for n in range(4_000)})),
}  # fmt: skip
OTHERS: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "an xlsx named xls": ("a.xls", "不是 xls", lambda: saved(workbook([HEADINGS]))),
    "a page named xls": ("a.xls", "不是 xls", lambda: b"<html><table><tr><td>x"),
    "half an xls": ("a.xls", "", lambda: old_saved(old_workbook([HEADINGS]))[:1000]),
    "an xls with macros": ("a.xls", "宏", lambda: OLE + "_VBA_PROJECT".encode("utf-16-le")),
    "UTF-16": ("a.csv", "编码", lambda: "姓名".encode("utf-16")),
    "NUL": ("a.csv", "编码", lambda: b"a\x00b"),
    "neither UTF-8 nor GBK": ("a.csv", "编码", lambda: b"\xff\xff\xff"),
    "a lone quote": ("a.csv", "引号", lambda: '姓名\n"甲\n'.encode()),
    "a line of ten megabytes": ("a.csv", "引号", lambda: b"x" * 10_000_000),
    "a million columns": ("a.csv", "列数", lambda: b"," * 1_000_000),
    "a million lines": ("a.csv", "行数", lambda: b"x\n" * 1_000_000),
    "a Word file of tables in tables": ("a.docx", "嵌套太深", lambda: word_bomb("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000)),
    "a Word table of a million rows": ("a.docx", "", lambda: word_bomb("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 1_000_000 + "</w:tbl>")),
}  # fmt: skip


def word_bomb(inner: str) -> bytes:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        words = f'<w:document xmlns:w="{main}"><w:body>{inner}</w:body></w:document>'
        archive.writestr("word/document.xml", words)
    return target.getvalue()


@pytest.mark.parametrize("kind", XLSX)
def test_a_hostile_xlsx_is_told_and_harms_nobody(kind: str, tmp_path: Path) -> None:
    word, content = XLSX[kind]
    book, problems = read_book(laid(tmp_path, "a.xlsx", content()), "a.xlsx")
    assert book is None
    (problem,) = problems
    assert problem.code == "workbook-refused" or "cells" in kind  # those may take too long instead
    assert word in problem.message.zh or problem.code == "workbook-reader-failed"


@pytest.mark.parametrize("kind", OTHERS)
def test_a_hostile_file_of_another_kind_is_told_and_harms_nobody(kind: str, tmp_path: Path) -> None:
    name, word, content = OTHERS[kind]
    book, problems = read_book(laid(tmp_path, name, content()), name)
    assert book is None
    assert [problem.code for problem in problems] in (
        ["workbook-refused"],
        ["workbook-reader-failed"],
    )
    assert word in problems[0].message.zh


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_links_pipes_and_giants_are_not_opened(ending: str, tmp_path: Path) -> None:
    giant = tmp_path / f"giant{ending}"
    with giant.open("wb") as file:
        file.truncate(1_000_000_000)
    link = tmp_path / f"link{ending}"
    link.symlink_to(giant)
    pipe = tmp_path / f"pipe{ending}"
    os.mkfifo(pipe)
    told = [read_book(one, one.name)[1][0].code for one in (giant, link, pipe, tmp_path / "no.csv")]
    assert told == ["file-too-large", "is-a-link", "not-a-file", "unreadable"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_a_file_with_wrong_bytes_in_it_never_ends_in_a_traceback(name: str, tmp_path: Path) -> None:
    whole = saved(workbook([HEADINGS, *PEOPLE]))
    if name.endswith(".xls"):
        whole = old_saved(old_workbook([HEADINGS, *PEOPLE]))
    chosen = random.Random(20260318)
    for _ in range(12):
        content = bytearray(whole)
        for _ in range(8):
            content[chosen.randrange(len(content))] = chosen.randrange(256)
        book, problems = read_book(laid(tmp_path, name, bytes(content)), name)
        assert (book is None) == bool(problems)


def test_a_number_of_a_thousand_digits_is_a_rounded_number(tmp_path: Path) -> None:
    rows = rows_xml(f"<row><c><v>{'9' * 1000}</v></c></row>")
    book, _ = read_book(laid(tmp_path, "a.xlsx", packed(rows)), "a.xlsx")
    assert book
    assert book.sheets[0].oddities == {"A1": Oddity.ROUNDED}
