"""How things are done: who files what where, step by step, who decides, and the forms for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from generator.records import ClauseId, Doc, Range, Record, RecordId, Refers, Unit


class Role(StrEnum):
    """Different bodies; never mixed. Who signs a record is none of them."""

    PROPOSES = "proposes"  # 推荐
    REVIEWS = "reviews"  # 评审
    PUBLICISES = "publicises"  # 公示
    APPROVES = "approves"  # 核准
    ANNOUNCES = "announces"  # 公布
    AWARDS = "awards"  # 发证
    APPOINTS = "appoints"  # 聘用
    REGISTERS = "registers"  # 备案
    SUPERVISES = "supervises"  # 督导
    REVOKES = "revokes"  # 审定取消


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleOfBody(Record):
    """Who does what, by the text."""

    role: Role
    body: Annotated[str, Doc("谁，照原文的叫法")]
    grades: tuple[Annotated[str, Refers("grades")], ...] = ()
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRoute(Record):
    """How one kind of unit files."""

    unit_kind: Annotated[str, Doc("哪一类单位，照原文的叫法")]
    text: Annotated[str, Doc("怎样备案，用自己的话")]
    documents: Annotated[tuple[str, ...], Doc("要交的材料；未写明的不写")] = ()
    office: Annotated[str | None, Doc("交到哪里；未写明的不写")] = None
    reviewed_by: Annotated[str | None, Doc("由谁审核、初审或复核；未写明的不写")] = None
    decided_by: Annotated[str | None, Doc("由谁决定；未写明的不写")] = None
    window: Annotated[str | None, Doc("何时受理、几次；未写明的不写")] = None
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureStep(Record):
    name: Annotated[str, Doc("步骤名，照原文；没有印名称的用自己的话")]
    text: Annotated[str, Doc("做什么，用自己的话")]
    actor: Annotated[str | None, Doc("由谁；未写明的不写")] = None
    towards: Annotated[str | None, Doc("向谁、报谁；未写明的不写")] = None
    how_often: Annotated[str | None, Doc("多久一次、何时；未写明的不写")] = None
    at_least_members: Annotated[
        int | None, Range(1, 100), Unit("名"), Doc("评审成员不少于几名；未写明的不写")
    ] = None
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Record):
    """Steps in the order of the text."""

    id: Annotated[RecordId, Doc("本文件内的编号，定下不改")]
    name: Annotated[str, Doc("办什么，如：特级技师、首席技师评聘")]
    grades: tuple[Annotated[str, Refers("grades")], ...] = ()
    clause: ClauseId
    steps: tuple[ProcedureStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContents(Record):
    """What a plan must settle: 评聘工作方案."""

    name: Annotated[str, Doc("什么方案")]
    items: Annotated[tuple[str, ...], Doc("须写明的各项，照原文次序")]
    clause: ClauseId


class FormSectionKind(StrEnum):
    """How a section is filled."""

    FIELDS = "fields"  # 一栏一格
    ROWS = "rows"  # 各栏是列，可以有多行
    OPINIONS = "opinions"  # 由有关单位签署意见并盖章


# Where the portal's own sheets stand beside the forms of policies: below forms/.
OBJECTION_SHEET = "objection"
PLAN_SHEETS = "plan-"

BLANK = "＿"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell(Record):
    """How a field stands on the form where it is more than its name beside an empty space."""

    field: Annotated[str, Doc("哪一栏，与 fields 里的写法相同")]
    printed_as: Annotated[str | None, Doc("表上印的栏名；与 fields 里不同时写")] = None
    beside: Annotated[str | None, Doc("与前面哪一栏同在一行；自成一行的不写")] = None
    note: Annotated[str | None, Doc("栏内印着的提示，如：（盖章）")] = None
    text: Annotated[str | None, Doc("栏内印着的话，每个空用一个 ＿")] = None
    choices: Annotated[tuple[str, ...], Doc("栏内印着的选项，各有一个方框")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection(Record):
    name: str
    kind: Annotated[
        FormSectionKind, Doc("一栏一格、多行的表，还是留给有关单位签署；一栏一格的不写")
    ] = FormSectionKind.FIELDS
    fields: tuple[str, ...]
    cells: Annotated[tuple[FormCell, ...], Doc("各栏在表上的样子；只有栏名和空格的不写")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Record):
    """A form annexed to the policy: its sections and fields as printed."""

    id: RecordId
    title: Annotated[str, Doc("表名，照原文")]
    sections: tuple[FormSection, ...]
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """An office and its landline, as dated as the document; never a person."""

    office: str
    telephones: tuple[str, ...]
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureList(Record):
    """`<id>.procedures.yml`."""

    id: RecordId
    roles: tuple[RoleOfBody, ...] = ()
    filing: tuple[FilingRoute, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    plans: tuple[PlanContents, ...] = ()
    forms: tuple[Form, ...] = ()
    contacts: tuple[Contact, ...] = ()
