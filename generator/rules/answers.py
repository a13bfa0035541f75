"""What the portal answers rests on clauses, or says that no text has it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Portal, Question, Term
from generator.policies.figures import missing_figures
from generator.problems import Problem, ProblemKind
from generator.rules.clauses import FIGURE_NOT_IN_CLAUSE

ANSWER_WITHOUT_CLAUSE = ProblemKind(
    "answer-without-clause",
    zh="`{id}` 没有依据",
    en="`{id}` rests on nothing",
    hint_zh="在 cites 写明政策和条款；文件都没有写的，写 is_not_stated: true",
    hint_en="name policy and clause under cites; where no text has it, is_not_stated: true",
)
NOT_STATED_YET_CITED = ProblemKind(
    "not-stated-yet-cited",
    zh="`{id}` 写了文件未规定，又列出依据",
    en="`{id}` is said to be in no text, and cites one",
    hint_zh="去掉 is_not_stated，或去掉 cites",
    hint_en="leave out is_not_stated or cites",
)


def answers_have_clauses_or_are_not_stated(portal: Portal) -> Iterator[Problem]:
    """A question or a term cites a clause, or says that no text has it: never neither, never both."""
    for record in _answers(portal):
        if record.cites and record.is_not_stated:
            place = record.source.at("is_not_stated")
            yield NOT_STATED_YET_CITED.at(place, id=record.id)
        elif not record.cites and not record.is_not_stated:
            yield ANSWER_WITHOUT_CLAUSE.at(record.source.at(_field(record)), id=record.id)


def answers_stand_in_their_clauses(portal: Portal) -> Iterator[Problem]:
    """The figures of an answer, or of a term's meaning, stand in one of the clauses it cites."""
    for record in _answers(portal):
        field = _field(record)
        cited = [
            clause
            for citation in record.cites
            if citation.policy in portal.fingerprints
            for clause in portal.fingerprints[citation.policy].clauses
            if clause.clause == citation.clause
        ]
        known = {figure for clause in cited for figure in clause.figures}
        for figure in missing_figures(getattr(record, field), known):
            yield FIGURE_NOT_IN_CLAUSE.at(
                record.source.at(field),
                field=field,
                figure=figure,
                policy="、".join(sorted({one.policy for one in record.cites})) or "—",
                clause="、".join(one.clause for one in record.cites) or "—",
                known="、".join(sorted(known)) or "—",
            )


def _answers(portal: Portal) -> Iterator[Question | Term]:
    yield from portal.questions.values()
    yield from portal.terms.values()


def _field(record: Question | Term) -> str:
    """The field that answers."""
    return "answer" if isinstance(record, Question) else "meaning"
