"""JSON Schemas of the machine twins, from the same definitions that the data is read by.

A twin has `format` and `data_on`, a list `count` and `items`; a member that is a record of the model is
described field by field: every field is there, null where the text does not say.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from generator.model import (
    EligibilityList,
    FingerprintList,
    Grade,
    Occupation,
    Policy,
    ProcedureList,
    Question,
    StatementList,
    Term,
)
from generator.pages import OutputFile
from generator.records import FieldSpec, Record, fields_of
from generator.render import addresses
from generator.render.json_form import NEVER_PUBLISHED, json_bytes

Schema = dict[str, object]
_ID = ("id",)
# format -> members that are records: name, record, fields that are left out
_MEMBERS: dict[str, tuple[tuple[str, type[Record], tuple[str, ...]], ...]] = {
    "grade/v1": (("grade", Grade, ()),),
    "occupation/v1": (("occupation", Occupation, ()),),
    "policy/v1": (
        ("policy", Policy, ()),
        ("statements", StatementList, _ID),
        ("eligibility", EligibilityList, _ID),
        ("procedures", ProcedureList, _ID),
        ("fingerprints", FingerprintList, _ID),
    ),
}
_ITEMS: dict[str, type[Record]] = {
    "grades/v1": Grade,
    "occupations/v1": Occupation,
    "questions-page/v1": Question,
    "glossary-page/v1": Term,
}


def twin_schema_files() -> tuple[OutputFile, ...]:
    """One file a format that is described: `data/schemas/policy-v1.json`."""
    schemas = {
        format_: _twin({name: _nullable(_record(kind, out)) for name, kind, out in members})
        for format_, members in _MEMBERS.items()
    }
    schemas |= {
        format_: _twin(
            {"count": {"type": "integer"}, "items": {"type": "array", "items": _record(kind, ())}}
        )
        for format_, kind in _ITEMS.items()
    }
    return tuple(
        OutputFile(
            path=f"{addresses.DATA}schemas/{format_.replace('/', '-')}.json",
            content=json_bytes(_named(format_, schema)),
        )
        for format_, schema in sorted(schemas.items())
    )


def _named(format_: str, schema: Schema) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format_,
        "allOf": [{"type": "object", "properties": {"format": {"const": format_}}}, schema],
    }


def _twin(members: Schema) -> Schema:
    head: Schema = {"format": {"type": "string"}, "data_on": {"type": "string", "format": "date"}}
    return {"type": "object", "properties": head | members, "required": [*head, *members]}


def _record(kind: type[Record], left_out: tuple[str, ...]) -> Schema:
    hidden = {*NEVER_PUBLISHED, *left_out}
    specs = [spec for spec in fields_of(kind) if spec.name not in hidden]
    return {
        "type": "object",
        "properties": {spec.name: _field(spec, left_out) for spec in specs},
        "required": [spec.name for spec in specs],
        "additionalProperties": False,
    }


def _field(spec: FieldSpec, left_out: tuple[str, ...]) -> Schema:
    one = _value(spec, left_out)
    schema: Schema = {"type": "array", "items": one} if spec.is_list else _nullable(one)
    return schema | ({"description": spec.doc} if spec.doc else {})


def _value(spec: FieldSpec, left_out: tuple[str, ...]) -> Schema:
    if issubclass(spec.kind, Record):
        return _record(spec.kind, left_out)
    if issubclass(spec.kind, StrEnum):
        return {"type": "string", "enum": [str(member) for member in spec.kind]}
    if spec.kind is bool:
        return {"type": "boolean"}
    if spec.kind is int:
        return {"type": "integer"}
    if spec.kind is date:
        return {"type": "string", "format": "date"}
    return {"type": "string"}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
