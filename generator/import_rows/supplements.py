"""A supplement of numbers is written down in the list's `.yml`: on which day, and whose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.problems import UsageError

_KEY = "supplements:"


def with_supplement(text: str, on: date, serials: Iterable[int]) -> str:
    """The `.yml` with one supplement more, behind the others; nothing else of it is touched.

    Raises UsageError where the list stands on one line, which people may write and this cannot add to.
    """
    item = [f"  - on: {on.isoformat()}", "    serials:", *(f"      - {one}" for one in serials)]
    lines = text.rstrip("\n").split("\n")
    keys = [at for at, line in enumerate(lines) if line.startswith(_KEY)]
    if not keys:
        return "\n".join([*lines, _KEY, *item]) + "\n"
    if lines[keys[0]].partition("#")[0].strip() != _KEY:
        raise UsageError(
            "`supplements` 写在一行里，无法再添一项",
            "`supplements` stands on one line, so nothing can be added",
            hint_zh="改成每项一行，以 `- ` 开头",
            hint_en="write one item a line, each beginning with `- `",
        )
    first = keys[0] + 1
    end = next(
        (at for at in range(first, len(lines)) if lines[at][:1] not in ("", " ", "#", "-")),
        len(lines),
    )
    return "\n".join([*lines[:end], *item, *lines[end:]]) + "\n"
