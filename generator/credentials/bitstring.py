"""The bits of a Bitstring Status List (W3C, 2025): packed the same way everywhere, read leniently.

Our gzip is one stored block, so that no compressor's version decides the bytes that are signed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Final

from generator.credentials import base64url

BIT_COUNT: Final = 131_072  # the least the standard allows; 16 KiB
MAX_UNPACKED_BYTES: Final = 1_048_576
_MULTIBASE_BASE64URL = "u"
_GZIP_HEADER = bytes.fromhex("1f8b08000000000000ff")  # no name, mtime 0, system unknown
_GZIP_WINDOW = 31  # zlib's number for: gzip wrapper, largest window


def pack(set_indexes: Iterable[int]) -> str:
    """`encodedList` with these bits set; index 0 is the most significant bit of the first byte."""
    bits = bytearray(BIT_COUNT // 8)
    for index in set_indexes:
        if not 0 <= index < BIT_COUNT:
            raise ValueError(f"status index {index} is outside the list")
        bits[index // 8] |= 0x80 >> (index % 8)
    return _MULTIBASE_BASE64URL + base64url.encode(_stored_gzip(bytes(bits)))


def unpack(encoded: str) -> bytes:
    """The bytes of `encodedList`. Raises ValueError on any other form and above 1 MiB."""
    if not encoded.startswith(_MULTIBASE_BASE64URL):
        raise ValueError("encodedList is not multibase base64url")
    unpacker = zlib.decompressobj(wbits=_GZIP_WINDOW)
    try:
        bits = unpacker.decompress(base64url.decode(encoded[1:]), MAX_UNPACKED_BYTES + 1)
    except zlib.error as error:
        raise ValueError(f"encodedList is not gzip: {error}") from None
    if not unpacker.eof or unpacker.unused_data or len(bits) > MAX_UNPACKED_BYTES:
        raise ValueError("encodedList is cut short, too long, or followed by something else")
    if len(bits) * 8 < BIT_COUNT:
        raise ValueError("encodedList is shorter than the standard allows")
    return bits


def is_set(bits: bytes, index: int) -> bool:
    return bool(bits[index // 8] & (0x80 >> (index % 8)))


def set_indexes(bits: bytes) -> list[int]:
    """All set bits, ascending."""
    return [
        position * 8 + offset
        for position, byte in enumerate(bits)
        if byte
        for offset in range(8)
        if byte & (0x80 >> offset)
    ]


def _stored_gzip(data: bytes) -> bytes:
    """RFC 1952 around RFC 1951 §3.2.4: a final stored block. `data` is at most 65,535 bytes."""
    block = struct.pack("<BHH", 1, len(data), len(data) ^ 0xFFFF) + data
    return _GZIP_HEADER + block + struct.pack("<II", zlib.crc32(data), len(data))
