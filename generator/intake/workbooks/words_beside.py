"""Words of an office file outside of its table: properties, comments, text boxes. Not published, yet sent along."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from generator.intake import archives
from generator.intake.xml_parts import name_of, parsed

_PARTS = re.compile(
    r"docProps/(?:core|app|custom)\.xml|word/comments\.xml|xl/(?:comments[^/]*|comments/[^/]*"
    r"|threadedComments/[^/]*|persons/[^/]*|drawings/[^/]*)\.xml",
    re.IGNORECASE,
)
_NO_WORDS = frozenset({"created", "modified", "AppVersion", "Application", "Template"})
_MARK_OF_WPS = re.compile(r"[0-9A-F]{32}(?:_\d+)?")  # of its own, in custom.xml
_MOST_OF_A_PART = 8_000_000


def words_beside(archive: zipfile.ZipFile, *, broken: str) -> Iterator[tuple[str, str]]:
    """(part and element, text). Raises Refused."""
    for part in sorted(filter(_PARTS.fullmatch, archive.namelist())):
        chunks = archives.chunks_of(archive, part, broken=broken, most_unpacked=_MOST_OF_A_PART)
        for element in parsed(b"".join(chunks)).iter():
            text = (element.text or "").strip()
            if text and name_of(element) not in _NO_WORDS and not _MARK_OF_WPS.fullmatch(text):
                yield f"{part} {name_of(element)}", text
