"""Calendar years, and what is computed with: the nearest `data/calendars`, else the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from generator.load.folders import ID_DIFFERS, data_files
from generator.load.records import load_record
from generator.model import CalendarYear
from generator.problems import Problem
from generator.shipped import calendar_root
from generator.working_days import WorkingCalendar

FOLDER = "data/calendars"


def load_calendars(start: Path) -> tuple[dict[int, CalendarYear], list[Problem]]:
    """The years of the nearest folder at `start` or above it, oldest first."""
    root = nearest_root(start)
    problems: list[Problem] = []
    years: dict[int, CalendarYear] = {}
    for file in data_files(root, FOLDER, endings=(".yml",), problems=problems):
        calendar, faults = load_record(root, file, CalendarYear)
        problems += faults
        if calendar is None:
            continue
        if str(calendar.year) != file.stem:
            place = calendar.source.at("year")
            problems.append(ID_DIFFERS.at(place, found=calendar.year, stem=file.stem))
            continue
        years[calendar.year] = calendar
    return dict(sorted(years.items())), problems


def nearest_root(start: Path) -> Path:
    """The folder, at `start` or above, that has calendars; else where the shipped ones are."""
    for folder in (start, *start.parents):
        if (folder / FOLDER).is_dir():
            return folder
    return calendar_root()


def working_calendar(calendars: Mapping[int, CalendarYear]) -> WorkingCalendar:
    """What days are computed with. Only the years given have a calendar."""
    return WorkingCalendar(
        holidays={year: _days_off(calendar) for year, calendar in calendars.items()},
        make_up_days={
            year: frozenset(calendar.make_up_days) for year, calendar in calendars.items()
        },
    )


def _days_off(calendar: CalendarYear) -> dict[date, str]:
    return {
        holiday.first_on + timedelta(days=offset): holiday.name
        for holiday in calendar.holidays
        for offset in range((holiday.last_on - holiday.first_on).days + 1)
    }
