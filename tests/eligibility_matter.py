"""The worked cases of `eligibility_cases/`: what they ask, and what the Python evaluator answers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from generator.check import portal_with_texts
from generator.eligibility import AskedRule, RuleVerdict, asked_rules, judge
from generator.eligibility.judging import Facts
from generator.render.json_form import plain
from tests.node_tools import NODE, NODE_FOLDER, ROOT

CASES = ROOT / "tests" / "eligibility_cases"


@cache
def rules() -> Mapping[str, AskedRule]:
    portal, _ = portal_with_texts(ROOT)
    return {rule.id: rule for rule in asked_rules(portal, portal.policies.values())}


def cases() -> list[dict[str, Any]]:
    """Every case of every file: about, rule, today, facts, expected."""
    files = sorted(CASES.glob("*.json"))
    return [case for file in files for case in json.loads(file.read_text(encoding="utf-8"))]


def facts_of(told: Mapping[str, Any]) -> dict[str, bool | int | date]:
    return {
        key: date.fromisoformat(value) if isinstance(value, str) else value
        for key, value in told.items()
    }


def verdict(case: Mapping[str, Any], of: Mapping[str, AskedRule] | None = None) -> dict[str, Any]:
    rule = (of or rules())[case["rule"]]
    return as_told(judge(rule, facts_of(case["facts"]), date.fromisoformat(case["today"])))


def as_told(found: RuleVerdict) -> dict[str, Any]:
    """As `node/eligibility_cases.js` tells it."""
    return {
        "value": found.value.value,
        "earliest_on": plain(found.earliest_on),
        "paths": [
            {
                "value": path.value.value,
                "earliest_on": plain(path.earliest_on),
                "findings": [
                    [
                        one.asked.clause,
                        one.asked.kind.value,
                        one.value.value,
                        one.reason.value,
                        plain(one.full_on),
                        one.waiver,
                    ]
                    for one in path.findings
                ],
            }
            for path in found.paths
        ],
    }


def told(facts: Facts) -> dict[str, Any]:
    """As they stand in a case."""
    return {key: plain(value) for key, value in facts.items()}


def verdicts_in_node(asked: Iterable[Mapping[str, Any]], folder: Path) -> list[dict[str, Any]]:
    return ended_in_node("eligibility_cases.js", {"cases": list(asked)}, folder)


def ended_in_node(script: str, asked: Mapping[str, Any], folder: Path) -> list[dict[str, Any]]:
    """What `script` answers, given the rules and what is asked of them."""
    matter = {"rules": [plain(rule) for rule in rules().values()], **asked}
    file = folder / "matter.json"
    file.write_text(json.dumps(matter, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [NODE, script, file],
        cwd=NODE_FOLDER,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return list(json.loads(done.stdout))
