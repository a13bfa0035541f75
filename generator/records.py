"""What a record is: typed fields, their constraints, and where each value was written.

The definitions in `model/` and `config.py` are the only ones: `load/reader.py` reads by them,
`load/schema.py` turns them into JSON Schema, `rules/references.py` follows their `Refers`.
A field without a default must be written; a field with one may be left out. Lists are never empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Doc:
    """What the field means, for editors of the data (Chinese)."""

    text: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The whole text must match `regex`; `example` is shown in the hint."""

    regex: str
    example: str
    max_length: int = 200


@dataclass(frozen=True, slots=True)
class Range:
    """An integer from `least` to `most`, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Refers:
    """The text is the id of a record of this kind: a field name of `model.Portal`."""

    to: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was written, and each of its fields that was."""

    place: Place
    fields: Mapping[str, Place]

    def at(self, name: str) -> Place:
        """The place of field `name`, or of the record where the field was left out."""
        return self.fields.get(name, self.place)


NOWHERE = Source(place=Place(path=""), fields={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of every noun that is read from a file."""

    source: Source = field(default=NOWHERE, repr=False, compare=False)


_HAN_NUMBER = "[一二三四五六七八九十百]+"
_CLAUSE_BODY = (
    rf"(?:前言|文末|表\d+|注\d*|第{_HAN_NUMBER}条(?:（{_HAN_NUMBER}）)?(?:\d+)?"
    rf"|{_HAN_NUMBER}(?:（{_HAN_NUMBER}）)?(?:\d+)?(?:（\d+）)?)"
)
CLAUSE_PATTERN = rf"(?:附件\d*(?: {_CLAUSE_BODY})?|{_CLAUSE_BODY})"

RecordId: TypeAlias = Annotated[
    str, Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*", example="cq-2026-07", max_length=64)
]
ClauseId: TypeAlias = Annotated[str, Pattern(CLAUSE_PATTERN, example="三（一）2", max_length=40)]
DocumentNumber: TypeAlias = Annotated[
    str,
    Pattern(r"[\u4e00-\u9fa5]+〔\d{4}〕[1-9]\d*号", example="渝人社发〔2023〕27号", max_length=60),
]
OccupationCode: TypeAlias = Annotated[
    str, Pattern(r"\d-\d{2}-\d{2}-\d{2}", example="6-18-02-04", max_length=10)
]
WebAddress: TypeAlias = Annotated[
    str, Pattern(r"https?://[^\s<>\"']+", example="https://www.example.gov.cn/", max_length=500)
]
