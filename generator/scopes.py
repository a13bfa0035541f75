"""What an organisation may assess on a day, and what became of it. Follows from its record and the day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from generator.model import DirectoryChange, EvaluationOrganisation, ScopeRow

DAY = timedelta(days=1)


class OrganisationState(StrEnum):
    NOT_YET_LISTED = "not_yet_listed"
    ON_FILE = "on_file"
    LAPSED = "lapsed"  # in the directory, yet nothing that it may assess today
    REMOVED = "removed"


class Assessment(NamedTuple):
    """Something that is assessed. `trade` None: every trade of the occupation."""

    occupation_code: str
    trade: str | None
    grade: str

    @property
    def of_any_trade(self) -> Assessment:
        return self._replace(trade=None)


class Span(NamedTuple):
    """From `since` until `until`, both included; `until` None is open-ended."""

    since: date
    until: date | None

    def holds_on(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Scope:
    """When an organisation may assess what: spans that neither touch nor overlap, oldest first."""

    spans: Mapping[Assessment, tuple[Span, ...]]

    def allows(self, wanted: Assessment, on: date) -> bool:
        own = _holds(self.spans.get(wanted, ()), on)
        return own or _holds(self.spans.get(wanted.of_any_trade, ()), on)

    def spans_of(self, wanted: Assessment) -> tuple[Span, ...]:
        """Those of the trade itself and those of every trade."""
        own = self.spans.get(wanted, ())
        return own if wanted.trade is None else own + self.spans.get(wanted.of_any_trade, ())

    def gained(self) -> Iterator[tuple[date, Assessment]]:
        """What may be assessed from a day on and could not be the day before."""
        for one, spans in self.spans.items():
            for span in spans:
                if not self.allows(one, span.since - DAY):
                    yield span.since, one

    def lost(self) -> Iterator[tuple[date, Assessment]]:
        """What may not be assessed from a day on and could be the day before."""
        for one, spans in self.spans.items():
            for span in spans:
                if span.until and not self.allows(one, span.until + DAY):
                    yield span.until + DAY, one


def scope_of(rows: Iterable[ScopeRow]) -> Scope:
    """Rows that follow one another without a gap make one span."""
    written: dict[Assessment, list[Span]] = {}
    for row in rows:
        for one in assessments(row):
            written.setdefault(one, []).append(Span(row.since, row.until))
    return Scope({one: _merged(spans) for one, spans in written.items()})


def assessments(row: ScopeRow) -> Iterator[Assessment]:
    for grade in row.grades:
        yield Assessment(row.occupation_code, row.trade, grade)


def _holds(spans: tuple[Span, ...], on: date) -> bool:
    """Of spans in order, only the last that has begun can hold."""
    begun = bisect_right(spans, on, key=lambda span: span.since)
    return begun > 0 and spans[begun - 1].holds_on(on)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: one.since):
        last = merged[-1] if merged else None
        if last and (last.until is None or span.since <= last.until + DAY):
            open_ended = last.until is None or span.until is None
            until = None if open_ended else max(last.until or span.since, span.until or span.since)
            merged[-1] = Span(last.since, until)
        else:
            merged.append(span)
    return tuple(merged)


def removed_on(organisation: EvaluationOrganisation) -> date | None:
    """From this day it is in the directory no more."""
    days = (one.on for one in organisation.history if one.change is DirectoryChange.REMOVED)
    return next(days, None)


def organisation_state(organisation: EvaluationOrganisation, today: date) -> OrganisationState:
    """`today` is the day in UTC+8."""
    removal = removed_on(organisation)
    if removal and removal <= today:
        return OrganisationState.REMOVED
    if all(today < one.on for one in organisation.history):
        return OrganisationState.NOT_YET_LISTED
    if not any(Span(row.since, row.until).holds_on(today) for row in organisation.scope):
        return OrganisationState.LAPSED
    return OrganisationState.ON_FILE


def grade_of_own_name(organisation: EvaluationOrganisation, name: str) -> str | None:
    """The grade that the organisation calls `name`; None where it calls none so."""
    own = (one.grade for one in organisation.own_grade_names if one.name == name)
    return next(own, None)
