"""What people ask, answered in one sentence with its clauses, or with 文件未规定."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import Audience, Question
from generator.pages import SearchRecord, Section, TocEntry
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, PageView, crumbs, next_steps
from generator.render.wording import AUDIENCES

KIND = "常见问题"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    id: str
    question: str
    answer: str
    is_not_stated: bool
    clauses: tuple[ClauseLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGroup:
    anchor: str
    title: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage(PageView):
    template: ClassVar[str] = "questions.html"
    kind: ClassVar[str] = KIND
    section: ClassVar[Section] = Section.GUIDES
    groups: tuple[QuestionGroup, ...]

    def search_entries(self) -> tuple[SearchRecord, ...]:
        return tuple(
            SearchRecord(
                address=f"{self.path}#{one.id}",
                title=one.question,
                text=f"{one.question}\n{one.answer}",
                kind=KIND,
                is_not_stated=one.is_not_stated,
            )
            for group in self.groups
            for one in group.questions
        )


def questions_page(context: RenderContext) -> QuestionsPage:
    path = addresses.QUESTIONS
    questions = context.site.portal.questions.values()
    groups = tuple(
        QuestionGroup(
            anchor=f"for-{audience.value}",
            title=AUDIENCES[audience],
            questions=tuple(
                _question(one, path, context) for one in questions if one.audience is audience
            ),
        )
        for audience in Audience
        if any(one.audience is audience for one in questions)
    )
    return QuestionsPage(
        path=path,
        title="常见问题",
        description="关于“新八级工”的常见问题：一句话回答，注明条款；文件没有写的，直说文件未规定。",
        crumbs=crumbs(path),
        toc=tuple(TocEntry(anchor=one.anchor, title=one.title, level=2) for one in groups),
        next_steps=next_steps(path, "worker", "enterprise", "procedures"),
        groups=groups,
    )


def _question(one: Question, path: str, context: RenderContext) -> QuestionView:
    return QuestionView(
        id=one.id,
        question=one.question,
        answer=one.answer,
        is_not_stated=bool(one.is_not_stated),
        clauses=tuple(
            context.clause_link(path, citation.policy, citation.clause) for citation in one.cites
        ),
    )
