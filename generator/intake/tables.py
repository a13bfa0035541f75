"""Tables whose rows are numbered: each row is a clause of its own."""

from __future__ import annotations

from collections.abc import Sequence

Row = tuple[str, ...]
_FEWEST_ROWS = 2


def numbered_rows(rows: Sequence[Row]) -> tuple[list[Row], list[tuple[str, list[Row]]]]:
    """Header, and the rows behind it by their serial number: 1, 2, 3 and on without a gap.

    A row without serial number goes on with the row before it (a cell merged downwards); a header
    that is printed again on the next page is left out. Where rows have no such numbers all is header.
    """
    numbers = [row[0] if row else "" for row in rows]
    if "1" not in numbers:
        return list(rows), []
    first = numbers.index("1")
    header = rows[first - 1] if first else None
    found: list[tuple[str, list[Row]]] = []
    for row in rows[first:]:
        if row == header:
            continue
        if row[:1] == (str(len(found) + 1),):
            found.append((row[0], [row]))
        elif row and not row[0]:
            found[-1][1].append(row)
        else:
            return list(rows), []
    return (list(rows[:first]), found) if len(found) >= _FEWEST_ROWS else (list(rows), [])
