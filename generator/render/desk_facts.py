"""What the page /desk/ must know of this portal, as JSON: calendars, grades, occupations, organisations. No person."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model import EvaluationOrganisation, Portal
from generator.scopes import scope_of
from generator.working_days import WorkingCalendar


def desk_facts(portal: Portal, calendar: WorkingCalendar) -> dict[str, Any]:
    return {
        "calendars": {str(year): _calendar(calendar, year) for year in calendar.years},
        "grades": [
            {
                "slug": grade.slug,
                "name": grade.name,
                "code": grade.code,
                "certificate_label": grade.certificate_label,
            }
            for grade in portal.grades.values()
        ],
        "occupations": {code: one.name for code, one in portal.occupations.items()},
        "organisations": [_organisation(one) for one in portal.organisations.values()],
    }


def _calendar(calendar: WorkingCalendar, year: int) -> dict[str, Any]:
    return {
        "holidays": {day.isoformat(): name for day, name in calendar.holidays[year].items()},
        "make_up_days": sorted(day.isoformat() for day in calendar.make_up_days.get(year, ())),
    }


def _organisation(organisation: EvaluationOrganisation) -> dict[str, Any]:
    spans = scope_of(organisation.scope).spans
    return {
        "jurisdiction": organisation.jurisdiction,
        "name": organisation.name,
        "filing_number": organisation.filing_number,
        "own_grade_names": {own.name: own.grade for own in organisation.own_grade_names},
        "place": organisation.source.place.path,
        "spans": [
            {
                "occupation_code": assessed.occupation_code,
                "trade": assessed.trade,
                "grade": assessed.grade,
                "since": span.since.isoformat(),
                "until": _day(span.until),
            }
            for assessed, of_it in spans.items()
            for span in of_it
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
