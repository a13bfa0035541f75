"""The pipeline up to the point where it is known whether anything may be built: load, rules, verify."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.config import Mode, SiteConfig
from generator.credentials.aging import reminders
from generator.credentials.checked import VerifiedCredentials, verify_credentials
from generator.fiction import without_fiction
from generator.intake.policy_texts import texts_at_hand
from generator.load.calendars import working_calendar
from generator.load.config import load_config
from generator.load.content import content_problems
from generator.load.portal import load_portal
from generator.model import Portal
from generator.problems import DataError, Problem, errors_among
from generator.rules import check
from generator.takedown_reminders import names_left
from generator.takedowns import Takedowns, places_that_speak_of, takedowns, without_names
from generator.working_days import WorkingCalendar


@contextmanager
def _uncollected() -> Iterator[None]:
    """Records form no cycles; to look for some, while they are made by the hundred thousand, costs a sixth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPortal:
    """What was read and all that is wrong with it. `credentials` is None where loading failed.

    `portal` names nobody of what is taken down, but at the desk, where it is as it was read;
    `as_read` is for what compares data with data.
    """

    config: SiteConfig
    portal: Portal
    as_read: Portal
    takedowns: Takedowns
    calendar: WorkingCalendar
    today: date
    credentials: VerifiedCredentials | None
    problems: list[Problem]


@_uncollected()
def load_and_check(root: Path, today: date, *, is_signing: bool = False) -> CheckedPortal:
    """All of `root`, checked for `today`; a demo has its own day.

    Rules across records and signatures are looked at only where every file could be read: half a
    portal would draw false alarms. At the desk (`is_signing`) what is signed is not looked at: it
    is about to be made. Raises DataError without settings.
    """
    config, problems = load_config(root)
    if config is None:
        raise DataError(problems)
    day = (config.demo_today if config.mode is Mode.DEMO else None) or today
    portal, faults = portal_with_texts(root)
    problems += faults
    if config.mode is Mode.PRODUCTION:
        portal = without_fiction(portal)
    problems += content_problems(root / "content", root)
    calendar = working_calendar(portal.calendars)
    credentials = None
    if not errors_among(problems):
        problems += check(portal, config, calendar, day)
    gone = Takedowns()
    if not errors_among(problems):
        gone = takedowns(portal, config, calendar, day)
    if not errors_among(problems) and not is_signing:
        credentials, faults = verify_credentials(
            portal,
            config,
            lists_gone=gone.lists.keys(),
            places_silent=set(places_that_speak_of(portal, gone)),
        )
        problems += faults
        problems += names_left(portal, gone)
        problems += reminders(portal, config, day)
    return CheckedPortal(
        config=config,
        portal=portal if is_signing else without_names(portal, gone),
        as_read=portal,
        takedowns=gone,
        calendar=calendar,
        today=day,
        credentials=credentials,
        problems=sorted(problems, key=Problem.sort_key),
    )


def portal_with_texts(root: Path) -> tuple[Portal, list[Problem]]:
    """Everything below `root/data`, and the texts of policies that are at hand."""
    portal, problems = load_portal(root)
    texts, faults = texts_at_hand(root, portal.policies)
    return replace(portal, policy_texts=texts), problems + faults
