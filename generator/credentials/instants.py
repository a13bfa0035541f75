"""Days as they stand in tokens: the first moment of a day in China, `2026-01-06T00:00:00+08:00`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.credentials.strict_json import text_member, written_day

_MIDNIGHT = "T00:00:00+08:00"


def instant(day: date) -> str:
    return day.isoformat() + _MIDNIGHT


def instant_member(record: Mapping[str, Any], name: str) -> date:
    """Raises ValueError on any other form, also of the same moment."""
    text = text_member(record, name)
    if len(text) != len("2026-01-06" + _MIDNIGHT) or not text.endswith(_MIDNIGHT):
        raise ValueError(f"{name} is not midnight in UTC+8")
    return written_day(text[:10])
