"""Who may apply, reckoned from facts: one evaluator, which theme/eligibility repeats in the browser."""

from generator.eligibility.asked import (
    Applicant,
    Asked,
    AskedFirst,
    AskedPath,
    AskedRule,
    AskedWaiver,
    Measure,
)
from generator.eligibility.asking import asked_rules
from generator.eligibility.judging import (
    Finding,
    PathVerdict,
    Reason,
    RuleVerdict,
    Value,
    judge,
)
from generator.eligibility.questions import Ask, Question, questions

__all__ = [
    "Applicant",
    "Ask",
    "Asked",
    "AskedFirst",
    "AskedPath",
    "AskedRule",
    "AskedWaiver",
    "Finding",
    "Measure",
    "PathVerdict",
    "Question",
    "Reason",
    "RuleVerdict",
    "Value",
    "asked_rules",
    "judge",
    "questions",
]
