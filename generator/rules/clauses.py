"""Clauses that are cited exist; every clause is spoken of; nothing is said that a clause does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model import (
    ApprovedList,
    Award,
    CallNotice,
    ClauseFingerprint,
    Defect,
    Erratum,
    FingerprintList,
    Policy,
    PolicyRelation,
    Portal,
    PublicityNotice,
    Question,
    SupervisionFinding,
    SupervisionNotice,
    Target,
    Term,
)
from generator.policies.figures import figures, missing_figures, names, normalised
from generator.policies.sayings import sayings
from generator.problems import Problem, ProblemKind
from generator.records import FieldSpec, Record, fields_of

NO_SUCH_CLAUSE = ProblemKind(
    "no-such-clause",
    zh="{policy} 没有条款 `{clause}`",
    en="{policy} has no clause `{clause}`",
    hint_zh="核对条款编号，例如 四（四）2；已有的见 {policy}.clauses.yml",
    hint_en="check the clause number, for example 四（四）2; {policy}.clauses.yml has them all",
)
FIGURE_NOT_IN_CLAUSE = ProblemKind(
    "figure-not-in-clause",
    zh="`{field}` 写了 {figure}，{policy} 的 {clause} 里没有这个数字",
    en="`{field}` says {figure}, which {policy} {clause} does not",
    hint_zh="条款里的数字：{known}；核对数字、单位和条款编号",
    hint_en="the clause has: {known}; check number, unit and clause",
)
NAME_NOT_IN_CLAUSE = ProblemKind(
    "name-not-in-clause",
    zh="`{field}` 写了 {name}，{policy} 的 {clause} 里没有这个名称",
    en="`{field}` names {name}, which {policy} {clause} does not",
    hint_zh="书名号和引号只用于原文的名称；条款里的名称：{known}",
    hint_en="quote only what the text quotes; the clause has: {known}",
)
CLAUSE_WITHOUT_STATEMENT = ProblemKind(
    "clause-without-statement",
    zh="{policy} 的 {clause} 没有要点",
    en="nothing is said of {policy} {clause}",
    hint_zh="在 {policy}.statements.yml 写一条要点，或在 silent 里写明原因",
    hint_en="write a statement in {policy}.statements.yml, or the reason under silent",
)
NUMBER_NOT_IN_TEXT = ProblemKind(
    "number-not-in-text",
    zh="`{field}` 是 {figure}，同一条的 text 里没有写",
    en="`{field}` is {figure}, which its own text does not say",
    hint_zh="让 text 与数字一致",
    hint_en="make text and number agree",
)
AWARD_NOT_IN_CLAUSE = ProblemKind(
    "award-not-in-clause",
    zh="{policy} 的 {clause} 没有提到 `{award}`（{name}）",
    en="{policy} {clause} does not name `{award}` ({name})",
    hint_zh="核对条款；新登记的奖项要先重新运行 portal policy fingerprint {policy}",
    hint_en="check the clause; after registering an award run portal policy fingerprint {policy}",
)

_CLAUSE_FIELDS = ("clause", "effective_clause", "review_clause", "renewal_clause")
# what is not a saying about the clause: ids, and remarks of ours about the text
_NOT_SAID = frozenset({"id", *_CLAUSE_FIELDS, "note", "due_note", "reading"})
_WHOLE_POLICY = "全文"


def cited_clauses_exist(portal: Portal) -> Iterator[Problem]:
    """Every clause that is cited is one of the policy's clauses."""
    known = {id_: _by_clause(prints) for id_, prints in portal.fingerprints.items()}
    for policy_id, record, field, clause in _citations(portal):
        if policy_id in known and clause not in known[policy_id]:
            yield NO_SUCH_CLAUSE.at(record.source.at(field), policy=policy_id, clause=clause)


