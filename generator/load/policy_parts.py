"""What stands beside a policy's facts: statements, eligibility, procedures, fingerprints.

`<id>.statements.yml` and `<id>.clauses.yml` are needed, the others where the text says something of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.load.folders import ID_DIFFERS, data_files
from generator.load.records import load_record
from generator.model import (
    EligibilityList,
    FingerprintList,
    Policy,
    ProcedureList,
    StatementList,
)
from generator.problems import Place, Problem, ProblemKind

PART_WITHOUT_POLICY = ProblemKind(
    "policy-part-without-policy",
    zh="没有编号为 `{found}` 的政策",
    en="there is no policy `{found}`",
    hint_zh="先写 {expected}",
    hint_en="write {expected} first",
)
PART_MISSING = ProblemKind(
    "policy-part-missing",
    zh="缺少 {expected}",
    en="{expected} is missing",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
ENDINGS = (".clauses.yml", ".eligibility.yml", ".procedures.yml", ".statements.yml")
_NEEDED = {
    ".clauses.yml": (
        "把文件文本放好，运行 portal policy fingerprint {id}",
        "lay the text in place and run portal policy fingerprint {id}",
    ),
    ".statements.yml": (
        "照 data/policies/README.md 逐条写要点",
        "write a statement for each clause, as data/policies/README.md says",
    ),
}

Part = TypeVar("Part", StatementList, EligibilityList, ProcedureList, FingerprintList)


@dataclass(slots=True)
class PolicyParts:
    """By the id of the policy."""

    statements: dict[str, StatementList] = field(default_factory=dict)
    eligibility: dict[str, EligibilityList] = field(default_factory=dict)
    procedures: dict[str, ProcedureList] = field(default_factory=dict)
    fingerprints: dict[str, FingerprintList] = field(default_factory=dict)


def load_policy_parts(
    root: Path, policies: Mapping[str, Policy], problems: list[Problem]
) -> PolicyParts:
    """The parts of all `policies`; what is wrong is left out and told."""
    reading = _Reading(root, policies, problems)
    parts = PolicyParts(
        statements=reading.parts(".statements.yml", StatementList),
        eligibility=reading.parts(".eligibility.yml", EligibilityList),
        procedures=reading.parts(".procedures.yml", ProcedureList),
        fingerprints=reading.parts(".clauses.yml", FingerprintList),
    )
    reading.strangers()
    reading.missing()
    return parts


class _Reading:
    def __init__(self, root: Path, policies: Mapping[str, Policy], problems: list[Problem]) -> None:
        self.root = root
        self.policies = policies
        self.problems = problems

    def parts(self, ending: str, part_type: type[Part]) -> dict[str, Part]:
        found: dict[str, Part] = {}
        for policy in self.policies.values():
            file = self._beside(policy, ending)
            if not file.exists():
                continue
            part, problems = load_record(self.root, file, part_type)
            self.problems += problems
            if part is None:
                continue
            if part.id != policy.id:
                place = part.source.at("id")
                self.problems.append(ID_DIFFERS.at(place, found=part.id, stem=policy.id))
                continue
            found[policy.id] = part
        return found

    def strangers(self) -> None:
        """A part in another folder than its policy, or of no policy, would never be read."""
        expected = {
            self._beside(policy, ending) for policy in self.policies.values() for ending in ENDINGS
        }
        for file in data_files(self.root, "data/policies", endings=(".yml", ".txt"), problems=[]):
            if not file.name.endswith(ENDINGS) or file in expected:
                continue
            stem = file.name.partition(".")[0]
            facts = file.with_name(f"{stem}.yml")
            if not facts.exists():
                self._tell(file, PART_WITHOUT_POLICY, found=stem, expected=self._told(facts))

    def missing(self) -> None:
        for policy in self.policies.values():
            for ending, (hint_zh, hint_en) in _NEEDED.items():
                file = self._beside(policy, ending)
                if not file.exists():
                    self.problems.append(
                        PART_MISSING.at(
                            policy.source.place,
                            expected=self._told(file),
                            hint_zh=hint_zh.format(id=policy.id),
                            hint_en=hint_en.format(id=policy.id),
                        )
                    )

    def _beside(self, policy: Policy, ending: str) -> Path:
        facts = self.root / policy.source.place.path
        return facts.with_name(f"{policy.id}{ending}")

    def _told(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix()

    def _tell(self, file: Path, kind: ProblemKind, **found: object) -> None:
        self.problems.append(kind.at(Place(path=self._told(file)), **found))
