"""A handout as a Word file in the layout of official documents (GB/T 9704): A4, 仿宋 and 黑体 by name.

What such a file needs of Word is small and the same input must give the same bytes, so its few parts
are templates of ours in a zip without a clock; libraries put the hour of writing into both.
"""

from __future__ import annotations

import io
import zipfile

from generator.render.handouts.handout import Handout
from generator.render.templates import handout_templates

_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/styles.xml",
)
_BEFORE_ALL = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name
_READABLE = 0o644 << 16


def word_document(handout: Handout) -> bytes:
    templates = handout_templates()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in _PARTS:
            part = zipfile.ZipInfo(name, _BEFORE_ALL)
            part.external_attr = _READABLE
            part.create_system = 3  # wherever it is written
            text = templates.get_template(f"word/{name}").render(handout=handout)
            # stored: compressors differ from machine to machine
            archive.writestr(part, text.encode(), zipfile.ZIP_STORED)
    return content.getvalue()
