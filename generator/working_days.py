"""Working-day arithmetic on the State Council's reviewed calendars. No year is ever guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from generator.problems import CalendarGapError

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Days off by name and make-up days, per year; a year that is not a key has no calendar."""

    holidays: Mapping[int, Mapping[date, str]] = field(default_factory=dict)
    make_up_days: Mapping[int, frozenset[date]] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        return sorted(self.holidays)

    def is_working_day(self, day: date) -> bool:
        """Raises CalendarGapError in a year without a calendar."""
        if self.is_make_up_day(day):
            return True
        return day.weekday() < _SATURDAY and self.holiday_name(day) is None

    def is_make_up_day(self, day: date) -> bool:
        """A Saturday or Sunday that is worked in exchange for a day off."""
        self._require(day.year)
        return day in self.make_up_days.get(day.year, frozenset())

    def holiday_name(self, day: date) -> str | None:
        self._require(day.year)
        return self.holidays[day.year].get(day)

    def working_days_from(self, day: date) -> Iterator[date]:
        """The working days from `day` on, `day` itself included if it is one."""
        while True:
            if self.is_working_day(day):
                yield day
            if day == date.max:  # there is no calendar for what comes next
                raise CalendarGapError(day.year + 1)
            day += _ONE_DAY

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`; `start` itself is not counted. friday + 1 = monday."""
        if count < 1:
            raise ValueError(f"count must be 1 or more, not {count}")
        if start == date.max:
            raise CalendarGapError(start.year + 1)
        return next(islice(self.working_days_from(start + _ONE_DAY), count - 1, None))

    def count_working_days(self, first: date, last: date) -> int:
        """The working days from `first` to `last`, both included."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def _require(self, year: int) -> None:
        if year not in self.holidays:
            raise CalendarGapError(year)
