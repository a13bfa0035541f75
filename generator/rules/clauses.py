"""Clauses that are cited exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.model import ApprovedList, Defect, Portal, PublicityNotice
from generator.problems import Problem, ProblemKind
from generator.records import Record, fields_of

NO_SUCH_CLAUSE = ProblemKind(
    "no-such-clause",
    zh="{policy} 没有条款 `{clause}`",
    en="{policy} has no clause `{clause}`",
    hint_zh="核对条款编号，例如 四（四）2",
    hint_en="check the clause number, for example 四（四）2",
)

# a bracketed part, a number that is not an annex's, or what stands after an annex
_LAST_PART = re.compile(r"（[^（）]+）$|(?<![件表注\d])\d+$| (?:[^ （）\d]+|[表注]\d*)$")
_ENUMERATED = ("（", " ")
_IN_EVERY_TEXT = frozenset({"前言", "文末"})


def cited_clauses_exist(portal: Portal) -> Iterator[Problem]:
    """Every clause that is cited stands in the policy's text; without the text, below a heading."""
    texts = {
        policy_id: {clause.clause for clause in text}
        for policy_id, text in portal.policy_texts.items()
    }
    headings = {
        policy.id: {heading.clause for heading in policy.headings}
        for policy in portal.policies.values()
    }
    for policy_id, record, field, clause in _citations(portal):
        if policy_id in texts:
            is_known = clause in texts[policy_id]
        else:
            is_known = policy_id not in headings or stands_below(clause, headings[policy_id])
        if not is_known:
            yield NO_SUCH_CLAUSE.at(record.source.at(field), policy=policy_id, clause=clause)


def stands_below(clause: str, headings: Collection[str]) -> bool:
    """Whether `clause` is a heading or a part of one.

    Where the sections of a chapter (or of an annex) are headings too, one that is none of them does
    not exist; rows and notes of a table never are headings.
    """
    if clause in _IN_EVERY_TEXT:
        return True
    while clause not in headings:
        parent = _LAST_PART.sub("", clause)
        if parent in {"", clause}:
            return False
        last = clause.removeprefix(parent)
        siblings = parent + last[0]
        is_listed = last.startswith(_ENUMERATED) and not last.startswith((" 表", " 注"))
        if is_listed and any(heading.startswith(siblings) for heading in headings):
            return False
        clause = parent
    return True


def _citations(portal: Portal) -> Iterator[tuple[str, Record, str, str]]:
    """Policy id, record, field and clause of every citation."""
    for policy in portal.policies.values():
        for record, field, clause in _own_clauses(policy):
            yield policy.id, record, field, clause
    citing: list[PublicityNotice | ApprovedList] = [
        *portal.notices.values(),
        *portal.approved_lists.values(),
    ]
    for notice_or_list in citing:
        yield notice_or_list.policy, notice_or_list, "clause", notice_or_list.clause
    for grade in portal.grades.values():
        yield portal.grade_source, grade, "clause", grade.clause


def _own_clauses(record: Record) -> Iterator[tuple[Record, str, str]]:
    """Every field of `record` and its parts that cites a clause of the policy itself.

    A defect may name the very clause that is missing.
    """
    if isinstance(record, Defect):
        return
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if value is None:
            continue
        if issubclass(spec.kind, Record):
            for part in value if spec.is_list else (value,):
                yield from _own_clauses(part)
        elif spec.name in {"clause", "effective_clause"}:
            yield record, spec.name, value
