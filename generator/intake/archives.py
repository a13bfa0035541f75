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
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def opened(content: bytes, *, broken: str, old_format: str, most_unpacked: int) -> zipfile.ZipFile:
    """The archive. Raises Refused: `broken` where it is none, `old_format` where it is an older office
    file that is not encrypted."""
    if content.startswith(_OLD_OFFICE):
        raise Refused("encrypted" if _ENCRYPTED_STREAM in content else old_format)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
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
    except _BROKEN:
        raise Refused(broken) from None
