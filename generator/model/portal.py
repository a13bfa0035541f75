"""Everything that was read from `data/`, by id, sorted by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.announcements import CallNotice, SupervisionNotice
from generator.model.answers import Question, Term
from generator.model.calendars import CalendarYear
from generator.model.clauses import ClauseText, FingerprintList
from generator.model.coverage import Coverage
from generator.model.documents import Award, CitedDocument
from generator.model.eligibility import EligibilityList
from generator.model.grades import Grade
from generator.model.jurisdictions import Jurisdiction
from generator.model.lists import ApprovedList
from generator.model.notices import PublicityNotice
from generator.model.occupations import Occupation
from generator.model.organisations import EvaluationOrganisation
from generator.model.policies import Policy
from generator.model.procedures import ProcedureList
from generator.model.reference import QueryServices, SearchTerms
from generator.model.signed import SignedFile
from generator.model.statements import StatementList
from generator.model.statuses import StatusRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """`grades`, `jurisdictions`, `questions` and `terms` keep the order of their files; the rest is by id.

    What belongs to a policy (`statements` to `policy_texts`) goes by the policy's id.
    """

    grades: Mapping[str, Grade] = field(default_factory=dict)
    grade_source: str = ""
    jurisdictions: Mapping[str, Jurisdiction] = field(default_factory=dict)
    occupations: Mapping[str, Occupation] = field(default_factory=dict)
    occupation_edition: str = ""
    policies: Mapping[str, Policy] = field(default_factory=dict)
    statements: Mapping[str, StatementList] = field(default_factory=dict)
    eligibility: Mapping[str, EligibilityList] = field(default_factory=dict)
    procedures: Mapping[str, ProcedureList] = field(default_factory=dict)
    fingerprints: Mapping[str, FingerprintList] = field(default_factory=dict)
    policy_texts: Mapping[str, tuple[ClauseText, ...]] = field(default_factory=dict)
    documents: Mapping[str, CitedDocument] = field(default_factory=dict)
    awards: Mapping[str, Award] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    calendars: Mapping[int, CalendarYear] = field(default_factory=dict)
    notices: Mapping[str, PublicityNotice] = field(default_factory=dict)
    call_notices: Mapping[str, CallNotice] = field(default_factory=dict)
    supervision_notices: Mapping[str, SupervisionNotice] = field(default_factory=dict)
    approved_lists: Mapping[str, ApprovedList] = field(default_factory=dict)
    organisations: Mapping[str, EvaluationOrganisation] = field(default_factory=dict)
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    status_registers: Mapping[str, StatusRegister] = field(default_factory=dict)
    query_services: QueryServices | None = None
    search_terms: SearchTerms | None = None
    # signed files, by list id, jurisdiction, "<issuer>/<n>.<purpose>" and version
    credentials: Mapping[str, SignedFile] = field(default_factory=dict)
    coverage_tokens: Mapping[str, SignedFile] = field(default_factory=dict)
    status_tokens: Mapping[str, SignedFile] = field(default_factory=dict)
    trust_lists: Mapping[int, SignedFile] = field(default_factory=dict)
