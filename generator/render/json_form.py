"""Records as JSON: their own fields in their own order, dates as text, what is not stated as null."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache

NEVER_PUBLISHED = frozenset({"source", "certificate_number"})


def plain(value: object, leave_out: Collection[str] = NEVER_PUBLISHED) -> object:
    """`value` from what JSON has. Certificate numbers stay out: pages and twins show none."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, tuple | list):
        return [plain(item, leave_out) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item, leave_out) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: plain(getattr(value, name), leave_out)
            for name in _names_of(type(value))
            if name not in leave_out
        }
    raise TypeError(f"{type(value).__name__} has no JSON form")


@cache
def _names_of(record: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(record))


def json_bytes(value: object) -> bytes:
    """Indented for people, UTF-8, LF at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
