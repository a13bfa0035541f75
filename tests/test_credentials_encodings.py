"""Base64url and bitstrings: one text, one reading."""

from __future__ import annotations

import base64
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.credentials import base64url, bitstring
from generator.credentials.strict_json import written_day

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@given(st.binary(max_size=200))
def test_what_was_encoded_is_decoded(data: bytes) -> None:
    assert base64url.decode(base64url.encode(data)) == data


@given(st.text(alphabet=_ALPHABET + "+/= \n.é", max_size=20))
def test_a_text_is_decoded_only_if_it_is_the_one_encoding(text: str) -> None:
    try:
        data = base64url.decode(text)
    except ValueError:
        return
    assert base64url.encode(data) == text


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q", "QQ\n", "Q Q", "+/+/", "ＱＱ"])
def test_loose_base64_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the refusal
        base64url.decode(text)


@given(st.sets(st.integers(0, bitstring.BIT_COUNT - 1), max_size=50))
def test_the_bits_that_were_set_are_read_back(indexes: set[int]) -> None:
    bits = bitstring.unpack(bitstring.pack(indexes))
    assert bitstring.set_indexes(bits) == sorted(indexes)
    assert all(bitstring.is_set(bits, index) for index in indexes)


def test_index_0_is_the_highest_bit_of_the_first_byte() -> None:
    assert bitstring.unpack(bitstring.pack({0}))[0] == 0x80
    assert bitstring.unpack(bitstring.pack({bitstring.BIT_COUNT - 1}))[-1] == 0x01


def test_an_index_outside_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        bitstring.pack({bitstring.BIT_COUNT})


def test_our_gzip_is_one_stored_block_that_any_gunzip_reads() -> None:
    packed = base64url.decode(bitstring.pack({7})[1:])
    assert len(packed) == 10 + 5 + bitstring.BIT_COUNT // 8 + 8
    assert gzip.decompress(packed)[0] == 0x01


@pytest.mark.parametrize("level", [0, 1, 9])
def test_any_gzip_is_read(level: int) -> None:
    bits = bytes(bitstring.BIT_COUNT // 8)
    packed = gzip.compress(bits, level, mtime=1_700_000_000)
    assert bitstring.unpack("u" + base64url.encode(packed)) == bits


@pytest.mark.parametrize(
    "encoded",
    [
        "zAAAA",
        "u!",
        "u" + base64url.encode(b"not gzip"),
        "u" + base64url.encode(gzip.compress(bytes(100))),
        "u" + base64url.encode(gzip.compress(bytes(bitstring.MAX_UNPACKED_BYTES + 1))),
        "u" + base64url.encode(gzip.compress(bytes(20_000))[:-1]),
        "u" + base64url.encode(gzip.compress(bytes(20_000)) + b"more"),
    ],
    ids=["base58", "no base64", "no gzip", "too short", "a bomb", "cut short", "followed by more"],
)
def test_any_other_encoded_list_is_refused(encoded: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the refusal
        bitstring.unpack(encoded)


def test_the_padding_bits_are_checked_as_the_standard_library_does_not() -> None:
    assert base64.urlsafe_b64decode("QR==") == b"A"
    with pytest.raises(ValueError, match="strict"):
        base64url.decode("QR")


@pytest.mark.parametrize(
    "text", ["2026-W01-1", "20260318", "2026-3-18", "2026-02-30", "２０２６-03-18"]
)
def test_a_day_has_one_form_only(text: str) -> None:
    with pytest.raises(ValueError, match="day"):
        written_day(text)
