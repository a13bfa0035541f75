"""JSON Schemas from the very definitions that the reader reads by, for editors and outside checks."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from generator.config import SiteConfig
from generator.load.reader import written_fields
from generator.model import (
    ApprovedList,
    AwardList,
    CalendarYear,
    CallNotice,
    CitedDocumentList,
    Coverage,
    EligibilityList,
    EvaluationOrganisation,
    FingerprintList,
    Glossary,
    GradeLadder,
    JurisdictionList,
    OccupationList,
    Policy,
    ProcedureList,
    PublicityNotice,
    QueryServices,
    QuestionList,
    SearchTerms,
    StatementList,
    StatusRegister,
    SupervisionNotice,
)
from generator.records import FieldSpec, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

RECORD_TYPES: dict[str, type[Record]] = {
    "approved_list": ApprovedList,
    "awards": AwardList,
    "calendar": CalendarYear,
    "call_notice": CallNotice,
    "coverage": Coverage,
    "documents": CitedDocumentList,
    "glossary": Glossary,
    "grades": GradeLadder,
    "jurisdictions": JurisdictionList,
    "notice": PublicityNotice,
    "occupations": OccupationList,
    "organisation": EvaluationOrganisation,
    "policy": Policy,
    "policy_clauses": FingerprintList,
    "policy_eligibility": EligibilityList,
    "policy_procedures": ProcedureList,
    "policy_statements": StatementList,
    "query_services": QueryServices,
    "questions": QuestionList,
    "search_terms": SearchTerms,
    "site_config": SiteConfig,
    "status_register": StatusRegister,
    "supervision_notice": SupervisionNotice,
}


def schema_of(name: str) -> dict[str, Any]:
    """The schema of one kind of file. Values are checked as YAML editors read them."""
    return {"$schema": DIALECT, **_record(RECORD_TYPES[name])}


def _record(record_type: type[Record]) -> dict[str, Any]:
    specs = written_fields(record_type)
    schema: dict[str, Any] = {
        "type": "object",
        "title": record_type.__name__,
        "description": (record_type.__doc__ or "").strip().split("\n")[0],
        "properties": {spec.name: _field(spec) for spec in specs},
        "additionalProperties": False,
    }
    required = [spec.name for spec in specs if spec.is_required]
    return schema | ({"required": required} if required else {})


def _field(spec: FieldSpec) -> dict[str, Any]:
    one = _value(spec)
    schema = {"type": "array", "items": one, "minItems": 1} if spec.is_list else one
    return schema | ({"description": spec.doc} if spec.doc else {})


def _value(spec: FieldSpec) -> dict[str, Any]:
    if issubclass(spec.kind, Record):
        return _record(spec.kind)
    if issubclass(spec.kind, StrEnum):
        return {"type": "string", "enum": [str(member) for member in spec.kind]}
    if spec.kind is bool:
        return {"type": "boolean"}
    if spec.kind is date:
        return {"type": "string", "format": "date"}
    if spec.kind is int:
        limits = spec.range
        bounds = {"minimum": limits.least, "maximum": limits.most} if limits else {}
        return {"type": "integer", **bounds}
    schema: dict[str, Any] = {"type": "string", "minLength": 1}
    if spec.length:
        schema["maxLength"] = spec.length.most
    if spec.pattern:
        schema["pattern"] = f"^(?:{spec.pattern.regex})$"
        schema["examples"] = [spec.pattern.example]
        schema["maxLength"] = spec.pattern.max_length
    return schema
