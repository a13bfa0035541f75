"""The period of management after an approval. Shown as computed; no grade ends with it."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.policies import ManagementPeriodRule

_DECEMBER = 12


def management_period(rule: ManagementPeriodRule, approved_on: date) -> tuple[date, date]:
    """First and last day: whole years from the 1st of the month after approval.

    Approved on 2025-03-15, three years: 2025-04-01 to 2028-03-31.
    """
    year, month = approved_on.year, approved_on.month + 1
    if month > _DECEMBER:
        year, month = year + 1, 1
    following = date(year + rule.years, month, 1)
    return date(year, month, 1), following - timedelta(days=1)
