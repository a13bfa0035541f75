"""The period of management after an approval. Shown as computed; no grade ends with it."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.policies import ManagementPeriodRule

_DECEMBER = 12
_ONE_DAY = timedelta(days=1)


def management_period(rule: ManagementPeriodRule, approved_on: date) -> tuple[date, date]:
    """First and last day: whole years from the 1st of the month after approval.

    Approved on 2025-03-15, three years: 2025-04-01 to 2028-03-31.
    """
    year, month = approved_on.year, approved_on.month + 1
    if month > _DECEMBER:
        year, month = year + 1, 1
    following = date(year + rule.years, month, 1)
    return date(year, month, 1), following - _ONE_DAY


def review_days(rule: ManagementPeriodRule, approved_on: date) -> tuple[date, ...]:
    """The last day of each year of the period, the last of all included.

    A text that asks for one review a year names no day: this is the latest that still falls in the year.
    """
    first, _ = management_period(rule, approved_on)
    years = (date(first.year + year, first.month, 1) for year in range(1, rule.years + 1))
    return tuple(day - _ONE_DAY for day in years)
