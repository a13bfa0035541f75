"""What a record is: typed fields, their constraints, and where each value was written.

The definitions in `model/` and `config.py` are the only ones: `load/reader.py` reads by them,
`load/schema.py` turns them into JSON Schema, `rules/references.py` follows their `Refers`.
A field without a default must be written; a field with one may be left out. Lists are never empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field
from dataclasses import fields as dataclass_fields
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

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
class Unit:
    """What the number counts, as texts write it: `5` beside `Unit("年")` is 5年 in the cited clause."""

    name: str


@dataclass(frozen=True, slots=True)
class Length:
    """A text of at most this many characters."""

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


_HAN_NUMBER = "[一二三四五六七八九十百零]+"
_CLAUSE_ITEM = r"(?:\d+(?:（\d+）)?[①-⑳]?|（\d+）[①-⑳]?|[①-⑳])"
_CLAUSE_BODY = (
    rf"(?:前言|文末|表\d+|注\d*|第{_HAN_NUMBER}[章编](?:第{_HAN_NUMBER}节)?|第{_HAN_NUMBER}节"
    rf"|(?:第{_HAN_NUMBER}条|{_HAN_NUMBER})(?:（{_HAN_NUMBER}）)?{_CLAUSE_ITEM}?"
    rf"|（{_HAN_NUMBER}）{_CLAUSE_ITEM}?|{_CLAUSE_ITEM})"
)
CLAUSE_PATTERN = rf"(?:附[件表]\d*(?: {_CLAUSE_BODY})?|{_CLAUSE_BODY})"

RECORD_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
RecordId: TypeAlias = Annotated[str, Pattern(RECORD_ID, example="cq-2026-07", max_length=64)]
ClauseId: TypeAlias = Annotated[str, Pattern(CLAUSE_PATTERN, example="三（一）2", max_length=40)]
DocumentNumber: TypeAlias = Annotated[
    str,
    Pattern(r"[\u4e00-\u9fa5]+〔\d{4}〕[1-9]\d*号", example="渝人社发〔2023〕27号", max_length=60),
]
Sha256: TypeAlias = Annotated[str, Pattern(r"[0-9a-f]{64}", example="0" * 64, max_length=64)]
OccupationCode: TypeAlias = Annotated[
    str, Pattern(r"\d-\d{2}-\d{2}-\d{2}", example="6-18-02-04", max_length=10)
]
WebAddress: TypeAlias = Annotated[
    str,
    # no user before the host: https://www.gov.cn@evil.example/ leads to evil.example
    Pattern(
        r"https?://[^\s<>\"'@/\\?#]+(?:[/?#][^\s<>\"']*)?",
        example="https://www.example.gov.cn/",
        max_length=500,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """A field of a record, resolved from its annotation.

    `kind` is `str`, `int`, `bool`, `date`, a `StrEnum` or a `Record`; `is_list` says that the
    field holds a tuple of them.
    """

    name: str
    kind: type
    is_list: bool
    is_required: bool
    doc: str = ""
    pattern: Pattern | None = None
    range: Range | None = None
    unit: Unit | None = None
    length: Length | None = None
    refers: Refers | None = None


def fields_of(record_type: type[Record]) -> tuple[FieldSpec, ...]:
    """The fields that are written in files, in the order of the definition; `source` is not one."""
    return _resolved_fields(record_type)  # type: ignore[arg-type]  # mypy doubts that classes hash


@cache
def _resolved_fields(record_type: Any) -> tuple[FieldSpec, ...]:
    hints = get_type_hints(record_type, include_extras=True)
    specs = []
    for item in dataclass_fields(record_type):
        if item.name == "source":
            continue
        kind, is_list, notes = _resolve(hints[item.name])
        by_type = {type(note): note for note in notes}
        doc = by_type.get(Doc)
        specs.append(
            FieldSpec(
                name=item.name,
                kind=kind,
                is_list=is_list,
                is_required=item.default is MISSING and item.default_factory is MISSING,
                doc=doc.text if isinstance(doc, Doc) else "",
                pattern=by_type.get(Pattern),
                range=by_type.get(Range),
                unit=by_type.get(Unit),
                length=by_type.get(Length),
                refers=by_type.get(Refers),
            )
        )
    return tuple(specs)


def _resolve(hint: Any) -> tuple[type, bool, tuple[Any, ...]]:
    """`Annotated[tuple[X, ...] | None, …]` -> (X, True, notes of all layers, outermost last)."""
    if get_origin(hint) is Annotated:
        inner, *outer_notes = get_args(hint)
        kind, is_list, inner_notes = _resolve(inner)
        return kind, is_list, (*inner_notes, *outer_notes)
    if get_origin(hint) in (Union, UnionType):
        (only,) = (part for part in get_args(hint) if part is not NoneType)
        return _resolve(only)
    if get_origin(hint) is tuple:
        kind, _, notes = _resolve(get_args(hint)[0])
        return kind, True, notes
    return hint, False, ()
