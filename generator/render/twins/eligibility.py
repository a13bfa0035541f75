"""Twin of the self-check: the conditions and questions as the evaluator has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.eligibility import AskedRule
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, twin_file
from generator.render.views.eligibility_questions import (
    Questionnaire,
    questionnaires,
    rules_in_use,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityTwin(ListTwin):
    format: ClassVar[str] = "eligibility/v1"
    questionnaires: tuple[Questionnaire, ...]
    items: tuple[AskedRule, ...]


def eligibility_twins(context: RenderContext) -> Iterator[OutputFile]:
    rules = rules_in_use(context)
    twin = EligibilityTwin(questionnaires=questionnaires(rules, context), items=rules)
    yield twin_file(addresses.ELIGIBILITY, twin, context)
