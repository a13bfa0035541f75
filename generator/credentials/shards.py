"""Tokens spread over small files, so that a request shows at most a province and a few bits.

Pure: rows of one partition in, its shards out; the same on one machine or many.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.credentials.certificate_number import UNDECODED_PARTITION, is_strict
from generator.credentials.strict_json import JsonObject, canonical

FORMAT: Final = "records/v1"
ROOT: Final = "records/v1"
MAX_SHARD_BYTES: Final = 65_536
MAX_BITS: Final = 24  # beyond this one number alone would fill a shard
_HASH_BITS = 256
_QUOTES_AND_COMMA = 3


@dataclass(frozen=True, slots=True)
class Partition:
    """`bits` leading bits of a number's hash choose its shard; `count` numbers."""

    bits: int
    count: int


def partition_of(number: str) -> str:
    return number[5:7] if is_strict(number) else UNDECODED_PARTITION


def prefix_of(number: str, bits: int) -> str:
    """The first `bits` bits of the number's SHA-256 in hex, filled with zero bits; `0` for none."""
    return _prefix_text(_hash(number) >> (_HASH_BITS - bits), bits)


def shard_path(partition: str, prefix: str) -> str:
    return f"{ROOT}/{partition}/{prefix}.json"


def digest_of(tokens: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(tokens).encode()).hexdigest()


def shards_of(
    tokens_by_number: Mapping[str, Sequence[str]], data_on: date
) -> Iterator[tuple[str, bytes]]:
    """All shards, then the index. Under a number stand its tokens and those that supersede it."""
    partitions: dict[str, list[str]] = {}
    for number in sorted(tokens_by_number):
        partitions.setdefault(partition_of(number), []).append(number)
    described = {}
    for partition, numbers in sorted(partitions.items()):
        bits = _fewest_bits(partition, numbers, tokens_by_number)
        described[partition] = Partition(bits, len(numbers))
        yield from _shards_of_partition(partition, bits, numbers, tokens_by_number)
    yield f"{ROOT}/index.json", _index(described, data_on)


def _shards_of_partition(
    partition: str, bits: int, numbers: Sequence[str], tokens_by_number: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, bytes]]:
    by_prefix: dict[int, list[str]] = {}
    for number in numbers:
        leading = _hash(number) >> (_HASH_BITS - bits)
        by_prefix.setdefault(leading, []).extend(tokens_by_number[number])
    for leading in range(1 << bits):
        # a token that supersedes a number of the same shard would stand in it twice
        tokens = list(dict.fromkeys(by_prefix.get(leading, ())))
        path = shard_path(partition, _prefix_text(leading, bits))
        yield path, _body(partition, bits, tokens)


def _fewest_bits(
    partition: str, numbers: Sequence[str], tokens_by_number: Mapping[str, Sequence[str]]
) -> int:
    """The smallest k with which every shard fits."""
    sizes = [
        (_hash(number), sum(len(token) + _QUOTES_AND_COMMA for token in tokens_by_number[number]))
        for number in numbers
    ]
    total = sum(size for _, size in sizes)
    at_least = max(0, math.ceil(math.log2(total / MAX_SHARD_BYTES))) if total else 0
    for bits in range(at_least, MAX_BITS + 1):
        room = MAX_SHARD_BYTES - len(_body(partition, bits, [])) + 1  # the first has no comma
        used: Counter[int] = Counter()
        for hashed, size in sizes:
            used[hashed >> (_HASH_BITS - bits)] += size
        if max(used.values(), default=0) <= room:
            return bits
    raise ValueError(f"a shard of partition {partition} cannot be made small enough")


def _body(partition: str, bits: int, tokens: Sequence[str]) -> bytes:
    return canonical(
        {
            "format": FORMAT,
            "partition": partition,
            "bits": bits,
            "tokens": list(tokens),
            "sha256": digest_of(tokens),
        }
    )


def _index(partitions: Mapping[str, Partition], data_on: date) -> bytes:
    described: JsonObject = {
        name: {"bits": partition.bits, "count": partition.count}
        for name, partition in partitions.items()
    }
    return canonical(
        {
            "format": FORMAT,
            "dataOn": data_on.isoformat(),
            "count": sum(partition.count for partition in partitions.values()),
            "partitions": described,
        }
    )


def _hash(number: str) -> int:
    return int.from_bytes(hashlib.sha256(number.encode()).digest(), "big")


def _prefix_text(leading: int, bits: int) -> str:
    digits = math.ceil(bits / 4)
    return f"{leading << (4 * digits - bits):0{digits}x}" if bits else "0"
