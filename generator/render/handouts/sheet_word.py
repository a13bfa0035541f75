"""The empty sheets as Word files, cell by cell as they stand on the page; the browser fills these very files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.handouts.handout import sample_note
from generator.render.handouts.word_file import word_file
from generator.render.views.form_sheets import Sheet, sheets
from generator.render.views.sheet_table import sheet_table


def sheet_files(context: RenderContext) -> Iterator[OutputFile]:
    for sheet in sheets(context):
        note = sample_note(sheet.jurisdiction, context) if sheet.jurisdiction else None
        yield OutputFile(path=addresses.empty_form(sheet.id), content=sheet_document(sheet, note))


def sheet_document(sheet: Sheet, note: str | None) -> bytes:
    """`note`: what stands on every sheet of a fictional place."""
    return word_file("sheet.xml", title=sheet.title, note=note, table=sheet_table(sheet))
