"""Coverage declarations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Portal
from generator.problems import Problem, ProblemKind

RUNS_BACKWARD = ProblemKind(
    "coverage-runs-backward",
    zh="收录范围自 {start} 起，却截至 {end}",
    en="coverage runs from {start} to {end}",
    hint_zh="as_of 不早于 complete_from",
    hint_en="as_of is not before complete_from",
)


def a_declaration_runs_forward(portal: Portal) -> Iterator[Problem]:
    """A declaration's last day is not before its first."""
    for coverage in portal.coverage.values():
        for declaration in coverage.declarations:
            if declaration.as_of < declaration.complete_from:
                yield RUNS_BACKWARD.at(
                    declaration.source.at("as_of"),
                    start=declaration.complete_from,
                    end=declaration.as_of,
                )
