"""逐条要点: what a policy says, clause by clause, in our own words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from generator.model.eligibility import Strength
from generator.records import ClauseId, Doc, Record, RecordId, Refers


class Topic(StrEnum):
    """What a statement is about. A topic no statement of a policy has is shown as 文件未规定."""

    AIMS = "aims"  # 目标与原则
    SCOPE = "scope"  # 适用范围
    GRADES = "grades"  # 等级设置与要求
    STANDARDS = "standards"  # 评价标准
    ORGANISATIONS = "organisations"  # 单位条件
    FILING = "filing"  # 备案
    ELIGIBILITY = "eligibility"  # 申报条件
    EXCEPTIONS = "exceptions"  # 破格与直接申报
    PRIORITY = "priority"  # 优先
    ROUTES = "routes"  # 取得等级的途径
    PROCEDURE = "procedure"  # 办理流程
    REVIEW = "review"  # 评审
    PUBLICITY = "publicity"  # 公示
    APPROVAL = "approval"  # 核准、公布与发证
    CODING = "coding"  # 证书与编码
    APPOINTMENT = "appointment"  # 聘用与岗位
    TREATMENT = "treatment"  # 待遇与激励
    MANAGEMENT = "management"  # 管理期与考核
    WITHDRAWAL = "withdrawal"  # 取消等级与停止待遇
    FRAUD = "fraud"  # 弄虚作假的处理
    CAREER = "career"  # 职业发展贯通
    TRAINING = "training"  # 培训
    FEES = "fees"  # 费用
    TARGETS = "targets"  # 目标任务与期限
    SUPERVISION = "supervision"  # 监督管理
    SERVICES = "services"  # 公共服务与查询
    DUTIES = "duties"  # 部门分工
    OUTREACH = "outreach"  # 宣传与推广
    CONTACTS = "contacts"  # 联系方式
    FORMS = "forms"  # 表格与材料
    VALIDITY = "validity"  # 施行与有效期
    CITATIONS = "citations"  # 依据与引用


class OrganisationRequirement(StrEnum):
    """What a statement asks of organisations and can be held against the directory."""

    SENIOR_TECHNICIAN_IN_OCCUPATION = "senior-technician-in-occupation"  # 职业设有高级技师
    SENIOR_TECHNICIAN_ON_FILE = "senior-technician-on-file"  # 本单位可评这个职业的高级技师
    PILOT_BATCH = "pilot-batch"  # 单位已列入试点


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One thing a clause says. Every figure and every quoted name stands in that very clause."""

    clause: ClauseId
    topic: Topic
    text: Annotated[str, Doc("用自己的话写的一条要点，数字、名称、术语与原文一致")]
    grades: Annotated[
        tuple[Annotated[str, Refers("grades")], ...], Doc("只管哪些等级；不限等级的不写")
    ] = ()
    requires: Annotated[
        OrganisationRequirement | None, Doc("对评价机构的要求，可以拿目录核对的；没有的不写")
    ] = None
    strength: Annotated[
        Strength | None, Doc("要求有多严：写着「原则上」「一般」的；直接要求的不写")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentClause(Record):
    """A clause of which nothing is to be said, and why."""

    clause: ClauseId
    reason: Annotated[str, Doc("为什么没有要点，如：只有落款")]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementList(Record):
    """`<id>.statements.yml`: in the order of the clauses."""

    id: RecordId
    statements: tuple[Statement, ...]
    silent: Annotated[tuple[SilentClause, ...], Doc("没有要点的条款；只有标题的不用写")] = ()