def every_clause_is_spoken_of(portal: Portal) -> Iterator[Problem]:
    """A clause that has more than a heading has a statement, or a reason why there is none."""
    for policy_id, prints in portal.fingerprints.items():
        statements = portal.statements.get(policy_id)
        if policy_id not in portal.policies or statements is None:
            continue
        spoken = {saying.clause for saying in sayings(policy_id, portal)}
        spoken |= {silent.clause for silent in statements.silent}
        for one in prints.clauses:
            if one.characters and one.clause not in spoken:
                yield CLAUSE_WITHOUT_STATEMENT.at(
                    statements.source.at("statements"), policy=policy_id, clause=one.clause
                )


def what_is_said_stands_in_its_clause(portal: Portal) -> Iterator[Problem]:
    """Every figure and every quoted or registered name stands in the very clause that is cited."""
    registered = tuple(
        name for award in portal.awards.values() for name in (award.name, *award.also)
    )
    for policy in portal.policies.values():
        prints = portal.fingerprints.get(policy.id)
        if prints is None:
            continue
        clauses = _by_clause(prints) | {_WHOLE_POLICY: _whole(prints)}
        for part in _parts(policy, portal):
            for said in _said(part, _WHOLE_POLICY):
                if said.clause in clauses:
                    yield from _unfounded(said, clauses[said.clause], policy.id, registered)


def numbers_agree_with_their_text(portal: Portal) -> Iterator[Problem]:
    """The number beside a text is said in it, so that neither can change alone."""
    for policy in portal.policies.values():
        for part in _parts(policy, portal):
            for record in _walk(part):
                text = getattr(record, "text", None)
                if not isinstance(text, str):
                    continue
                for spec in fields_of(type(record)):
                    value = getattr(record, spec.name)
                    if spec.unit and value is not None:
                        figure = figures(f"{value}{spec.unit.name}")[0]
                        if figure not in figures(text):
                            place = record.source.at(spec.name)
                            yield NUMBER_NOT_IN_TEXT.at(place, field=spec.name, figure=figure)


