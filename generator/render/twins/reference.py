"""Twins of what people look up: questions, terms, the downloads, whom to trust."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.model import Question, Term
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.datasets import DATASETS
from generator.render.site_view import TrustFacts
from generator.render.twins.form import ListTwin, Twin, twin_file


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsTwin(ListTwin):
    format: ClassVar[str] = "questions-page/v1"
    items: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTwin(ListTwin):
    format: ClassVar[str] = "glossary-page/v1"
    items: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetName:
    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsTwin(ListTwin):
    format: ClassVar[str] = "data-page/v1"
    items: tuple[DatasetName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustTwin(Twin):
    """`trust` None: the site has no trust list yet."""

    format: ClassVar[str] = "trust-page/v1"
    trust: TrustFacts | None


def reference_twins(context: RenderContext) -> Iterator[OutputFile]:
    portal = context.site.portal
    questions = QuestionsTwin(items=tuple(portal.questions.values()))
    yield twin_file(addresses.QUESTIONS, questions, context)
    terms = GlossaryTwin(items=tuple(portal.terms.values()))
    yield twin_file(addresses.GLOSSARY, terms, context)
    names = tuple(DatasetName(name=one.name, title=one.title) for one in DATASETS)
    yield twin_file(addresses.DATA, DownloadsTwin(items=names), context)
    yield twin_file(addresses.TRUST, TrustTwin(trust=context.site.trust), context)
