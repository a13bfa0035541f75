"""The evaluator: facts against rules, three values, a reason for each. theme/eligibility/judge.js is its twin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.eligibility.asked import Asked, AskedPath, AskedRule, AskedWaiver, Measure
from generator.model import Judge, Strength
from generator.month_days import corresponding_day

Facts = Mapping[str, bool | int | date]


class Value(StrEnum):
    """Best first."""

    MET = "met"
    UNDETERMINED = "undetermined"
    NOT_MET = "not-met"


class Reason(StrEnum):
    """Why a condition has its value."""

    GIVEN = "given"
    WAIVED = "waived"
    LACKING = "lacking"
    TOO_SOON = "too-soon"
    TOO_FEW = "too-few"
    NOT_ANSWERED = "not-answered"
    JUDGED_BY_ORGANISATION = "judged-by-organisation"
    JUDGED_BY_AUTHORITY = "judged-by-authority"
    WAIVER_JUDGED = "waiver-judged"  # freed only if the unit or authority finds so
    IN_PRINCIPLE = "in-principle"  # 原则上: falling short is no refusal
    USUALLY = "usually"  # 一般


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`full_on`: the day a span is full, past or coming, the corresponding day itself; no text says whether
    the first day counts, so the later of the two readings is taken. `waiver`: the clause that frees of it."""

    asked: Asked
    value: Value
    reason: Reason
    full_on: date | None = None
    waiver: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PathVerdict:
    """`findings` begin with those of the rule. `earliest_on`: the first day on which days no longer stand in the way, where only days decide."""

    value: Value
    findings: tuple[Finding, ...]
    earliest_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVerdict:
    """The value of the best path, the earliest day of any; no day where one path stands open without waiting."""

    rule: AskedRule
    value: Value
    paths: tuple[PathVerdict, ...]
    earliest_on: date | None


_JUDGES = {
    Judge.ORGANISATION: Reason.JUDGED_BY_ORGANISATION,
    Judge.AUTHORITY: Reason.JUDGED_BY_AUTHORITY,
}
_SOFT = {Strength.IN_PRINCIPLE: Reason.IN_PRINCIPLE, Strength.USUALLY: Reason.USUALLY}
_RANKS = tuple(Value)


def judge(rule: AskedRule, facts: Facts, today: date) -> RuleVerdict:
    """What `rule` says of `facts` on `today`; a fact that is absent is not answered.

    Waivers free of what is asked of all, never of what one way itself is made of: 重庆 附件2 二（三） still
    wants the contribution beside the prize.
    """
    every = [_finding(one, rule.waivers, facts, today) for one in rule.every]
    paths = tuple(_path(every, path, facts, today) for path in rule.paths)
    days = [path.earliest_on for path in paths if path.earliest_on]
    is_open = any(_is_open(path, len(every)) for path in paths)
    return RuleVerdict(
        rule=rule,
        value=min((path.value for path in paths), key=_RANKS.index),
        paths=paths,
        earliest_on=None if is_open else min(days, default=None),
    )


def _is_open(path: PathVerdict, shared: int) -> bool:
    """Nothing refuses it, no day is waited for, and what it alone asks (after the `shared`) is answered."""
    return (
        path.value is not Value.NOT_MET
        and not _spans(path.findings)
        and all(one.reason is not Reason.NOT_ANSWERED for one in path.findings[shared:])
    )


def _spans(findings: tuple[Finding, ...]) -> list[Finding]:
    """Those that time decides; who is freed of one waits for nothing."""
    return [
        one
        for one in findings
        if one.asked.measure is Measure.SPAN and not (one.waiver and one.value is Value.MET)
    ]


def _path(every: list[Finding], path: AskedPath, facts: Facts, today: date) -> PathVerdict:
    own = [_finding(one, (), facts, today) for one in path.all_of]
    findings = (*every, *own)
    return PathVerdict(
        value=max((one.value for one in findings), key=_RANKS.index, default=Value.MET),
        findings=findings,
        earliest_on=_earliest(findings),
    )


def _earliest(findings: tuple[Finding, ...]) -> date | None:
    """None where no day decides, where a day is not known, or where something else is lacking."""
    spans = _spans(findings)
    others = [one for one in findings if one not in spans]
    days = [one.full_on for one in spans if one.full_on]
    if not spans or len(days) < len(spans):
        return None
    return None if any(one.value is Value.NOT_MET for one in others) else max(days)


