"""A supplement of numbers is written down in the list's `.yml`: on which day, and whose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

_KEY = "supplements:"


def with_supplement(text: str, on: date, serials: Iterable[int]) -> str:
    """The `.yml` with one supplement more, behind the others; nothing else of it is touched."""
    item = [f"  - on: {on.isoformat()}", "    serials:", *(f"      - {one}" for one in serials)]
    lines = text.rstrip("\n").split("\n")
    if _KEY not in lines:
        return "\n".join([*lines, _KEY, *item]) + "\n"
    first = lines.index(_KEY) + 1
    end = next(
        (at for at in range(first, len(lines)) if lines[at][:1] not in ("", " ", "#", "-")),
        len(lines),
    )
    return "\n".join([*lines[:end], *item, *lines[end:]]) + "\n"
