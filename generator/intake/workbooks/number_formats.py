"""What a number in a workbook is shown as: a day, a number with leading zeros, or itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

from generator.intake.workbooks.sheets import Oddity

_DAY_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_NOT_CODES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DAY_CODES = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,30}")
_KEPT_DIGITS = 15  # what a number in a workbook keeps; Excel writes zeros behind them
_LAST_DAY = 2_958_465  # 9999-12-31

DAY = -1
PLAIN = 0


def shown_as(format_id: int, code: str) -> int:
    """DAY, PLAIN, or the number of digits that are shown at least."""
    if format_id in _DAY_FORMATS:
        return DAY
    if _ZEROS.fullmatch(code):
        return len(code)
    return DAY if _DAY_CODES.search(_NOT_CODES.sub("", code)) else PLAIN


def number_text(raw: str, shown: int, *, is_1904: bool = False) -> tuple[str, Oddity | None]:
    """The number as people see it, and why that is not what was meant. `raw` is what the file has."""
    if shown == DAY:
        return _day_text(raw, is_1904=is_1904), Oddity.DATE
    if raw.isdecimal() and raw.isascii():
        digits = raw
    else:
        try:
            value = float(raw)
        except ValueError:
            return raw, Oddity.ERROR
        if value != value or value in (float("inf"), float("-inf")):
            return raw, Oddity.ERROR
        if not value.is_integer():
            return f"{value:.{_KEPT_DIGITS}g}", None
        digits = str(int(value))[: 2 * _KEPT_DIGITS]
    is_rounded = len(digits.lstrip("-")) > _KEPT_DIGITS
    return digits.zfill(shown), Oddity.ROUNDED if is_rounded else None


def _day_text(raw: str, *, is_1904: bool) -> str:
    try:
        days = int(float(raw))
    except (ValueError, OverflowError):
        return raw
    if not 0 < days < _LAST_DAY:
        return raw
    first = date(1904, 1, 1) if is_1904 else date(1899, 12, 30)
    return (first + timedelta(days=days)).isoformat()
