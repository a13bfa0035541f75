"""Reference data of the portal itself: official queries to send people to, words people search by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.records import Doc, Record, RecordId, WebAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryService(Record):
    id: RecordId
    name: str
    operated_by: str
    address: WebAddress
    covers: Annotated[str, Doc("能查什么")]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryServices(Record):
    """`data/query_services.yml`; the first is where `not_covered` leads."""

    checked_on: date
    note: Annotated[str | None, Doc("核对到什么程度、据什么写的")] = None
    services: tuple[QueryService, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTerm(Record):
    """A word of the field, and what people type instead of it."""

    term: str
    synonyms: Annotated[tuple[str, ...], Doc("人们也这样写")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTerms(Record):
    """`data/search_terms.yml`."""

    terms: tuple[SearchTerm, ...]
