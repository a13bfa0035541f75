"""What the page /desk/ needs to find what Python finds, as JSON: headings, fields, patterns, wordings.

Each value has its home beside the rule that uses it; here it is only gathered. What the page decides by
itself, `theme/desk/` does step by step as Python does, and `tests/desk_cases` hold the two together.
"""

from __future__ import annotations

from typing import Any

from generator import personal_data
from generator.hidden_characters import HIDDEN_CHARACTER, INVISIBLE
from generator.import_rows import checked, kinds, people, tables
from generator.intake import list_columns
from generator.load import csv_rows, values
from generator.model import Candidate, Holder
from generator.problems import MORE_THAN_TOLD, ProblemKind, Text
from generator.records import FieldSpec, Record, fields_of
from generator.rules import certificate_numbers, lists, organisation_scopes, rows

FORMAT = "desk-rules/v1"

# every kind that the page can tell; the others speak of files that no desk has
_KINDS = (
    HIDDEN_CHARACTER,
    values.LOOK_ALIKE,
    values.OUTER_SPACE,
    values.NOT_A_NUMBER,
    values.OUT_OF_RANGE,
    values.WRONG_FORM,
    values.TOO_LONG,
    csv_rows.EMPTY_CELL,
    csv_rows.FORMULA_CELL,
    csv_rows.NO_ROWS,
    csv_rows.TOO_MANY_ROWS,
    personal_data.PERSONAL_DATA,
    MORE_THAN_TOLD,
    kinds.NO_TABLE,
    kinds.SEVERAL_TABLES,
    kinds.COLUMN_MISSING,
    kinds.COLUMN_TWICE,
    kinds.COLUMN_LEFT_OUT,
    kinds.PERSONAL_COLUMN,
    kinds.HIDDEN_SHEET,
    kinds.HIDDEN_ROW,
    kinds.HIDDEN_COLUMN,
    kinds.SHEET_LEFT_OUT,
    kinds.STRAY_ROW,
    kinds.NEEDS_CODE,
    kinds.RENUMBERED,
    *kinds.ODD_CELLS.values(),
    lists.NOT_IN_NOTICE,
    lists.NOTICE_ROW_DIFFERS,
    rows.SERIAL_TWICE,
    rows.PERSON_TWICE,
    rows.OWN_GRADE_NAME,
    rows.UNKNOWN_GRADE,
    rows.UNKNOWN_OCCUPATION,
    rows.OCCUPATION_NAME_DIFFERS,
    organisation_scopes.UNKNOWN_ORGANISATION,
    organisation_scopes.OUT_OF_SCOPE,
    organisation_scopes.SCOPE_ENDED,
    organisation_scopes.SCOPE_NOT_BEGUN,
    certificate_numbers.NUMBER_TWICE,
    certificate_numbers.GRADE_DISAGREES,
    certificate_numbers.FILING_DISAGREES,
    certificate_numbers.YEAR_TOO_LATE,
    certificate_numbers.SPECIAL_FROM_TRAINING_BODY,
)


def desk_rules() -> dict[str, Any]:
    return {
        "format": FORMAT,
        "headings": list_columns.as_data(),
        "personal_data": personal_data.as_data(),
        "values": {"invisible": INVISIBLE.pattern, "twin": values.LOOK_ALIKES.pattern},
        "fields": {"notice": _fields(Candidate), "list": _fields(Holder)},
        "most_rows": csv_rows.MOST_ROWS,
        "needed": {purpose.value: groups for purpose, groups in tables.NEEDED.items()},
        "not_taken": {purpose.value: fields for purpose, fields in tables.NOT_TAKEN.items()},
        "odd_codes": [kind.code for kind in kinds.ODD_CELLS.values()],
        "withheld": _text(checked.WITHHELD),
        "code_suggestions": {"one": _text(people.SUGGESTION), "none": _text(people.NO_SUGGESTION)},
        "kinds": {kind.code: _wording(kind) for kind in _KINDS},
    }


def _fields(row_type: type[Record]) -> list[dict[str, Any]]:
    return [_field(spec) for spec in fields_of(row_type)]


def _field(spec: FieldSpec) -> dict[str, Any]:
    pattern, limits = spec.pattern, spec.range
    return {
        "name": spec.name,
        "kind": "int" if spec.kind is int else "str",
        "is_required": spec.is_required,
        "doc": spec.doc or spec.name,
        "pattern": pattern
        and {
            "regex": pattern.regex,
            "example": pattern.example,
            "max_length": pattern.max_length,
        },
        "range": limits and {"least": limits.least, "most": limits.most},
        "length": spec.length.most if spec.length else None,
    }


def _wording(kind: ProblemKind) -> dict[str, str]:
    return {
        "severity": kind.severity,
        "zh": kind.message.zh,
        "en": kind.message.en,
        "hint_zh": kind.hint.zh,
        "hint_en": kind.hint.en,
    }


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
