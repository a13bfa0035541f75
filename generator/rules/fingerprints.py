"""Fingerprints are whole: nobody changed one by hand, and the text at hand is the one they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Portal
from generator.policies.clause_ids import parent
from generator.policies.fingerprints import Match, compare, digest_of
from generator.problems import Problem, ProblemKind, Severity

FINGERPRINT_CHANGED = ProblemKind(
    "fingerprint-changed",
    zh="指纹与摘要对不上：有人手工改过",
    en="the fingerprints do not agree with their digest: somebody changed them by hand",
    hint_zh="不要手工改；运行 portal policy fingerprint {policy}",
    hint_en="never edit them; run portal policy fingerprint {policy}",
)
CLAUSE_TWICE = ProblemKind(
    "fingerprint-twice",
    zh="条款 `{clause}` 有两个指纹",
    en="clause `{clause}` has two fingerprints",
    hint_zh="运行 portal policy fingerprint {policy}",
    hint_en="run portal policy fingerprint {policy}",
)
WRONG_PARENT = ProblemKind(
    "wrong-parent",
    zh="`{clause}` 的上一级应是 `{expected}`，写的是 `{found}`",
    en="`{clause}` stands below `{expected}`, not `{found}`",
    hint_zh="运行 portal policy fingerprint {policy}",
    hint_en="run portal policy fingerprint {policy}",
)
TEXT_DIFFERS = ProblemKind(
    "policy-text-differs",
    zh="手头的文本与编制所据文本有 {count} 条不同：{clauses}",
    en="the text at hand differs in {count} clauses from the one our words were written from: {clauses}",
    hint_zh="复核这些条款的要点，再运行 portal policy fingerprint {policy}",
    hint_en="review what is said of them, then run portal policy fingerprint {policy}",
    severity=Severity.WARNING,
)
_MOST_NAMED = 8


def fingerprints_are_untouched(portal: Portal) -> Iterator[Problem]:
    """The digest of a policy's fingerprints is that of the fingerprints as they stand."""
    for policy_id, prints in portal.fingerprints.items():
        if digest_of(prints.clauses) != prints.digest:
            yield FINGERPRINT_CHANGED.at(prints.source.at("digest"), policy=policy_id)


def clauses_stand_in_order(portal: Portal) -> Iterator[Problem]:
    """A clause has one fingerprint, and its parent is the nearest clause around it."""
    for policy_id, prints in portal.fingerprints.items():
        counts = Counter(one.clause for one in prints.clauses)
        for one in prints.clauses:
            if counts[one.clause] > 1:
                place = one.source.at("clause")
                yield CLAUSE_TWICE.at(place, clause=one.clause, policy=policy_id)
            expected = parent(one.clause, counts)
            if one.parent != expected:
                yield WRONG_PARENT.at(
                    one.source.at("parent"),
                    clause=one.clause,
                    expected=expected or "—",
                    found=one.parent or "—",
                    policy=policy_id,
                )


def texts_are_those_of_the_fingerprints(portal: Portal) -> Iterator[Problem]:
    """A text at hand that differs is shown as changed; what is said of those clauses needs a look."""
    for policy_id, text in portal.policy_texts.items():
        prints = portal.fingerprints.get(policy_id)
        if prints is None:
            continue
        changed = [
            clause for clause, match in compare(prints, text).items() if match is not Match.SAME
        ]
        if changed:
            more = "…" if len(changed) > _MOST_NAMED else ""
            yield TEXT_DIFFERS.at(
                prints.source.place,
                count=len(changed),
                clauses="、".join(changed[:_MOST_NAMED]) + more,
                policy=policy_id,
            )
