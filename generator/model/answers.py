"""What people ask, and the words they meet: short answers and a glossary, each with its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from generator.records import ClauseId, Doc, Length, Record, RecordId, Refers


class Audience(StrEnum):
    WORKER = "worker"  # 劳动者
    ENTERPRISE = "enterprise"  # 企业
    EMPLOYER = "employer"  # 招聘单位
    BUREAU = "bureau"  # 人社部门


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    policy: Annotated[str, Refers("policies")]
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question in the words people use. `is_not_stated`: no text answers it, and the answer says so."""

    id: RecordId
    audience: Audience
    question: Annotated[str, Length(60), Doc("问题，用大家的话")]
    answer: Annotated[str, Length(60), Doc("答案，不超过 60 字")]
    is_not_stated: Annotated[bool | None, Doc("文件都没有规定的写 true")] = None
    cites: Annotated[tuple[Citation, ...], Doc("依据；文件未规定的不写")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionList(Record):
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A word, explained. Its first use on a page leads here. `is_not_stated`: no text has the word."""

    id: RecordId
    term: Annotated[str, Doc("词")]
    also: Annotated[tuple[str, ...], Doc("同义的写法")] = ()
    meaning: Annotated[str, Length(160), Doc("解释，用自己的话")]
    is_not_stated: Annotated[bool | None, Doc("文件里都没有这个词的写 true")] = None
    cites: Annotated[tuple[Citation, ...], Doc("依据；文件里没有这个词的不写")] = ()
    see_also: Annotated[tuple[Annotated[str, Refers("terms")], ...], Doc("相关的词")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Record):
    terms: tuple[Term, ...]