def _finding(asked: Asked, waivers: tuple[AskedWaiver, ...], facts: Facts, today: date) -> Finding:
    found = _measured(asked, facts, today)
    waiving = [one for one in waivers if asked.kind in one.waives]
    freed = [one for one in waiving if _frees(one, facts)]
    if plain := [one for one in freed if one.judged_by is None]:
        reason = Reason.GIVEN if found.value is Value.MET else Reason.WAIVED
        return _changed(found, Value.MET, reason, plain[0].clause)
    if found.value is not Value.NOT_MET:
        return found
    if freed:
        return _changed(found, Value.UNDETERMINED, Reason.WAIVER_JUDGED, freed[0].clause)
    if asked.strength:
        return _changed(found, Value.UNDETERMINED, _SOFT[asked.strength])
    if any(_frees(one, facts) is None for one in waiving):
        return _changed(found, Value.UNDETERMINED, Reason.NOT_ANSWERED)
    return found


def _changed(found: Finding, value: Value, reason: Reason, waiver: str | None = None) -> Finding:
    return Finding(
        asked=found.asked, value=value, reason=reason, full_on=found.full_on, waiver=waiver
    )


def _frees(waiver: AskedWaiver, facts: Facts) -> bool | None:
    return _any_true(waiver.facts, facts) if waiver.facts else True


def _any_true(keys: tuple[str, ...], facts: Facts) -> bool | None:
    """None: none is true and one at least is not answered."""
    if any(facts.get(key) is True for key in keys):
        return True
    return None if any(key not in facts for key in keys) else False


def _measured(asked: Asked, facts: Facts, today: date) -> Finding:
    """Without waivers and strength."""
    if asked.measure is Measure.SPAN:
        found = _span(asked, facts, today)
    elif asked.measure is Measure.COUNT:
        found = _count(asked, facts)
    elif asked.measure is Measure.HELD:
        found = _held(asked, _any_true(asked.facts, facts))
    else:
        found = Finding(asked=asked, value=Value.MET, reason=Reason.GIVEN)
    if found.value is Value.MET and asked.judged_by:
        return _changed(found, Value.UNDETERMINED, _JUDGES[asked.judged_by])
    return found


def _held(asked: Asked, is_held: bool | None) -> Finding:
    if is_held is None:
        return Finding(asked=asked, value=Value.UNDETERMINED, reason=Reason.NOT_ANSWERED)
    if is_held:
        return Finding(asked=asked, value=Value.MET, reason=Reason.GIVEN)
    return Finding(asked=asked, value=Value.NOT_MET, reason=Reason.LACKING)


def _span(asked: Asked, facts: Facts, today: date) -> Finding:
    day, *holding = asked.facts
    since = facts.get(day)
    if holding and facts.get(holding[0]) is False:
        return Finding(asked=asked, value=Value.NOT_MET, reason=Reason.LACKING)
    if not isinstance(since, date):
        return Finding(asked=asked, value=Value.UNDETERMINED, reason=Reason.NOT_ANSWERED)
    full = corresponding_day(since, asked.months)
    if full > today:
        return Finding(asked=asked, value=Value.NOT_MET, reason=Reason.TOO_SOON, full_on=full)
    if holding and holding[0] not in facts:  # the day of what may not be held at all
        unknown, reason = Value.UNDETERMINED, Reason.NOT_ANSWERED
        return Finding(asked=asked, value=unknown, reason=reason, full_on=full)
    return Finding(asked=asked, value=Value.MET, reason=Reason.GIVEN, full_on=full)


def _count(asked: Asked, facts: Facts) -> Finding:
    (key,) = asked.facts
    number = facts.get(key)
    if number is None:
        return Finding(asked=asked, value=Value.UNDETERMINED, reason=Reason.NOT_ANSWERED)
    if isinstance(number, int) and number >= asked.at_least:
        return Finding(asked=asked, value=Value.MET, reason=Reason.GIVEN)
    return Finding(asked=asked, value=Value.NOT_MET, reason=Reason.TOO_FEW)
