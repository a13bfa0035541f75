"""The nouns of the portal, frozen. No input, no output, no clock; what can be computed is not stored."""

from generator.model.calendars import CalendarSource, CalendarYear, Holiday
from generator.model.clauses import ClauseFingerprint, ClauseText, FingerprintList
from generator.model.coverage import Coverage, CoverageDeclaration
from generator.model.grades import Grade, GradeLadder
from generator.model.jurisdictions import Jurisdiction, JurisdictionList
from generator.model.lists import ApprovedList, Holder
from generator.model.notices import Candidate, ObjectionDesk, PublicityNotice
from generator.model.occupations import Occupation, OccupationList
from generator.model.organisations import EvaluationOrganisation, OrganisationKind, ScopeRow
from generator.model.policies import (
    Aspect,
    CodingRule,
    Defect,
    GradeAsk,
    GradeRequirement,
    GroundRule,
    Heading,
    ManagementPeriodRule,
    Policy,
    PolicyRelation,
    PublicityRule,
    PublicityStage,
    RelationKind,
    StatusGround,
    Validity,
)
from generator.model.portal import Portal
from generator.model.reference import (
    QueryService,
    QueryServices,
    SearchTerm,
    SearchTerms,
)
from generator.model.signed import SignedFile
from generator.model.statuses import StatusAction, StatusChange, StatusRegister

__all__ = [
    "ApprovedList",
    "Aspect",
    "CalendarSource",
    "CalendarYear",
    "Candidate",
    "ClauseFingerprint",
    "ClauseText",
    "CodingRule",
    "Coverage",
    "CoverageDeclaration",
    "Defect",
    "EvaluationOrganisation",
    "Grade",
    "FingerprintList",
    "GradeAsk",
    "GradeLadder",
    "GradeRequirement",
    "GroundRule",
    "Heading",
    "Holder",
    "Holiday",
    "Jurisdiction",
    "JurisdictionList",
    "ManagementPeriodRule",
    "ObjectionDesk",
    "Occupation",
    "OccupationList",
    "OrganisationKind",
    "Policy",
    "PolicyRelation",
    "Portal",
    "PublicityNotice",
    "PublicityRule",
    "PublicityStage",
    "QueryService",
    "QueryServices",
    "RelationKind",
    "ScopeRow",
    "SearchTerm",
    "SearchTerms",
    "SignedFile",
    "StatusAction",
    "StatusChange",
    "StatusGround",
    "StatusRegister",
    "Validity",
]
