"""Policies among themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Policy, Portal, RelationKind
from generator.problems import Problem, ProblemKind

CIRCULAR_REPEAL = ProblemKind(
    "circular-repeal",
    zh="废止关系成环：{chain}",
    en="repeals go in a circle: {chain}",
    hint_zh="后发的文件废止先发的文件",
    hint_en="a later text repeals an earlier one",
)
GRADE_TWICE = ProblemKind(
    "grade-twice",
    zh="等级表里 `{grade}` 写了两次",
    en="the grade table names `{grade}` twice",
    hint_zh="每个等级一行",
    hint_en="write each grade once",
)
WRONG_CODE = ProblemKind(
    "wrong-grade-code",
    zh="`{found}` 与 data/grades.yml 不符",
    en="`{found}` is not what data/grades.yml says",
    hint_zh="写作「等级英文名=代码」：{expected}",
    hint_en="write slug=code: {expected}",
)


def repeals_do_not_go_in_circles(portal: Portal) -> Iterator[Problem]:
    """Following the repeals from a policy never leads back to it."""
    repeals = {policy.id: set(_repealed(policy)) for policy in portal.policies.values()}
    for policy in portal.policies.values():
        seen, open_ids = [policy.id], sorted(repeals[policy.id])
        while open_ids:
            current = open_ids.pop()
            if current == policy.id:
                chain = " → ".join([*seen, policy.id])
                yield CIRCULAR_REPEAL.at(policy.source.at("relations"), chain=chain)
                break
            if current not in seen:
                seen.append(current)
                open_ids += sorted(repeals.get(current, set()))


def _repealed(policy: Policy) -> Iterator[str]:
    for relation in policy.relations:
        if relation.kind is RelationKind.REPEALS and relation.policy:
            yield relation.policy


def a_grade_table_names_each_grade_once(portal: Portal) -> Iterator[Problem]:
    """A grade has at most one row in a policy's grade table."""
    for policy in portal.policies.values():
        counts = Counter(row.grade for row in policy.grade_table)
        for row in policy.grade_table:
            if counts[row.grade] > 1:
                yield GRADE_TWICE.at(row.source.at("grade"), grade=row.grade)


def stated_codes_are_those_of_the_ladder(portal: Portal) -> Iterator[Problem]:
    """The 16th characters that a policy states are those of data/grades.yml."""
    codes = {slug: grade.code for slug, grade in portal.grades.items()}
    for policy in portal.policies.values():
        for rule in policy.certificate_coding:
            for stated in rule.grade_codes:
                slug, _, code = stated.partition("=")
                if codes.get(slug) != code:
                    expected = ", ".join(f"{name}={value}" for name, value in codes.items())
                    place = rule.source.at("grade_codes")
                    yield WRONG_CODE.at(place, found=stated, expected=expected)
