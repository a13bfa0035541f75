"""Days that are whole months apart, as periods of law are counted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def corresponding_day(day: date, months: int) -> date:
    """The same day of the month `months` later, the month's last where it has no such day.

    民法典 第二百零二条: 到期月的对应日; 没有对应日的，月末日. So 2024-02-29 and a year is 2025-02-28.
    """
    counted = day.month - 1 + months
    year, month = day.year + counted // 12, counted % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
