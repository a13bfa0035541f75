"""What was published of an organisation is not edited away. Two versions are compared, not two records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from generator.model import EvaluationOrganisation, HistoryEntry
from generator.problems import Place, Problem, ProblemKind
from generator.scopes import DAY, Assessment, Span, assessments, scope_of

HISTORY_TAKEN_BACK = ProblemKind(
    "history-taken-back",
    zh="已经公布的历史被改动或删去：{on} `{change}` {text}",
    en="an entry of the published history was changed or taken out: {on} `{change}` {text}",
    hint_zh="恢复原来的一条；情况有变的，在后面另写一条",
    hint_en="put it back as it was; what has changed since is told by an entry of its own",
)
PILOT_TAKEN_BACK = ProblemKind(
    "pilot-taken-back",
    zh="已经公布的试点批次被改动或删去：{name}",
    en="a published pilot batch was changed or taken out: {name}",
    hint_zh="恢复原来的一条；试点终止的，在 history 里写 `narrowed`",
    hint_en="put it back as it was; where the pilot has ended, write `narrowed` into the history",
)
PAST_SCOPE_CHANGED = ProblemKind(
    "past-scope-changed",
    zh="{on} 的评价范围与已经公布的不同：{occupation} {grade}",
    en="the scope on {on} is not what was published for that day: {occupation} at {grade}",
    hint_zh="已过去的范围不改写；给旧行写 until、另起一行，并在 history 里写明自何日起",
    hint_en="the past is not rewritten: end the old row, begin a new one, and say in the history "
    "from which day",
)
ORGANISATION_TAKEN_OUT = ProblemKind(
    "organisation-taken-out",
    zh="机构 {name} 连同它的历史被删去",
    en="{name} was taken out together with its history",
    hint_zh="恢复文件；移出目录的，在 history 里写 `removed`",
    hint_en="put the file back; an organisation that leaves the directory gets `removed`",
)


def history_taken_back(
    old: EvaluationOrganisation, new: EvaluationOrganisation | None
) -> Iterator[Problem]:
    """What was published of an organisation stays: entries, pilot batches, and the scope of past days.

    The scope may differ only from the day of an entry that is new. `old` is the version that was
    published, `new` the one that would replace it, None where its file is gone.
    """
    if new is None:
        yield ORGANISATION_TAKEN_OUT.at(old.source.place, name=old.name)
        return
    kept_entries, kept_pilots = set(new.history), set(new.pilots)
    for entry in old.history:
        if entry not in kept_entries:
            place = _same_day(entry, new) or new.source.at("history")
            yield HISTORY_TAKEN_BACK.at(place, on=entry.on, change=entry.change, text=entry.text)
    for pilot in old.pilots:
        if pilot not in kept_pilots:
            yield PILOT_TAKEN_BACK.at(new.source.at("pilots"), name=pilot.name)
    yield from _past_scope(old, new)


def _same_day(entry: HistoryEntry, new: EvaluationOrganisation) -> Place | None:
    return next((one.source.place for one in new.history if one.on == entry.on), None)


def _past_scope(old: EvaluationOrganisation, new: EvaluationOrganisation) -> Iterator[Problem]:
    added = set(new.history) - set(old.history)
    free_from = min((one.on for one in added), default=date.max)
    before, after = scope_of(old.scope).spans, scope_of(new.scope).spans
    for one in sorted({*before, *after}, key=str):
        was, now = (_until(free_from, spans.get(one, ())) for spans in (before, after))
        if was != now:
            yield PAST_SCOPE_CHANGED.at(
                _place_in(new, one),
                occupation=one.occupation_code,
                grade=one.grade,
                on=_first_difference(was, now),
            )


def _until(day: date, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """What the spans say of the days before `day`."""
    last = day - DAY
    return tuple(
        Span(one.since, min(one.until or last, last)) for one in spans if one.since <= last
    )


def _first_difference(was: tuple[Span, ...], now: tuple[Span, ...]) -> date:
    """The first day of which the two do not say the same."""
    differing = (pair for pair in zip_longest(was, now) if pair[0] != pair[1])
    first = next(differing)
    days = [span for span in first if span]
    if len(days) == 1 or days[0].since != days[1].since:
        return min(span.since for span in days)
    return min(span.until for span in days if span.until) + DAY


def _place_in(organisation: EvaluationOrganisation, wanted: Assessment) -> Place:
    for row in organisation.scope:
        if wanted in assessments(row):
            return row.source.place
    return organisation.source.at("scope")
