"""What must never be published stands in no field of any record, and in no two or three cells together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields as dataclass_fields
from functools import cache
from typing import Any

from generator.config import SiteConfig
from generator.model import ClauseText, Portal
from generator.personal_data import (
    ID_NUMBER,
    MAIL_ADDRESS,
    PERSONAL_DATA,
    Kind,
    is_id_number,
    personal_data_among,
    personal_data_in,
)
from generator.problems import Place, Problem
from generator.records import Record, fields_of

# numbers of another kind by definition, checked by their own pattern
NUMBERS = frozenset({"certificate_number", "filing_number", "credit_code", "occupation_code"})
_DIGESTS = frozenset({"digest", "sha256"})  # hex, of what somebody else wrote
_ROWS = frozenset({"candidates", "holders"})


def nothing_personal_is_published(portal: Portal, config: SiteConfig) -> Iterator[Problem]:
    """No field of any record, and no neighbouring cells together, hold personal data."""
    yield from _of_record(config)
    for notice in portal.notices.values():
        for candidate in notice.candidates:
            yield from _of_row(candidate)
    for approved in portal.approved_lists.values():
        for holder in approved.holders:
            yield from _of_row(holder)
    for noun in dataclass_fields(portal):  # every one there is, so that no new one is forgotten
        nouns = getattr(portal, noun.name)
        for record in nouns.values() if isinstance(nouns, Mapping) else (nouns,):
            if isinstance(record, Record):
                yield from _of_record(record)
    for policy, clauses in portal.policy_texts.items():
        source = portal.policies[policy].source.place.path
        for clause in clauses:
            yield from _of_clause(clause, Place(path=source.removesuffix(".yml") + ".txt"))


def _of_record(record: Record) -> Iterator[Problem]:
    for spec in fields_of(type(record)):
        if spec.name in _ROWS:
            continue
        value = getattr(record, spec.name)
        for part in value if spec.is_list else (value,):
            if isinstance(part, Record):
                yield from _of_record(part)
            elif type(part) is str and (found := _found_in(spec.name, part)):
                yield _problem(record.source.at(spec.name), spec.name, found)


def _found_in(field: str, text: str) -> Kind | None:
    if field in _DIGESTS:
        return None
    if field in NUMBERS:
        return ID_NUMBER if is_id_number(text) else None
    return None if text.startswith(("https://", "http://")) else personal_data_in(text)


def _of_row(row: Record) -> Iterator[Problem]:
    for names, found in personal_data_among(_texts(row)):
        yield _problem(row.source.at(names[0]), "+".join(names), found)


@cache
def _text_fields(row_type: Any) -> tuple[str, ...]:
    return tuple(
        spec.name
        for spec in fields_of(row_type)
        if spec.kind is str and spec.name not in {*NUMBERS, "grade"}
    )


def _texts(row: Record) -> dict[str, str]:
    names = _text_fields(type(row))  # type: ignore[arg-type]  # mypy doubts that classes hash
    values = {name: getattr(row, name) for name in names}
    return {name: value for name, value in values.items() if value}


def _of_clause(clause: ClauseText, place: Place) -> Iterator[Problem]:
    """An official text may name the mailbox of an office."""
    texts = (clause.heading, *clause.paragraphs, *(cell for row in clause.table for cell in row))
    for text in texts:
        found = personal_data_in(text)
        if found and found != MAIL_ADDRESS:
            yield _problem(place, clause.clause, found)


def _problem(place: Place, field: str, found: Kind) -> Problem:
    return PERSONAL_DATA.at(place, field=field, what_zh=found[0], what_en=found[1])
