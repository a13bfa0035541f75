"""Shards: every number in its place, none too large, none missing."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.credentials.shards import (
    MAX_SHARD_BYTES,
    digest_of,
    partition_of,
    prefix_of,
    shard_path,
    shards_of,
)

DAY = date(2026, 3, 18)
_numbers = st.from_regex(r"\A[YS]0000(51|99)[0-9]{8}[1-5XTS][0-9]{6}\Z")


def _files(tokens: dict[str, list[str]]) -> dict[str, Any]:
    written = list(shards_of(tokens, DAY))
    assert len({path for path, _ in written}) == len(written)
    assert all(len(body) <= MAX_SHARD_BYTES for _, body in written)
    return {path: json.loads(body) for path, body in written}


@settings(max_examples=40)
@given(st.sets(_numbers, max_size=60), st.integers(1, 16_000))
def test_every_number_is_found_where_the_index_leads(numbers: set[str], length: int) -> None:
    files = _files({number: [number + "." * length] for number in numbers})
    index = files["records/v1/index.json"]
    assert index["count"] == len(numbers)
    for number in numbers:
        bits = index["partitions"][partition_of(number)]["bits"]
        shard = files[shard_path(partition_of(number), prefix_of(number, bits))]
        assert any(token.startswith(number) for token in shard["tokens"])
        assert shard["sha256"] == digest_of(shard["tokens"])
        assert (shard["partition"], shard["bits"]) == (partition_of(number), bits)


def test_the_fewest_bits_are_used_and_every_prefix_exists() -> None:
    numbers = [f"Y00009999990126T{serial:06}" for serial in range(1, 401)]
    tokens = {number: [number.ljust(1_000, "x")] for number in numbers}
    files = _files(tokens)
    bits = files["records/v1/index.json"]["partitions"]["99"]["bits"]
    shards = [path for path in files if path.startswith("records/v1/99/")]
    assert len(shards) == 2**bits
    with_one_bit_less: dict[str, int] = {}
    for number in numbers:
        prefix = prefix_of(number, bits - 1)
        with_one_bit_less[prefix] = with_one_bit_less.get(prefix, 0) + 1_003
    assert max(with_one_bit_less.values()) > MAX_SHARD_BYTES - 200


def test_the_prefix_is_the_first_bits_of_the_hash_in_whole_digits() -> None:
    number = "Y00009999990126T000001"
    digest = hashlib.sha256(number.encode()).hexdigest()
    assert prefix_of(number, 0) == "0"
    assert prefix_of(number, 8) == digest[:2]
    assert prefix_of(number, 5) == digest[0] + f"{int(digest[1], 16) & 0b1000:x}"


def test_a_number_that_is_not_strict_stands_in_its_own_partition() -> None:
    assert partition_of("J00009999990126T000001") == "xx"


def test_tokens_stand_in_the_order_of_their_numbers_and_once() -> None:
    first, second = "Y00009999990126T000001", "Y00009999990126T000002"
    files = _files({second: ["b"], first: ["a", "b"]})
    assert files["records/v1/99/0.json"]["tokens"] == ["a", "b"]


def test_no_records_still_make_an_index() -> None:
    assert _files({}) == {
        "records/v1/index.json": {
            "format": "records/v1",
            "dataOn": "2026-03-18",
            "count": 0,
            "partitions": {},
        }
    }
