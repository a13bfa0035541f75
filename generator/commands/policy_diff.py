"""`portal policy diff OLD NEW`: what a newer version of a policy adds, changes and drops, as lines or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from generator.model import Portal
from generator.policies.versions import (
    FactChange,
    PolicyChanges,
    SayingChange,
    VersionChange,
    Worded,
)
from generator.problems import Language, Text

_SIGNS = {VersionChange.ADDED: "+", VersionChange.CHANGED: "~", VersionChange.DROPPED: "-"}
_ABSENT = Text(zh="没有写", en="not stated")
_SAME = Text(zh="没有不同", en="no difference")


def as_lines(changes: PolicyChanges, portal: Portal, language: Language) -> str:
    """A line a change, parted by tabs: `+ ~ -`, fact or topic, what was, what is. Facts come first."""
    absent = _ABSENT.in_language(language)
    lines = [*_facts(changes, portal, absent), *_sayings(changes.sayings, absent)]
    return "\n".join(lines) if lines else _SAME.in_language(language)


def as_json(changes: PolicyChanges) -> str:
    """`policy-diff/v1`."""
    body = {"format": "policy-diff/v1", "changes": asdict(changes)}
    return json.dumps(body, ensure_ascii=False, indent=2)


def _facts(changes: PolicyChanges, portal: Portal, absent: str) -> Iterator[str]:
    for one in changes.facts:
        names = "、".join(portal.grades[slug].name for slug in one.grades)
        before = "；".join(map(_worded, one.before)) or absent
        after = "；".join(map(_worded, one.after)) or absent
        yield "\t".join((_SIGNS[_change(one)], f"{one.kind} {names}".strip(), before, after))


def _change(one: FactChange) -> VersionChange:
    if not one.before:
        return VersionChange.ADDED
    return VersionChange.CHANGED if one.after else VersionChange.DROPPED


def _sayings(changes: tuple[SayingChange, ...], absent: str) -> Iterator[str]:
    for one in changes:
        before = _worded(one.before) if one.before else absent
        after = _worded(one.after) if one.after else absent
        yield "\t".join((_SIGNS[one.change], one.topic, before, after))


def _worded(one: Worded) -> str:
    return f"{one.text}［{one.clause}］"
