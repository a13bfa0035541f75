"""Words of the pages for the closed sets of the model, and dates as they are written in Chinese."""

from __future__ import annotations

from datetime import date

from generator.list_life import LifeStep
from generator.list_progress import StageState
from generator.model import (
    Aspect,
    Audience,
    Channel,
    ConditionKind,
    DirectoryChange,
    ErratumField,
    Judge,
    OrganisationKind,
    PublicityStage,
    RelationKind,
    Role,
    Route,
    StatusGround,
    Strength,
    TitleRank,
    Topic,
    WithdrawalReason,
)
from generator.policies.key_facts import FactKind
from generator.render.day_kinds import DayKind
from generator.render.list_counts import Dimension
from generator.scopes import OrganisationState
from generator.statuses import (
    ListState,
    NoticeOutcome,
    NoticeState,
    PolicyStatus,
    RowState,
    TargetState,
)

NOT_STATED = "文件未规定"
ONE_OF_SEVERAL = "几种情形之一"
NOT_PRINTED = "原文未载明"

ASPECTS = {
    Aspect.WORK: "完成什么工作",
    Aspect.PROBLEMS: "处理什么问题",
    Aspect.INNOVATION: "革新与攻关",
    Aspect.TEACHING: "带教与培训",
    Aspect.MANAGEMENT: "合作与技术管理",
    Aspect.STANDING: "贡献与影响",
}
POLICY_STATUSES = {
    PolicyStatus.IN_FORCE: "现行有效",
    PolicyStatus.NOT_YET_IN_FORCE: "尚未施行",
    PolicyStatus.LAPSED: "有效期已满",
    PolicyStatus.REPEALED: "已废止",
}
DAY_ENDS = {
    DayKind.OBJECTION: "异议截止",
    DayKind.FILING: "受理截止",
    DayKind.RECTIFICATION: "整改截止",
    DayKind.REVIEW: "年度考核",
    DayKind.PERIOD_END: "管理期满",
    DayKind.RENEWAL: "可再次推荐",
    DayKind.TARGET: "目标到期",
}
DAY_WINDOWS = {DayKind.OBJECTION: "公示", DayKind.FILING: "受理"}
DIMENSIONS = {
    Dimension.JURISDICTION: "辖区",
    Dimension.GRADE: "等级",
    Dimension.OCCUPATION: "职业",
    Dimension.ORGANISATION: "发证单位",
    Dimension.YEAR: "年份",
}
NOTICE_STATES = {
    NoticeState.OPEN: "正在公示",
    NoticeState.UPCOMING: "尚未开始",
    NoticeState.ENDED: "公示已结束",
    NoticeState.UNDETERMINED: "截止日未核算",
}
WINDOW_STATES = {
    NoticeState.OPEN: "正在受理",
    NoticeState.UPCOMING: "尚未开始受理",
    NoticeState.ENDED: "受理已截止",
}
NOTICE_OUTCOMES = {
    NoticeOutcome.NO_LIST_YET: "尚无名单",
    NoticeOutcome.APPROVED: "已公布名单",
}
LIST_STATES = {
    ListState.ANNOUNCED: "已公布，待编号",
    ListState.NUMBERS_PENDING: "部分待编号",
    ListState.COMPLETE: "编号齐全",
}
ROW_STATES = {
    RowState.ANNOUNCED: "已公布，待编号",
    RowState.NUMBERED: "已编号，待签发",
    RowState.SIGNED: "有效",
    RowState.SUPERSEDED: "已更替",
    RowState.SUSPENDED: "已暂停",
    RowState.REVOKED: "已撤销",
}
LIFE_STEPS = {
    LifeStep.PUBLICITY: "公示",
    LifeStep.APPROVAL: "核准",
    LifeStep.ANNOUNCEMENT: "公布名单",
    LifeStep.AWARD: "编号发证",
    LifeStep.REPORT: "核准后报备",
}
STAGE_STATES = {
    StageState.DONE: "已完成",
    StageState.UNDER_WAY: "进行中",
    StageState.AHEAD: "还没有到",
    StageState.NO_RECORD: "本站没有记录",
}
CHANNELS = {
    Channel.SITE: "网站",
    Channel.WECHAT: "微信公众号",
    Channel.NOTICE_BOARD: "公示栏",
    Channel.INTRANET: "单位内网",
}
WITHDRAWAL_REASONS = {
    WithdrawalReason.OBJECTION_UPHELD: "异议成立",
    WithdrawalReason.BY_THE_PERSON: "本人退出",
    WithdrawalReason.NOT_APPROVED: "未予核准",
    WithdrawalReason.ENTERED_IN_ERROR: "误列",
}
ERRATUM_FIELDS = {
    ErratumField.NAME: "姓名",
    ErratumField.ORGANISATION: "发证单位",
    ErratumField.OCCUPATION_CODE: "职业编码",
    ErratumField.OCCUPATION: "职业",
    ErratumField.TRADE: "工种",
    ErratumField.GRADE: "等级",
    ErratumField.CERTIFICATE_NUMBER: "证书编码",
}
TARGET_STATES = {
    TargetState.AHEAD: "未到期",
    TargetState.DUE_TODAY: "今天到期",
    TargetState.PAST: "已过期",
}
RELATIONS = {
    RelationKind.BASED_ON: "依据",
    RelationKind.REPEALS: "废止",
    RelationKind.CITES: "引用",
}
RELATIONS_FROM_OTHERS = {
    RelationKind.BASED_ON: "据本文件制定",
    RelationKind.REPEALS: "废止本文件",
    RelationKind.CITES: "引用本文件",
}
PUBLICITY_STAGES = {
    PublicityStage.ORGANISATION: "用人单位公示",
    PublicityStage.AUTHORITY: "人社部门公示",
}
GROUNDS = {
    StatusGround.REVOCATION: "取消等级",
    StatusGround.SUSPENSION: "暂停",
    StatusGround.REINSTATEMENT: "恢复",
    StatusGround.BENEFITS_END: "停止待遇",
    StatusGround.BAN: "限制申报",
}
ROLES = {
    Role.PROPOSES: "推荐",
    Role.REVIEWS: "评审",
    Role.PUBLICISES: "公示",
    Role.APPROVES: "核准",
    Role.ANNOUNCES: "公布",
    Role.AWARDS: "发证",
    Role.APPOINTS: "聘用",
    Role.REGISTERS: "备案",
    Role.SUPERVISES: "督导",
    Role.REVOKES: "审定取消",
}
ROUTES = {
    Route.APPRENTICE_ASSESSMENT: "转正定级考核",
    Route.APPOINTMENT: "评聘",
    Route.DIRECT_APPLICATION: "破格或直接申报",
    Route.DIRECT_RECOGNITION: "直接认定",
    Route.SKILL_EVALUATION: "专业技术人才参加职业技能评价",
    Route.TITLE_REVIEW: "高技能人才参加职称评审",
}
TITLE_RANKS = {
    TitleRank.ASSISTANT: "助理级",
    TitleRank.INTERMEDIATE: "中级",
    TitleRank.ASSOCIATE_SENIOR: "副高级",
    TitleRank.FULL_SENIOR: "正高级",
}
JUDGES = {
    Judge.ORGANISATION: "看单位怎样认定",
    Judge.AUTHORITY: "看主管部门怎样认定",
}
STRENGTHS = {
    Strength.IN_PRINCIPLE: "原则上",
    Strength.USUALLY: "一般",
}
CONDITION_KINDS = {
    ConditionKind.CONDUCT: "品行与守法",
    ConditionKind.NATIONALITY: "国籍",
    ConditionKind.HEALTH: "身体条件",
    ConditionKind.AGE: "年龄",
    ConditionKind.PLACE: "所在地",
    ConditionKind.EMPLOYMENT: "在职在岗",
    ConditionKind.FRONT_LINE: "在一线从事技术技能工作",
    ConditionKind.HOLDS_GRADE: "已有等级",
    ConditionKind.HOLDS_TITLE: "已有职称",
    ConditionKind.YEARS_IN_POST: "岗位年限",
    ConditionKind.YEARS_SINCE: "取得等级或职称后的年限",
    ConditionKind.YEARS_OF_WORK_SINCE: "取得等级后从事相应工作的年限",
    ConditionKind.YEARS_OF_WORK: "工作年限",
    ConditionKind.STILL_IN_OCCUPATION: "仍从事本职业",
    ConditionKind.NO_GRADE_YET: "尚无等级",
    ConditionKind.EDUCATION: "学历",
    ConditionKind.AWARD: "奖项或称号",
    ConditionKind.RESULT: "名次、效益或带徒",
    ConditionKind.APPRAISAL: "考核",
    ConditionKind.ABILITY: "技能水平",
    ConditionKind.CONTRIBUTION: "业绩与贡献",
    ConditionKind.ORGANISATION: "单位条件",
}
ORGANISATION_KINDS = {
    OrganisationKind.EMPLOYER: "用人单位",
    OrganisationKind.TRAINING_BODY: "社会培训评价组织",
    OrganisationKind.SCHOOL: "院校",
}
ORGANISATION_STATES = {
    OrganisationState.NOT_YET_LISTED: "尚未列入",
    OrganisationState.ON_FILE: "在册",
    OrganisationState.LAPSED: "在册，没有可评的等级",
    OrganisationState.REMOVED: "已移出目录",
}
DIRECTORY_CHANGES = {
    DirectoryChange.LISTED: "列入目录",
    DirectoryChange.EXTENDED: "扩大范围",
    DirectoryChange.NARROWED: "缩小范围",
    DirectoryChange.REMOVED: "移出目录",
}
TOPICS = {
    Topic.AIMS: "目标与原则",
    Topic.SCOPE: "适用范围",
    Topic.GRADES: "等级设置与要求",
    Topic.STANDARDS: "评价标准",
    Topic.ORGANISATIONS: "单位条件",
    Topic.FILING: "备案",
    Topic.ELIGIBILITY: "申报条件",
    Topic.EXCEPTIONS: "破格与直接申报",
    Topic.PRIORITY: "优先条件",
    Topic.ROUTES: "取得等级的途径",
    Topic.PROCEDURE: "办理流程",
    Topic.REVIEW: "评审",
    Topic.PUBLICITY: "公示",
    Topic.APPROVAL: "核准、公布与发证",
    Topic.CODING: "证书与编码",
    Topic.APPOINTMENT: "聘用与岗位",
    Topic.TREATMENT: "待遇与激励",
    Topic.MANAGEMENT: "管理期与考核",
    Topic.WITHDRAWAL: "取消等级与停止待遇",
    Topic.FRAUD: "弄虚作假的处理",
    Topic.CAREER: "职业发展贯通",
    Topic.TRAINING: "培训",
    Topic.FEES: "费用",
    Topic.TARGETS: "目标任务与期限",
    Topic.SUPERVISION: "监督管理",
    Topic.SERVICES: "公共服务与查询",
    Topic.DUTIES: "部门分工",
    Topic.OUTREACH: "宣传与推广",
    Topic.CONTACTS: "联系方式",
    Topic.FORMS: "表格与材料",
    Topic.VALIDITY: "施行与有效期",
    Topic.CITATIONS: "依据与引用",
}
KEY_FACTS = {
    FactKind.CARRIED_OUT_BY: "由谁实施",
    FactKind.YEARS: "须满的年限",
    FactKind.MEMBERS: "评审成员",
    FactKind.PUBLICITY: "公示时间",
    FactKind.PUBLICITY_BY_ORGANISATION: "用人单位公示时间",
    FactKind.PUBLICITY_BY_AUTHORITY: "人社部门公示时间",
    FactKind.APPROVED_BY: "由谁核准",
    FactKind.ANNOUNCED_BY: "由谁公布",
    FactKind.AWARDED_BY: "由谁发证",
    FactKind.GRADE_CODE: "证书编码第16位",
    FactKind.MANAGEMENT_PERIOD: "管理期",
    FactKind.EFFECTIVE_FROM: "施行日期",
    FactKind.VALIDITY: "有效期",
}
AUDIENCES = {
    Audience.WORKER: "劳动者",
    Audience.ENTERPRISE: "企业",
    Audience.EMPLOYER: "招聘单位",
    Audience.BUREAU: "人社部门",
}
_WEEKDAYS = "一二三四五六日"


def chinese_date(day: date) -> str:
    """2026年3月18日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """星期三; never from the machine's locale."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def date_and_weekday(day: date) -> str:
    """2026年3月18日（星期三）."""
    return f"{chinese_date(day)}（{weekday(day)}）"


def occupation_and_trade(occupation: str, trade: str | None) -> str:
    """车工（数控车工）: a trade stands in brackets behind its occupation."""
    return f"{occupation}（{trade}）" if trade else occupation
