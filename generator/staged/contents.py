"""One staged file by itself: what must never be committed, whatever the file is for."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.personal_data import (
    ID_NUMBER,
    MAIL_ADDRESS,
    PERSONAL_DATA,
    Kind,
    is_id_number,
    personal_data_among,
    personal_data_in,
    personal_data_in_lines,
)
from generator.problems import Place, Problem, ProblemKind, first_told
from generator.rules.privacy import NUMBERS
from generator.text_files import PRIVATE_KEY, holds_private_key

STAGED_CONTAINER = ProblemKind(
    "staged-container",
    zh="{what}不能提交：里面的姓名、证件号和修订记录看不见，也删不掉",
    en="{what} cannot be committed: names, identity numbers and earlier versions hide in it",
    hint_zh="git rm --cached 之后放到仓库外面；名单用 portal import 转成 CSV，图片另存为 PNG",
    hint_en="git rm --cached it and keep it outside; portal import makes a CSV of a workbook",
)
_STARTS = (
    (b"PK\x03\x04", "Office 文档或压缩包", "an Office document or archive"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文档", "an old Office document"),
    (b"%PDF-", "PDF", "a PDF"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", "an archive"),
    (b"Rar!", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
    (b"SQLite format 3\x00", "数据库", "a database"),
)
_ENDINGS = re.compile(
    r"\.(?:xls[xmb]?|et|ett|doc[xm]?|wps|ppt[xm]?|ods|odt|pdf|zip|7z|rar)$", re.IGNORECASE
)
_PRINTED_KEYS = "tests/keys/"  # of the demo, which protect nothing
_IMPORTED = re.compile(r"policy_texts/[^/]+\.docx")
_FIELD = re.compile(r"[\s-]*([a-z_]+):\s*['\"]?([^'\"\s]*)")
_TOKENS = (".jwt",)
# a SHA-256 has eleven digits in a row often enough
_DIGEST = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])")


def file_problems(path: str, content: bytes) -> Iterator[Problem]:
    """What is wrong with a file of these bytes at `path`."""
    place = Place(path=path)
    if found := personal_data_in(PurePosixPath(path).stem):
        yield PERSONAL_DATA.at(place, field="path", what_zh=found[0], what_en=found[1])
    if holds_private_key(content) and not path.startswith(_PRINTED_KEYS):
        yield PRIVATE_KEY.at(place)
    container = _container(path, content)
    if container:
        if not _IMPORTED.fullmatch(path):
            yield STAGED_CONTAINER.at(place, what=container)
        return
    text = as_text(content)
    if text is not None and not path.endswith(_TOKENS):
        lines = _of_rows(text) if path.endswith(".csv") else _of_lines(text)
        yield from first_told(
            PERSONAL_DATA.at(
                Place(path=path, line=line), field=field, what_zh=found[0], what_en=found[1]
            )
            for line, field, found in lines
            if found != MAIL_ADDRESS  # offices have them; rows of people are asked by the rules
        )


def as_text(content: bytes) -> str | None:
    """The characters of a text in whatever encoding clerks save in; None for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:8000]:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def _container(path: str, content: bytes) -> str:
    for start, zh, en in _STARTS:
        if content.startswith(start):
            return f"{zh} ({en})"
    return "Office 文档或压缩包 (an Office document or archive)" if _ENDINGS.search(path) else ""


def _of_lines(text: str) -> Iterator[tuple[int, str, Kind]]:
    """Fields that are another number by definition are blanked, so that lines keep their numbers."""
    others = []
    for number, line in enumerate(text.split("\n"), start=1):
        field = _FIELD.match(line)
        is_number = bool(field and field[1] in NUMBERS)
        if field and is_number and is_id_number(field[2]):
            yield number, field[1], ID_NUMBER
        others.append("" if is_number else _DIGEST.sub("", line))
    for number, found in personal_data_in_lines("\n".join(others)):
        yield number, "text", found


def _of_rows(text: str) -> Iterator[tuple[int, str, Kind]]:
    """Cells one by one and neighbours together; lines where it is no CSV after all."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        yield from _of_lines(text)
        return
    header = rows[0] if rows else []
    for number, row in enumerate(rows, start=1):
        cells = dict(enumerate(row))
        for index, name in enumerate(header):
            if name in NUMBERS and is_id_number(cells.pop(index, "")):
                yield number, name, ID_NUMBER
        for keys, found in personal_data_among(cells):
            names = (header[key] if key < len(header) else str(key + 1) for key in keys)
            yield number, "+".join(names), found
