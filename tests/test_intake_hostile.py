"""Documents made to harm: refused or failed with a reason, and the parent lives."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.intake.limited_child import Limits, read_in_child
from generator.intake.policy_texts import read_policy_text
from generator.problems import Place

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PLACE = Place(path="text.docx")


def packed(document: bytes, **others: bytes) -> bytes:
    """A Word file with `document` as its text."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in others.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def body(words: str) -> bytes:
    return f"<w:document {_W}><w:body>{words}</w:body></w:document>".encode()


def encrypted() -> bytes:
    content = bytearray(packed(body("")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


def lying_about_its_size() -> bytes:
    """Hundreds of megabytes, announced as none."""
    content = bytearray(packed(body("<w:p/>" + " " * 300_000_000)))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 100)
    return bytes(content)


def many_entries() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"{number}", b"")
    return target.getvalue()


def packed_as_office_never_does() -> bytes:
    """Sound, but its library would fail on a broken one in ways that nobody has named."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", body("<w:p/>"))
    return target.getvalue()


_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "哈" * 1000}">' for n in range(10))
REFUSED: dict[str, Callable[[], bytes]] = {
    "no zip": lambda: b"hello",
    "packed with LZMA": packed_as_office_never_does,
    "half a zip": lambda: packed(body("<w:p/>"))[:60],
    "a zip of other things": lambda: packed(body("")).replace(b"document.xml", b"documenx.xml"),
    "old or encrypted office file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000),
    "encrypted entries": encrypted,
    "macros": lambda: packed(body("<w:p/>"), word__vbaProject__bin=b"x").replace(
        b"vbaProject/bin", b"vbaProject.bin"
    ),
    "unpacked too large": lambda: packed(body(" " * 70_000_000)),
    "too many entries": many_entries,
    "entities that multiply": lambda: packed(
        f"<!DOCTYPE w [{_LAUGHS}]>".encode() + body("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
    ),
    "a file of the machine as entity": lambda: packed(
        b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        + body("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")
    ),
    "a document type in UTF-16": lambda: packed(
        f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w []>{body("").decode()}'.encode("utf-16")
    ),
    "depth": lambda: packed(body("<w:p>" * 300_000 + "</w:p>" * 300_000)),
    "broken XML": lambda: packed(b"<w:document>"),
    "more text than any policy": lambda: packed(
        body("<w:p><w:r><w:t>" + "字" * 3_000_000 + "</w:t></w:r></w:p>")
    ),
    "a table of a million cells": lambda: packed(
        body("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * 1_000 + "</w:tr>") * 1_000 + "</w:tbl>")
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_hostile_word_file_is_told_and_harms_nobody(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    file.write_bytes(REFUSED[kind]())
    clauses, problems = read_policy_text(file, file.name)
    assert clauses == ()
    assert [problem.code for problem in problems] in (
        ["document-refused"],
        ["document-reader-failed"],
    )


def test_a_size_that_is_a_lie_ends_with_the_reading(tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    file.write_bytes(lying_about_its_size())
    assert file.stat().st_size < 20_000_000
    assert [problem.severity for problem in read_policy_text(file, file.name)[1]] == ["error"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 1_000_000,
        "<table>" * 200_000,
        "<table><tr>" + "<td colspan=999999 rowspan=999999>x</td>" * 5_000 + "</table>",
        "<!" * 1_000_000,
        "<a " + "x=" * 1_000_000,
        "&" * 4_000_000,
        "<![CDATA[" * 400_000,
        "<table>" + "<tr><td rowspan=2000 colspan=200>x" * 60_000,
        "<script>" + "二、" * 100_000,
        "",
    ],
    ids=["depth", "tables", "spans", "openings", "attributes", "entities", "sections", "rows", "script", "empty"],
)  # fmt: skip
def test_a_hostile_page_ends_in_time(page: str, tmp_path: Path) -> None:
    file = tmp_path / "text.html"
    file.write_text(page, encoding="utf-8")
    clauses, problems = read_policy_text(file, file.name)
    assert clauses == ()
    assert len(problems) == 1


def test_a_list_that_begins_at_a_giant_number_begins_at_one(tmp_path: Path) -> None:
    file = tmp_path / "text.html"
    file.write_text("<ol start=99999999999999999999><li>甲</ol>", encoding="utf-8")
    assert [clause.clause for clause in read_policy_text(file, file.name)[0]] == ["1"]


def test_a_markdown_file_of_nothing_but_signs_ends_in_time(tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_text("[" * 300_000 + "*" * 300_000 + "<table>" * 50_000 + "|" * 300_000)
    assert len(read_policy_text(file, file.name)[1]) == 1


def test_a_child_that_takes_too_long_is_ended() -> None:
    answer, problems = read_in_child("docx", packed(body("")), _PLACE, Limits(seconds=0))
    assert (answer, [problem.code for problem in problems]) == (None, ["document-reader-failed"])


def test_a_child_without_memory_fails_alone() -> None:
    content = packed(body("<w:p><w:r><w:t>字</w:t></w:r></w:p>" * 200_000))
    answer, problems = read_in_child("docx", content, _PLACE, Limits(memory=120_000_000))
    assert (answer, [problem.code for problem in problems]) == (None, ["document-reader-failed"])


def test_a_child_cannot_answer_without_end() -> None:
    content = packed(body("<w:p><w:r><w:t>字</w:t></w:r></w:p>" * 20_000))
    answer, problems = read_in_child("docx", content, _PLACE, Limits(answer=10_000))
    assert (answer, [problem.code for problem in problems]) == (None, ["document-reader-failed"])


def test_a_reader_that_does_not_exist_is_not_run() -> None:
    assert read_in_child("os", b"", _PLACE)[0] is None


def test_a_relation_to_another_machine_is_not_followed(tmp_path: Path) -> None:
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="t" Target="http://127.0.0.1:9/a" TargetMode="External"/>'
        b"</Relationships>"
    )
    words = "".join(
        f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in ("通知", "一、总则", "公开。")
    )
    target = io.BytesIO(packed(body(words)))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", relation)
    file = tmp_path / "text.docx"
    file.write_bytes(target.getvalue())
    assert [clause.clause for clause in read_policy_text(file, file.name)[0]] == ["前言", "一"]


@pytest.mark.parametrize("ending", ["docx", "html", "md", "txt"])
def test_links_pipes_and_giants_are_not_opened(ending: str, tmp_path: Path) -> None:
    giant = tmp_path / f"giant.{ending}"
    with giant.open("wb") as file:
        file.truncate(1_000_000_000)
    link = tmp_path / f"link.{ending}"
    link.symlink_to(giant)
    pipe = tmp_path / f"pipe.{ending}"
    os.mkfifo(pipe)
    told = [read_policy_text(one, one.name)[1][0].code for one in (giant, link, pipe)]
    assert told == ["file-too-large", "is-a-link", "not-a-file"]


def test_a_text_in_gbk_is_told_with_the_byte(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_bytes("一、总则".encode("gbk"))
    _, problems = read_policy_text(file, file.name)
    assert [problem.code for problem in problems] == ["not-utf-8"]
