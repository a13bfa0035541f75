"""The shared cases of `desk_cases/` as the page /desk/ sees them: its rules, its facts, no Python."""

from __future__ import annotations

import json
from typing import Any

from generator.desk_rules import desk_rules
from generator.load.calendars import working_calendar
from generator.model import ApprovedList, Portal
from generator.render.desk_facts import desk_facts
from tests.desk_sheets import cases, demo

COMPARED = ("serial", "name", "organisation", "occupation_code", "trade", "grade")


def matter() -> dict[str, Any]:
    """What `tests/node/desk_cases.js` is given; numbers put in later are no business of the page."""
    portal = demo()
    told = [json.loads(file.read_text("utf-8")) | {"name": file.stem} for file in cases()]
    return {
        "rules": desk_rules(),
        "facts": desk_facts(portal, working_calendar(portal.calendars)),
        "cases": [case | _of(case, portal) for case in told if case["purpose"] != "numbers"],
    }


def _of(case: dict[str, Any], portal: Portal) -> dict[str, Any]:
    """The settings that a clerk would choose, and what only a portal knows."""
    if case["purpose"] == "notice":
        notice = portal.notices[case["of"]]
        on = notice.published_on.isoformat()
        settings = {"purpose": "notice", "jurisdiction": notice.jurisdiction, "on": on}
        return {"settings": settings, "facts": {}}
    approved = portal.approved_lists[case["of"]]
    on = approved.approved_on.isoformat()
    settings = {"purpose": "list", "jurisdiction": approved.jurisdiction, "on": on}
    return {"settings": settings, "facts": _facts_of(approved, portal)}


def _facts_of(approved: ApprovedList, portal: Portal) -> dict[str, Any]:
    notice = portal.notices[approved.notice]
    others = [one for one in portal.approved_lists.values() if one.id != approved.id]
    return {
        "notice": notice.id,
        "candidates_place": notice.source.place.path,
        "candidates": [
            {name: getattr(row, name) or "" for name in COMPARED} for row in notice.candidates
        ],
        "numbers": {
            row.certificate_number: str(row.source.place)
            for one in others
            for row in one.holders
            if row.certificate_number
        },
    }
