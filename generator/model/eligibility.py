"""Who may apply for a grade or a title: conditions as structure, so that they can be reckoned with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from generator.records import ClauseId, Doc, Range, Record, RecordId, Refers, Unit


class TitleRank(StrEnum):
    """职称层级, lowest first."""

    ASSISTANT = "assistant"  # 助理级
    INTERMEDIATE = "intermediate"  # 中级
    ASSOCIATE_SENIOR = "associate-senior"  # 副高级
    FULL_SENIOR = "full-senior"  # 正高级


class Route(StrEnum):
    """How the grade or title is obtained."""

    APPRENTICE_ASSESSMENT = "apprentice-assessment"  # 学徒工转正定级考核
    APPOINTMENT = "appointment"  # 评聘
    DIRECT_APPLICATION = "direct-application"  # 破格、直接申报
    DIRECT_RECOGNITION = "direct-recognition"  # 直接认定
    SKILL_EVALUATION = "skill-evaluation"  # 专业技术人才参加职业技能评价
    TITLE_REVIEW = "title-review"  # 高技能人才参加职称评审


class ConditionKind(StrEnum):
    """What a condition asks for; the evaluator and the questionnaire go by it."""

    CONDUCT = "conduct"  # 政治、守法、职业道德
    NATIONALITY = "nationality"
    HEALTH = "health"
    AGE = "age"
    PLACE = "place"  # 在本行政区域
    EMPLOYMENT = "employment"  # 在职在岗、试用期满
    FRONT_LINE = "front-line"  # 在生产科研一线从事技术技能工作
    HOLDS_GRADE = "holds-grade"
    HOLDS_TITLE = "holds-title"
    YEARS_IN_POST = "years-in-post"  # 在某等级岗位上
    YEARS_SINCE = "years-since"  # 取得某等级或职称以后
    YEARS_OF_WORK_SINCE = "years-of-work-since"  # 取得某等级以后，从事相应的专业技术技能工作
    YEARS_OF_WORK = "years-of-work"  # 从事本职业，或累计工作年限
    STILL_IN_OCCUPATION = "still-in-occupation"
    NO_GRADE_YET = "no-grade-yet"
    EDUCATION = "education"
    AWARD = "award"
    RESULT = "result"  # 比武名次、效益数额、带徒人数
    APPRAISAL = "appraisal"  # 年度考核、绩效
    ABILITY = "ability"  # 技能水平
    CONTRIBUTION = "contribution"
    ORGANISATION = "organisation"  # 单位须已开展某项工作，或须具备的条件
    WORKERS = "workers"  # 一线技能职工人数


class WorkSpan(StrEnum):
    """Which work counts; texts that sound alike count differently."""

    TOTAL = "total"  # 累计工作年限
    SAME_ENTERPRISE = "same-enterprise"  # 在同一企业从事本职业
    SAME_ENTERPRISE_CONTINUOUS = "same-enterprise-continuous"  # 在同一企业连续从事本职业


class Judge(StrEnum):
    """Whose judgement a condition needs that nobody can reckon."""

    ORGANISATION = "organisation"  # 由单位认定
    AUTHORITY = "authority"  # 由部门认定


class Strength(StrEnum):
    """How strictly the text asks; left out where it simply asks."""

    IN_PRINCIPLE = "in-principle"  # 原则上
    USUALLY = "usually"  # 一般


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Record):
    """One thing asked of a person or a unit. The numbers beside it are those of its text."""

    kind: ConditionKind
    text: Annotated[str, Doc("条件，用自己的话，数字与原文一致")]
    grade: Annotated[str | None, Refers("grades"), Doc("说的是哪一个等级或哪一级岗位")] = None
    title: Annotated[TitleRank | None, Doc("说的是哪一级职称")] = None
    years: Annotated[int | None, Range(1, 50), Unit("年"), Doc("满几年")] = None
    months: Annotated[int | None, Range(1, 600), Unit("个月"), Doc("满几个月")] = None
    work: Annotated[WorkSpan | None, Doc("工作年限怎样算")] = None
    at_least: Annotated[int | None, Range(1, 1_000_000), Unit("人"), Doc("不少于多少人")] = None
    awards: Annotated[
        tuple[Annotated[str, Refers("awards")], ...], Doc("有其中之一即可的奖项、称号")
    ] = ()
    judged_by: Annotated[Judge | None, Doc("要由单位或部门认定的，由谁认定")] = None
    strength: Annotated[Strength | None, Doc("原则上、一般；直接要求的不写")] = None
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityPath(Record):
    """Conditions that all must hold; any one path of a rule is enough."""

    all_of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """Who is freed of which conditions."""

    text: Annotated[str, Doc("谁可以免去什么，用自己的话")]
    waives: Annotated[tuple[ConditionKind, ...], Doc("免去哪几类条件；其余仍须具备")]
    awards: tuple[Annotated[str, Refers("awards")], ...] = ()
    judged_by: Judge | None = None
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority(Record):
    """Who comes first among equals; never a condition."""

    text: Annotated[str, Doc("谁优先，用自己的话")]
    awards: tuple[Annotated[str, Refers("awards")], ...] = ()
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityRule(Record):
    """What one route to one grade (or title) asks: everything in `all_of`, and one of `any_of`."""

    id: Annotated[RecordId, Doc("本文件内的编号，定下不改")]
    route: Route
    grade: Annotated[str | None, Refers("grades"), Doc("申报的等级")] = None
    title: Annotated[TitleRank | None, Doc("申报的职称")] = None
    who: Annotated[str | None, Doc("限于哪些人，如：新招录或未定级职工")] = None
    reading: Annotated[str | None, Doc("文件没有写明、这里怎样理解")] = None
    clause: ClauseId
    all_of: tuple[Condition, ...] = ()
    any_of: Annotated[tuple[EligibilityPath, ...], Doc("几条路，走通一条即可")] = ()
    waivers: tuple[Waiver, ...] = ()
    priority: tuple[Priority, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRule(Record):
    """What a unit must be before it may do one thing: everything in `all_of`.

    What a statement of the policy `requires` of units for these grades is asked too, and not repeated here.
    """

    id: Annotated[RecordId, Doc("本文件内的编号，定下不改")]
    name: Annotated[str, Doc("单位要办什么，如：开展特级技师评聘")]
    grades: Annotated[tuple[Annotated[str, Refers("grades")], ...], Doc("办的是哪些等级")]
    reading: Annotated[str | None, Doc("文件没有写明、这里怎样理解")] = None
    clause: ClauseId
    all_of: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityList(Record):
    """`<id>.eligibility.yml`."""

    id: RecordId
    rules: tuple[EligibilityRule, ...]
    organisations: Annotated[tuple[OrganisationRule, ...], Doc("对单位的条件")] = ()
