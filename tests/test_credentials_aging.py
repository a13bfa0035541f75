"""Reminders: what is signed for a time is told before it is past its age, with the command that mends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.check import portal_with_texts
from generator.credentials.aging import reminders
from generator.load.config import load_config
from tests.conftest import ROOT

TRUST_ENDS = date(2036, 12, 31)
STATUS_ENDS = date(2036, 12, 30)


def codes(today: date) -> list[str]:
    config, _ = load_config(ROOT)
    assert config
    return sorted({one.code for one in reminders(portal_with_texts(ROOT)[0], config, today)})


@pytest.mark.parametrize(
    ("today", "told"),
    [
        pytest.param(TRUST_ENDS - timedelta(days=61), [], id="long before"),
        pytest.param(TRUST_ENDS - timedelta(days=60), ["trust-list-ends"], id="root key in time"),
        pytest.param(
            STATUS_ENDS - timedelta(days=30), ["status-list-ends", "trust-list-ends"], id="a month"
        ),
        pytest.param(STATUS_ENDS, ["status-list-ends", "trust-list-ends"], id="last day of status"),
        pytest.param(TRUST_ENDS, ["status-list-ended", "trust-list-ends"], id="last day of trust"),
        pytest.param(
            TRUST_ENDS + timedelta(days=1), ["status-list-ended", "trust-list-ended"], id="after"
        ),
    ],
)
def test_what_ends_is_told_in_time(today: date, told: list[str]) -> None:
    assert codes(today) == told
