"""Which bit of which status list a record gets: as if drawn by lot, but the same every time it is signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Self

from generator.credentials.bitstring import BIT_COUNT
from generator.credentials.record import SignedRecord
from generator.credentials.token import Sign

RECORDS_PER_LIST: Final = BIT_COUNT // 2  # half empty, so that a free bit is never far
_PURPOSE: Final = b"skillgrade-portal status index v1\n"
_UNUSED_BITS: Final = 7  # 17 of the first 24 bits are the index


@dataclass(slots=True)
class StatusIndexes:
    """The indexes in use by one issuer, by number of the status list."""

    used: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[SignedRecord]) -> Self:
        indexes = cls()
        for record in records:
            indexes.used.setdefault(record.status_list, set()).add(record.status_index)
        return indexes

    def take(self, certificate_number: str, sign: Sign) -> tuple[int, int]:
        """List and index for a new record. Only who has the key could tell the index from the number."""
        number = max(self.used, default=1)
        if len(self.used.get(number, ())) >= RECORDS_PER_LIST:
            number += 1
        used = self.used.setdefault(number, set())
        digest = hashlib.sha256(sign(_PURPOSE + certificate_number.encode("ascii"))).digest()
        index = int.from_bytes(digest[:3], "big") >> _UNUSED_BITS
        while index in used:
            index = (index + 1) % BIT_COUNT
        used.add(index)
        return number, index
