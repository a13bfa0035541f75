"""Python and the browser give the same JSON for the same files and question."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from generator.credentials.lookup import NoText, Settings, SiteRecords
from generator.credentials.verdict import verify_number, verify_token
from tests.verify_site import worlds

CHECKED_ON = date(2026, 3, 18)


def _answer_of_python(case: dict[str, Any]) -> dict[str, Any]:
    files = case["files"]

    def read(path: str) -> str | NoText:
        text = files.get(path)
        return NoText.NOT_THERE if text is None else text

    settings = Settings(
        identifier_base=case["settings"]["identifier_base"],
        root_fingerprints=tuple(case["settings"]["root_fingerprints"]),
        least_trust_list_version=case["settings"].get("least_trust_list_version", 1),
    )
    site = SiteRecords(read=read, settings=settings)
    if case["token"] is not None:
        return verify_token(case["token"], site=site, checked_on=CHECKED_ON, name=case["name"])
    return verify_number(case["number"], site=site, checked_on=CHECKED_ON, name=case["name"])


def test_every_verdict_and_reason_is_the_same_text_in_both() -> None:
    differing = {
        case["matter"]: (mine, case["answer"])
        for case in worlds().values()
        if json.dumps(mine := _answer_of_python(case)) != json.dumps(case["answer"])
    }
    assert differing == {}
    assert len(worlds()) > 70
