"""JSON as it is signed: written in JCS (RFC 8785), read without duplicate members or NaN."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn, TypeAlias

import rfc8785

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

# `Any` and not `object`: what was parsed is taken apart member by member, each checked by its reader
JsonObject: TypeAlias = dict[str, Any]


def canonical(value: Mapping[str, Any]) -> bytes:
    return rfc8785.dumps(dict(value))


def parse_object(data: bytes | str) -> JsonObject:
    """Raises ValueError on anything but one JSON object in UTF-8 that names each member once."""
    text = data if isinstance(data, str) else data.decode("utf-8")
    try:
        value = _DECODER.decode(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def text_member(record: Mapping[str, Any], name: str) -> str:
    """Raises ValueError where the member is absent, empty or not a text."""
    value = record.get(name)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name} is not a text")
    return value


def optional_text(record: Mapping[str, Any], name: str) -> str | None:
    return text_member(record, name) if name in record else None


def integer_member(record: Mapping[str, Any], name: str, least: int, most: int) -> int:
    value = record.get(name)
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"{name} is not an integer from {least} to {most}")
    return value


def day_member(record: Mapping[str, Any], name: str) -> date:
    """A day, `YYYY-MM-DD` and no other form of ISO 8601."""
    text = text_member(record, name)
    return written_day(text)


def written_day(text: str) -> date:
    """`YYYY-MM-DD`; Python itself would take week dates too. Raises ValueError."""
    if not _DAY.fullmatch(text):
        raise ValueError("not a day")
    return date.fromisoformat(text)


def optional_day(record: Mapping[str, Any], name: str) -> date | None:
    """A day, or null, which must be written."""
    if name in record and record[name] is None:
        return None
    return day_member(record, name)


def object_members(record: Mapping[str, Any], name: str) -> list[JsonObject]:
    value = record.get(name)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError(f"{name} is not a list of objects")
    return value


def text_members(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{name} is not a list of texts")
    return tuple(value)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> JsonObject:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member is named twice")
    return members


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant)
