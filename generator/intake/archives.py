"""Office files are zip archives: opened after a look at what they claim to hold, unpacked up to a limit."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from generator.intake.refusals import Refused

_MOST_ENTRIES = 3_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .doc, .xls, and every encrypted .docx and .xlsx
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1_000_000
_MOST_FOLD = 250  # deflate reaches 1,000; a sheet of nothing but the same row stays below
_SMALL = 10_000_000
# Office writes no other; their libraries would fail in ways of their own on what is broken.
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def opened(content: bytes, *, broken: str, old_format: str, most_unpacked: int) -> zipfile.ZipFile:
    """The archive. Raises Refused: `broken` where it is none, `old_format` where it is an older office
    file that is not encrypted."""
    if content.startswith(_OLD_OFFICE):
        raise Refused("encrypted" if _ENCRYPTED_STREAM in content else old_format)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        # no archive; offsets before its beginning; a version of the format that is yet to come
        raise Refused(broken) from None
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise Refused("too-many-entries")
    if sum(entry.file_size for entry in entries) > most_unpacked:
        raise Refused("too-large-unpacked")
    if any(
        entry.file_size > _SMALL and entry.file_size > _MOST_FOLD * entry.compress_size
        for entry in entries
    ):
        raise Refused("too-large-unpacked")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted")
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise Refused("macros")
    if any(entry.compress_type not in _COMPRESSIONS for entry in entries):
        raise Refused(broken)
    return archive


def chunks_of(
    archive: zipfile.ZipFile, part: str, *, broken: str, most_unpacked: int
) -> Iterator[bytes]:
    """What is in `part`, a megabyte at a time; what an entry claims of its size may be a lie."""
    left = most_unpacked
    try:
        with archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Refused("too-large-unpacked")
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError):
        # a wrong header or checksum, a wrong stream, its end before the end, an offset before the
        # beginning, patches for what was compressed before
        raise Refused(broken) from None
