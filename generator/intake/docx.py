"""A Word document into lines and tables: what is printed, numbers that Word makes included.

Runs in the limited child. Deleted text, field codes and fallbacks are not printed; a footnote stands
behind the paragraph that refers to it. No relation is followed, nothing is fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.intake import archives
from generator.intake.answers import Answer, Answers
from generator.intake.docx_numbers import Numbering
from generator.intake.refusals import Refused
from generator.intake.xml_parts import child, name_of, parsed, value_of

_MOST_UNPACKED = 60_000_000
_DOCUMENT, _NUMBERING = "word/document.xml", "word/numbering.xml"
_STYLES, _FOOTNOTES = "word/styles.xml", "word/footnotes.xml"
_NOT_PRINTED = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "Fallback",
    "pPr",
    "rPr",
    "sectPr",
    "tblPr",
}
_BOXES = {"F06F": "□", "F071": "□", "F0A8": "□", "F0A3": "□", "F052": "☑", "F0FE": "☑"}
_WIDEST_TABLE = 200
_PAGE_IN_CONTENTS = re.compile(r"\t(\d{1,3})$")  # Word leads to the page number with a tab


def read(content: bytes) -> Answer:
    """The answer of the child. Raises Refused."""
    document, root = document_of(opened(content))
    document.blocks(root)
    return document.answers.answer


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive of a Word file. Raises Refused."""
    return archives.opened(
        content, broken="not-a-docx", old_format="encrypted", most_unpacked=_MOST_UNPACKED
    )


def document_of(archive: zipfile.ZipFile, below_merged: str = "") -> tuple[Document, Element]:
    """A reader of what is printed, and the root of the text. Raises Refused."""
    parts = {
        part: parsed(
            b"".join(
                archives.chunks_of(archive, part, broken="not-a-docx", most_unpacked=_MOST_UNPACKED)
            )
        )
        for part in (_DOCUMENT, _NUMBERING, _STYLES, _FOOTNOTES)
        if part in archive.namelist()
    }
    if _DOCUMENT not in parts:
        raise Refused("not-a-docx")
    numbering = Numbering(parts.get(_NUMBERING), parts.get(_STYLES))
    document = Document(numbering, _footnotes(parts.get(_FOOTNOTES)), below_merged)
    return document, parts[_DOCUMENT]


def _footnotes(part: Element | None) -> dict[str, str]:
    notes = part if part is not None else ()
    return {
        value_of(note, "id"): "".join(_words(note)).strip()
        for note in notes
        if name_of(note) == "footnote" and not value_of(note, "type")
    }


def _words(element: Element) -> Iterator[str]:
    """What is printed inside `element`."""
    for inner in element:
        name = name_of(inner)
        if name in _NOT_PRINTED:
            continue
        if name == "t":
            yield inner.text or ""
        elif name == "tab":
            yield "\t"
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "checkBox":
            yield "□"
        elif name == "sym":
            yield _BOXES.get(value_of(inner, "char").upper(), "")
        else:
            yield from _words(inner)


class Document:
    """`below_merged` is what a cell holds that is merged into the one above."""

    def __init__(
        self, numbering: Numbering, footnotes: dict[str, str], below_merged: str = ""
    ) -> None:
        self.numbering = numbering
        self.footnotes = footnotes
        self.below_merged = below_merged
        self.answers = Answers()

    def blocks(self, parent: Element) -> None:
        """Paragraphs and tables in order; what wraps them (content controls, insertions) is looked into."""
        for element in parent:
            name = name_of(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self.answers.table(self.rows(element))
            elif name not in _NOT_PRINTED:
                self.blocks(element)

    def _paragraph(self, paragraph: Element) -> None:
        text = _PAGE_IN_CONTENTS.sub(r"……\1", self._text(paragraph))
        self.answers.line(text, is_indented=_is_indented(paragraph))
        for reference in paragraph.iter():
            if name_of(reference) == "footnoteReference":
                note = self.footnotes.get(value_of(reference, "id"), "")
                if note:
                    self.answers.line(f"（脚注：{note}）")

    def _text(self, paragraph: Element) -> str:
        return self.numbering.number_of(paragraph) + "".join(_words(paragraph))

    def rows(self, table: Element) -> list[list[str]]:
        rows = []
        for row in table:
            properties = child(row, "trPr")
            is_deleted = properties is not None and child(properties, "del") is not None
            if name_of(row) == "tr" and not is_deleted:
                rows.append(self._cells(row))
            elif name_of(row) in ("sdt", "ins", "customXml"):
                rows += self.rows(_content(row))
        return rows

    def _cells(self, row: Element) -> list[str]:
        """A cell that spans columns is followed by empty ones; one merged downwards is empty below."""
        cells: list[str] = []
        for cell in row:
            if name_of(cell) in ("sdt", "ins", "customXml"):
                cells += self._cells(_content(cell))
                continue
            if name_of(cell) != "tc":
                continue
            properties = child(cell, "tcPr")
            merge = child(properties, "vMerge") if properties is not None else None
            is_continued = merge is not None and value_of(merge, "val") != "restart"
            cells.append(self.below_merged if is_continued else "\n".join(self._lines(cell)))
            span = child(properties, "gridSpan") if properties is not None else None
            width = value_of(span, "val") if span is not None else "1"
            cells += [""] * (min(int(width), _WIDEST_TABLE) - 1 if width.isdecimal() else 0)
        return cells

    def _lines(self, cell: Element) -> Iterator[str]:
        for element in cell:
            if name_of(element) == "p":
                yield self._text(element)
            elif name_of(element) == "tbl":
                for row in self.rows(element):
                    yield " ".join(filter(None, row))
            elif name_of(element) not in _NOT_PRINTED:
                yield from self._lines(element)


def _content(wrapper: Element) -> Element:
    inner = child(wrapper, "sdtContent")
    return wrapper if inner is None else inner


def _is_indented(paragraph: Element) -> bool:
    properties = child(paragraph, "pPr")
    indent = child(properties, "ind") if properties is not None else None
    if indent is None:
        return False
    return any(value_of(indent, name) not in ("", "0") for name in ("firstLine", "firstLineChars"))
