"""JSON Schemas of the machine twins, from the same definitions that they are written from.

Every member and every field of a record is there: null where the text does not say, a list empty
where it names none.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from generator.pages import OutputFile
from generator.records import Doc
from generator.render import addresses
from generator.render.json_form import json_bytes
from generator.render.twins import FORMS
from generator.render.twins.form import ListTwin, Twin, members

Schema = dict[str, object]
_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}


def twin_schema_files() -> tuple[OutputFile, ...]:
    """One file a format: `data/schemas/policy-v1.json`."""
    return tuple(
        OutputFile(
            path=f"{addresses.DATA}schemas/{form.format.replace('/', '-')}.json",
            content=json_bytes(_twin(form)),
        )
        for form in sorted(FORMS, key=lambda form: form.format)
    )


def _twin(form: type[Twin]) -> Schema:
    head: Schema = {"format": {"const": form.format}, "data_on": _PLAIN[date]}
    if issubclass(form, ListTwin):
        head["count"] = {"type": "integer", "minimum": 0}
    properties = head | {name: _value(hint, hidden) for name, hint, hidden in members(form)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.format,
        **_object(properties),
    }


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _value(hint: object, hidden: Collection[str]) -> Schema:
    """What `json_form.plain` makes of a value of this type."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        described = [note.text for note in parts[1:] if isinstance(note, Doc)]
        schema = _value(parts[0], hidden)
        return schema | {"description": described[-1]} if described else schema
    if origin in (Union, UnionType):
        (only,) = (part for part in parts if part is not NoneType)
        return {"anyOf": [_value(only, hidden), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _value(parts[0], hidden)}
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(member) for member in hint]}
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint, hidden)
    raise TypeError(f"{hint} has no JSON form")


def _record(kind: type, hidden: Collection[str]) -> Schema:
    hints = get_type_hints(kind, include_extras=True)
    names = [one.name for one in fields(kind) if one.name not in hidden]
    return _object({name: _value(hints[name], hidden) for name in names})
