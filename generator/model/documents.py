"""Documents that policies cite and that are not on this site: their name, and nothing made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.records import Doc, DocumentNumber, Record, RecordId, Refers


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument(Record):
    """A stub: what the citing clauses print of it."""

    id: RecordId
    title: Annotated[str, Doc("标题，照引用处的原文")]
    document_number: Annotated[DocumentNumber | None, Doc("文号；引用处没有写的不写")] = None
    jurisdiction: Annotated[str, Refers("jurisdictions"), Doc("发文机关所在的辖区")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocumentList(Record):
    documents: tuple[CitedDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    """An honour that a policy counts. `also` are the ways other texts write it.

    Who holds an award `within` a class meets a condition that asks for the class, where the policy names both.
    """

    id: RecordId
    name: Annotated[str, Doc("名称，照原文")]
    also: Annotated[tuple[str, ...], Doc("别处的写法")] = ()
    within: Annotated[
        tuple[Annotated[str, Refers("awards")], ...],
        Doc("也算哪几类：文件写某一类“及以上”或“等”，又在别处写到这一项的"),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardList(Record):
    awards: tuple[Award, ...]
