"""The clauses of a policy: their fingerprints, which are committed, and their text, where it is at hand.

A fingerprint proves what our own words say of a clause without holding the clause itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.records import ClauseId, Doc, Range, Record, RecordId, Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFingerprint(Record):
    """One clause: what it is called, what it contains, and the digest of its normalised text.

    The text is the clause's own: that of the clauses below it is theirs.
    """

    clause: ClauseId
    parent: Annotated[ClauseId | None, Doc("上一级条款；第一级的不写")] = None
    heading: Annotated[str | None, Doc("条款标题，照原文；没有印标题的不写")] = None
    characters: Annotated[int, Range(0, 100_000), Doc("正文字数（规范化后，不计标题）")]
    figures: Annotated[tuple[str, ...], Doc("条款中的数字，连同单位，规范化后")] = ()
    names: Annotated[tuple[str, ...], Doc("条款中的书名、引语、文号和已登记的名称")] = ()
    is_broken: Annotated[bool | None, Doc("所据文本在此缺页：本条不完整")] = None
    sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class FingerprintList(Record):
    """`<id>.clauses.yml`, written by `portal policy fingerprint` alone."""

    id: RecordId
    digest: Annotated[Sha256, Doc("以下全部指纹的摘要：改动任何一处都会对不上")]
    clauses: tuple[ClauseFingerprint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseText:
    """A clause of a text that is at hand (the demo policies; imported texts), in the order of print.

    `is_broken`: a page is missing, so the clause breaks off or begins in the middle.
    """

    clause: str
    heading: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    is_broken: bool = False
