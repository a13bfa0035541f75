"""An xlsx into sheets. Runs in the limited child; nothing that a workbook refers to is fetched.

The standard library reads it: the fast reader of others aborts the process on two cells that are far
apart, and none tells hidden rows, formulas without a result and lost digits in one pass.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from generator.intake import archives
from generator.intake.refusals import Refused
from generator.intake.workbooks.number_formats import PLAIN, shown_as
from generator.intake.workbooks.sheets import MOST_CHARACTERS
from generator.intake.workbooks.words_beside import words_beside
from generator.intake.workbooks.xlsx_sheets import WITH_TEXT, SheetReader, unescaped
from generator.intake.workbooks.xml_stream import Attributes, XmlStream
from generator.intake.xml_parts import child, name_of, parsed, value_of

_MOST_UNPACKED = 250_000_000
_MOST_OF_A_PART = 8_000_000  # of those that become a tree
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
_FOREIGN = re.compile(
    r"xl/(?:externalLinks/|connections\.xml|embeddings/|activeX/|queryTables/)", re.IGNORECASE
)
_MACROS = re.compile(r"xl/(?:macrosheets|dialogsheets)/", re.IGNORECASE)
_MOST_SHEETS = 200


def read(content: bytes) -> dict[str, Any]:
    """The answer of the child: `sheets` in their order, `texts` outside of cells. Raises Refused."""
    archive = archives.opened(
        content, broken="not-an-xlsx", old_format="renamed-xls", most_unpacked=_MOST_UNPACKED
    )
    names = archive.namelist()
    if _WORKBOOK not in names or len(names) != len(set(names)):
        raise Refused("not-an-xlsx")
    if any(map(_MACROS.match, names)):
        raise Refused("macros")
    if any(map(_FOREIGN.match, names)):
        raise Refused("external-links")
    return _Workbook(archive).told()


class _Workbook:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        self._root = self._tree(_WORKBOOK)
        properties = child(self._root, "workbookPr")
        dates = value_of(properties, "date1904") if properties is not None else ""
        self._is_1904 = dates in ("1", "true")
        self._shown = self._styles()
        self._strings = self._shared_strings()
        self._printed: list[tuple[str, str]] = []

    def told(self) -> dict[str, Any]:
        sheets = [self._sheet(name, part, state) for name, part, state in self._parts()]
        texts = [
            *self._defined_names(),
            *words_beside(self._archive, broken="not-an-xlsx"),
            *self._printed,
        ]
        return {"sheets": sheets, "texts": texts}

    def _parts(self) -> Iterator[tuple[str, str, str]]:
        """(name, part, state) of each worksheet; sheets that are charts have no cells."""
        targets = {
            value_of(one, "Id"): (value_of(one, "Type"), value_of(one, "Target"))
            for one in self._tree(_RELATIONS)
            if value_of(one, "TargetMode") != "External"
        }
        sheets = child(self._root, "sheets")
        for count, sheet in enumerate(() if sheets is None else sheets):
            if count >= _MOST_SHEETS:
                raise Refused("too-many-entries")
            relation = next(
                (value for key, value in sheet.attrib.items() if key.endswith("}id")), ""
            )
            kind, target = targets.get(relation, ("", ""))
            if not kind.endswith("/worksheet"):
                continue
            part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            yield value_of(sheet, "name"), part, value_of(sheet, "state")

    def _sheet(self, name: str, part: str, state: str) -> dict[str, Any]:
        reader = SheetReader(self._strings, self._shown, is_1904=self._is_1904)
        XmlStream(reader.start, reader.end, WITH_TEXT).read(self._chunks(part))
        self._printed += [(f"{name} 页眉页脚", text) for text in reader.printed]
        return reader.told(name, is_hidden=state in ("hidden", "veryHidden"))

    def _styles(self) -> list[int]:
        if _STYLES not in self._names:
            return []
        root = self._tree(_STYLES)
        codes = {
            value_of(one, "numFmtId"): value_of(one, "formatCode")
            for one in root.iter()
            if name_of(one) == "numFmt"
        }
        formats = child(root, "cellXfs")
        shown = []
        for one in () if formats is None else formats:
            number = value_of(one, "numFmtId")
            is_number = number.isdecimal() and len(number) < 6
            shown.append(shown_as(int(number), codes.get(number, "")) if is_number else PLAIN)
        return shown

    def _shared_strings(self) -> list[str]:
        if _STRINGS not in self._names:
            return []
        strings = _Strings()
        XmlStream(strings.start, strings.end, frozenset({"t"})).read(self._chunks(_STRINGS))
        return strings.found

    def _defined_names(self) -> Iterator[tuple[str, str]]:
        names = child(self._root, "definedNames")
        for one in () if names is None else names:
            yield "定义的名称", f"{value_of(one, 'name')} {one.text or ''}"

    def _tree(self, part: str) -> Element:
        if part not in self._names:
            raise Refused("not-an-xlsx")
        chunks = archives.chunks_of(
            self._archive, part, broken="not-an-xlsx", most_unpacked=_MOST_OF_A_PART
        )
        return parsed(b"".join(chunks))

    def _chunks(self, part: str) -> Iterator[bytes]:
        if part not in self._names:
            raise Refused("not-an-xlsx")
        return archives.chunks_of(
            self._archive, part, broken="not-an-xlsx", most_unpacked=_MOST_UNPACKED
        )


class _Strings:
    """Shared strings; how Japanese reads (rPh) is no part of them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._in_phonetic = False
        self._characters = 0

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "si":
            self._words = []
        elif name == "rPh":
            self._in_phonetic = True

    def end(self, name: str, text: str) -> None:
        if name == "t" and not self._in_phonetic:
            self._characters += len(text)
            if self._characters > MOST_CHARACTERS:
                raise Refused("too-much-text")
            self._words.append(text)
        elif name == "rPh":
            self._in_phonetic = False
        elif name == "si":
            self.found.append(unescaped("".join(self._words)))
