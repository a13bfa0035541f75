"""Reference data of the portal itself: official queries to send people to, words people search by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.records import Doc, Pattern, Record, RecordId, WebAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryService(Record):
    id: RecordId
    name: str
    operated_by: str
    address: WebAddress
    covers: Annotated[str, Doc("能查什么")]
    provinces: Annotated[
        tuple[Annotated[str, Pattern(r"\d{2}", example="51", max_length=2)], ...],
        Doc("只查哪些省份：证书编码第6–7位；查全国的不写"),
    ] = ()
    takes_old_numbers: Annotated[bool, Doc("能否查过去 16 位的职业资格证书编号")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryServices(Record):
    """`data/query_services.yml`; those of the number's province stand before the national ones."""

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