def awards_stand_in_their_clause(portal: Portal) -> Iterator[Problem]:
    """An award that a condition counts is named in the clause of the condition."""
    for policy in portal.policies.values():
        prints = portal.fingerprints.get(policy.id)
        if prints is None:
            continue
        clauses = _by_clause(prints)
        for part in _parts(policy, portal):
            for record in _walk(part):
                for award_id in getattr(record, "awards", ()):
                    award = portal.awards.get(award_id)
                    clause = clauses.get(getattr(record, "clause", ""))
                    if award and clause and not _is_named(award, clause):
                        yield AWARD_NOT_IN_CLAUSE.at(
                            record.source.at("awards"),
                            policy=policy.id,
                            clause=clause.clause,
                            award=award_id,
                            name=award.name,
                        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A sentence, number or day that rests on `clause`."""

    record: Record
    field: str
    clause: str
    text: str


def _by_clause(prints: FingerprintList) -> dict[str, ClauseFingerprint]:
    return {one.clause: one for one in prints.clauses}


def _whole(prints: FingerprintList) -> ClauseFingerprint:
    """The policy as one clause: what stands anywhere in it."""
    return ClauseFingerprint(
        clause=_WHOLE_POLICY,
        characters=0,
        figures=tuple(sorted({figure for one in prints.clauses for figure in one.figures})),
        names=tuple(sorted({name for one in prints.clauses for name in one.names})),
        sha256="",
    )


def _parts(policy: Policy, portal: Portal) -> Iterator[Record]:
    yield policy
    for parts in (portal.statements, portal.eligibility, portal.procedures):
        if policy.id in parts:
            yield parts[policy.id]


def _walk(record: Record) -> Iterator[Record]:
    yield record
    for part in _inner(record):
        yield from _walk(part)


def _inner(record: Record) -> Iterator[Record]:
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if issubclass(spec.kind, Record) and value is not None:
            yield from value if spec.is_list else (value,)


def _said(record: Record, around: str) -> Iterator[_Said]:
    """What `record` and its parts say; one without clause of its own rests on that around it."""
    clause = getattr(record, "clause", None) or around
    if isinstance(record, Defect):
        clause = _WHOLE_POLICY  # it may speak of what is missing
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if value is None or spec.name in _NOT_SAID or spec.refers:
            continue
        if issubclass(spec.kind, Record):
            for part in value if spec.is_list else (value,):
                yield from _said(part, clause)
            continue
        if spec.name == "effective_from":
            clause_of_field = getattr(record, "effective_clause", None) or _WHOLE_POLICY
        else:
            clause_of_field = clause
        for text in _texts(record, spec, value):
            yield _Said(record=record, field=spec.name, clause=clause_of_field, text=text)


def _texts(record: Record, spec: FieldSpec, value: object) -> Iterator[str]:
    if isinstance(record, Target) and isinstance(value, date):
        if record.due_note is None:
            yield f"{value.year}年"
    elif isinstance(value, date):
        yield f"{value.year}年{value.month}月{value.day}日"
    elif spec.unit:
        yield f"{value}{spec.unit.name}"
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, str) and not isinstance(one, StrEnum))
    elif isinstance(value, str) and not isinstance(value, StrEnum):
        is_title = isinstance(record, PolicyRelation) and spec.name == "title"
        yield f"《{value}》" if is_title else value


def _unfounded(
    said: _Said, clause: ClauseFingerprint, policy: str, registered: tuple[str, ...]
) -> Iterator[Problem]:
    place = said.record.source.at(said.field)
    for figure in missing_figures(said.text, clause.figures):
        yield FIGURE_NOT_IN_CLAUSE.at(
            place,
            field=said.field,
            figure=figure,
            policy=policy,
            clause=clause.clause,
            known="、".join(clause.figures) or "—",
        )
    if said.clause == _WHOLE_POLICY and said.field != "document_number":
        return  # its own title is quoted nowhere, its number is
    for name in names(said.text, registered):
        if not any(name in known for known in clause.names):
            yield NAME_NOT_IN_CLAUSE.at(
                place,
                field=said.field,
                name=name,
                policy=policy,
                clause=clause.clause,
                known="、".join(clause.names) or "—",
            )


def _is_named(award: Award, clause: ClauseFingerprint) -> bool:
    wanted = {normalised(name) for name in (award.name, *award.also)}
    return bool(wanted & set(clause.names))


def _citations(portal: Portal) -> Iterator[tuple[str, Record, str, str]]:
    """Policy id, record, field and clause of every citation."""
    for policy in portal.policies.values():
        for part in _parts(policy, portal):
            for record, field, clause in _own_clauses(part):
                yield policy.id, record, field, clause
    citing: list[PublicityNotice | CallNotice | SupervisionNotice | ApprovedList] = [
        *portal.notices.values(),
        *portal.call_notices.values(),
        *portal.supervision_notices.values(),
        *portal.approved_lists.values(),
    ]
    for notice_or_list in citing:
        yield notice_or_list.policy, notice_or_list, "clause", notice_or_list.clause
    for policy_id, part in _parts_of_announcements(portal):
        if part.clause:
            yield policy_id, part, "clause", part.clause
    for grade in portal.grades.values():
        yield portal.grade_source, grade, "clause", grade.clause
    answers: list[Question | Term] = [*portal.questions.values(), *portal.terms.values()]
    for answer in answers:
        for citation in answer.cites:
            yield citation.policy, citation, "clause", citation.clause


def _parts_of_announcements(
    portal: Portal,
) -> Iterator[tuple[str, SupervisionFinding | Erratum]]:
    for notice in portal.supervision_notices.values():
        yield from ((notice.policy, finding) for finding in notice.findings)
    for approved in portal.approved_lists.values():
        yield from ((approved.policy, erratum) for erratum in approved.errata)


def _own_clauses(record: Record) -> Iterator[tuple[Record, str, str]]:
    """Every field of `record` and its parts that cites a clause of the policy itself.

    A defect may name the very clause that is missing.
    """
    for one in _walk(record):
        if isinstance(one, Defect):
            continue
        for field in _CLAUSE_FIELDS:
            if clause := getattr(one, field, None):
                yield one, field, clause
