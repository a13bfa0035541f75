"""A Word file from a few templates in a zip: the same bytes on every machine, stored, without a clock.

What such files need of Word is small, and libraries put the hour of writing into both.
"""

from __future__ import annotations

import io
import zipfile

from generator.render.templates import handout_templates

_DOCUMENT = "word/document.xml"
_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    _DOCUMENT,
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/styles.xml",
)
_BEFORE_ALL = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name
_READABLE = 0o644 << 16


def word_file(document: str, *, title: str, **said: object) -> bytes:
    """`document`: the template of what is read; it is given `title` and what is `said`."""
    templates = handout_templates()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in _PARTS:
            part = zipfile.ZipInfo(name, _BEFORE_ALL)
            part.external_attr = _READABLE
            part.create_system = 3  # wherever it is written
            template = templates.get_template(document if name == _DOCUMENT else f"word/{name}")
            # stored: compressors differ from machine to machine
            archive.writestr(
                part, template.render(title=title, **said).encode(), zipfile.ZIP_STORED
            )
    return content.getvalue()
