"""Everything that was read from `data/`, by id, sorted by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.calendars import CalendarYear
from generator.model.clauses import ClauseText
from generator.model.coverage import Coverage
from generator.model.grades import Grade
from generator.model.jurisdictions import Jurisdiction
from generator.model.lists import ApprovedList
from generator.model.notices import PublicityNotice
from generator.model.occupations import Occupation
from generator.model.organisations import EvaluationOrganisation
from generator.model.policies import Policy
from generator.model.reference import QueryServices, SearchTerms
from generator.model.signed import SignedFile
from generator.model.statuses import StatusRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """`grades` and `jurisdictions` keep the order of their files; the rest is sorted by id."""

    grades: Mapping[str, Grade] = field(default_factory=dict)
    grade_source: str = ""
    jurisdictions: Mapping[str, Jurisdiction] = field(default_factory=dict)
    occupations: Mapping[str, Occupation] = field(default_factory=dict)
    occupation_edition: str = ""
    policies: Mapping[str, Policy] = field(default_factory=dict)
    policy_texts: Mapping[str, tuple[ClauseText, ...]] = field(default_factory=dict)
    calendars: Mapping[int, CalendarYear] = field(default_factory=dict)
    notices: Mapping[str, PublicityNotice] = field(default_factory=dict)
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
