"""Policies: identity, relations both ways, what they say by subject, and clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import CitedDocument, GradeRequirement, Policy
from generator.pages import SearchRecord, Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.as_of import AsOf, as_of_policies
from generator.render.views.grade_asks import AspectAsks, aspect_asks
from generator.render.views.outline import ClauseBlock, outline, outline_toc
from generator.render.views.parts import (
    ClauseLink,
    Fact,
    Link,
    PageView,
    Tag,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.views.policy_changes import changes_link
from generator.render.views.policy_timeline import TimelineEvent, timeline
from generator.render.views.policy_topics import TopicRow, topic_rows
from generator.render.views.relations import (
    RelationMap,
    RelationRow,
    relation_map,
    relation_rows,
)
from generator.render.views.table_differences import TableDifferences, table_differences
from generator.render.wording import (
    GROUNDS,
    NOT_PRINTED,
    NOT_STATED,
    PUBLICITY_STAGES,
    chinese_date,
)
from generator.statuses import valid_until

CLAUSE_KIND = "政策条款"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    link: Link
    title: str
    document_number: str
    place: str
    effective_from: str
    status: Tag
    is_sample: bool
    interpretation: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyIndexPage(PageView):
    template: ClassVar[str] = "policies.html"
    kind: ClassVar[str] = "政策文件"
    section: ClassVar[Section] = Section.POLICIES
    as_of: AsOf
    policies: tuple[PolicyRow, ...]
    documents: tuple[Link, ...]
    map: RelationMap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementRow:
    grade: Link
    asks: tuple[AspectAsks, ...]
    carried_out_by: str
    clause: ClauseLink
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of ours with its clause. `label` says what kind it is."""

    text: str
    label: str | None
    clause: ClauseLink | None
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyPage(PageView):
    template: ClassVar[str] = "policy.html"
    kind: ClassVar[str] = "政策文件"
    section: ClassVar[Section] = Section.POLICIES
    explains_terms: ClassVar[bool] = True
    document_number: str
    summary: str
    interpretation: Link | None
    as_of: AsOf
    facts: tuple[Fact, ...]
    timeline: tuple[TimelineEvent, ...]
    relations: tuple[RelationRow, ...]
    versions: tuple[Link, ...]
    map: RelationMap | None
    topics: tuple[TopicRow, ...]
    table_differences: TableDifferences | None
    requirements: tuple[RequirementRow, ...]
    coding: tuple[Statement, ...]
    publicity: tuple[Statement, ...]
    management_period: Statement | None
    grounds: tuple[Statement, ...]
    defects: tuple[Statement, ...]
    outline: tuple[ClauseBlock, ...]
    has_text: bool

    @property
    def search_title(self) -> str:
        return f"{self.title} {self.document_number}"

    def search_entries(self) -> tuple[SearchRecord, ...]:
        return tuple(
            SearchRecord(
                address=block.address,
                title=f"{self.title} {block.clause} {block.heading}".strip(),
                heading=f"{block.clause} {block.heading}".strip(),
                text=block.text or block.heading,
                kind=CLAUSE_KIND,
                jurisdiction=self.jurisdiction,
                grades=block.grades,
                status=self.policy_status,
                is_sample=self.is_sample,
            )
            for block in self.outline
        )


def policy_index_page(context: RenderContext) -> PolicyIndexPage:
    path = addresses.POLICIES
    portal = context.site.portal
    order = list(portal.jurisdictions)
    policies = sorted(
        portal.policies.values(), key=lambda one: (order.index(one.jurisdiction), one.id)
    )
    return PolicyIndexPage(
        path=path,
        title="政策文件",
        description="国家与各地“新八级工”职业技能等级制度的文件：文号、施行日期、状态和逐条要点。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "compare", "grades", "enterprise"),
        as_of=as_of_policies(policies, context),
        policies=tuple(
            PolicyRow(
                link=context.policy_link(path, policy),
                title=policy.title,
                document_number=policy.document_number,
                place=context.place_name(policy.jurisdiction),
                effective_from=(
                    chinese_date(policy.effective_from) if policy.effective_from else NOT_STATED
                ),
                status=context.policy_tag(policy),
                is_sample=context.is_fictional(policy.jurisdiction),
                interpretation=context.interpretation_link(path, policy),
            )
            for policy in policies
        ),
        documents=tuple(
            Link(text=_cited(one), href=addresses.relative(path, addresses.policy(one.id)))
            for one in portal.documents.values()
        ),
        map=relation_map(tuple(policies), path, context),
    )


def _cited(document: CitedDocument) -> str:
    number = f"（{document.document_number}）" if document.document_number else ""
    return f"{document.title}{number}"


def policy_page(policy: Policy, context: RenderContext) -> PolicyPage:
    path = addresses.policy(policy.id)
    blocks = outline(policy, path, context)
    relations = relation_rows(policy, path, context)
    days = timeline(policy, path, context)
    tables = table_differences(policy, path, context)
    return PolicyPage(
        path=path,
        title=policy.short_title,
        description=f"{policy.title}（{policy.document_number}）：基本信息、等级要求、公示规则与逐条要点。",
        crumbs=crumbs(path, ("政策文件", addresses.POLICIES)),
        next_steps=next_steps(path, "grades", "enterprise"),
        toc=(
            *toc_of(
                ("facts", "基本信息", True),
                ("timeline", "时间线", bool(days)),
                ("relations", "与其他文件的关系", bool(relations)),
                ("topics", "按主题查条款", True),
                ("requirements", "等级要求", bool(policy.grade_table)),
                ("differences", "等级表逐字对照", tables is not None),
                ("coding", "证书编码", True),
                ("publicity", "公示规则", True),
                ("grounds", "取消等级、停止待遇与限制申报", True),
                ("defects", "文本的缺漏与疑点", bool(policy.defects)),
                ("clauses", "逐条要点", True),
            ),
            *outline_toc(blocks),
        ),
        is_sample=context.is_fictional(policy.jurisdiction),
        jurisdiction=context.place_name(policy.jurisdiction),
        feed=context.feed_link(path, policy.jurisdiction),
        grades=tuple(context.grade_name(row.grade) for row in policy.grade_table),
        policy_status=context.policy_tag(policy).word,
        document_number=policy.document_number,
        summary=policy.summary,
        interpretation=context.interpretation_link(path, policy),
        as_of=as_of_policies((policy,), context),
        facts=_facts(policy, path, context),
        timeline=days,
        relations=relations,
        versions=changes_link(policy, path, context),
        map=relation_map((policy,), path, context),
        topics=topic_rows(policy, path, context),
        table_differences=tables,
        requirements=tuple(_requirement(row, policy, path, context) for row in policy.grade_table),
        coding=tuple(
            Statement(
                text=rule.text,
                label=None,
                clause=context.clause_link(path, policy.id, rule.clause),
                details=_grade_codes(rule.grade_codes, context),
            )
            for rule in policy.certificate_coding
        ),
        publicity=_publicity(policy, path, context),
        management_period=_management_period(policy, path, context),
        grounds=tuple(
            Statement(
                text=ground.text,
                label=GROUNDS[ground.effect],
                clause=context.clause_link(path, policy.id, ground.clause),
            )
            for ground in policy.grounds
        ),
        defects=tuple(
            Statement(
                text=defect.text,
                label=None,
                clause=(
                    context.clause_link(path, policy.id, defect.clause) if defect.clause else None
                ),
            )
            for defect in policy.defects
        ),
        outline=blocks,
        has_text=policy.id in context.site.portal.policy_texts,
    )


def _facts(policy: Policy, path: str, context: RenderContext) -> tuple[Fact, ...]:
    issued, effective, ends = policy.issued_on, policy.effective_from, valid_until(policy)
    validity = policy.validity
    if validity is None:
        term = Fact(name="有效期", text=NOT_STATED, is_absent=True)
    else:
        term = Fact(
            name="有效期",
            text=f"{validity.years} 年" + (f"，至{chinese_date(ends)}止" if ends else ""),
            note="截止日由本站按施行日期推算" if ends else None,
            clause=context.clause_link(path, policy.id, validity.clause),
        )
    return (
        Fact(name="标题", text=policy.title),
        Fact(name="文号", text=policy.document_number),
        Fact(name="发文机关", text="、".join(policy.issued_by)),
        Fact(
            name="成文日期",
            text=chinese_date(issued) if issued else NOT_PRINTED,
            is_absent=issued is None,
        ),
        Fact(
            name="施行日期",
            text=chinese_date(effective) if effective else NOT_STATED,
            clause=(
                context.clause_link(path, policy.id, policy.effective_clause)
                if policy.effective_clause
                else None
            ),
            is_absent=effective is None,
        ),
        term,
        Fact(
            name="状态",
            text="",
            tag=context.policy_tag(policy),
            note="由本站按日期和收录的文件推算",
        ),
        Fact(name="辖区", text=context.place_name(policy.jurisdiction)),
    )


def _requirement(
    row: GradeRequirement, policy: Policy, page: str, context: RenderContext
) -> RequirementRow:
    return RequirementRow(
        grade=Link(
            text=context.grade_name(row.grade),
            href=addresses.relative(page, addresses.grade(row.grade)),
        ),
        asks=aspect_asks(row),
        carried_out_by=row.carried_out_by,
        clause=context.clause_link(page, policy.id, row.clause),
        note=row.note,
    )


def _grade_codes(codes: tuple[str, ...], context: RenderContext) -> tuple[str, ...]:
    """`special-technician=T` as 特级技师为 T."""
    pairs = (code.partition("=") for code in codes)
    return tuple(f"{context.grade_name(slug)}为 {letter}" for slug, _, letter in pairs)


def _publicity(policy: Policy, path: str, context: RenderContext) -> tuple[Statement, ...]:
    statements = []
    for rule in policy.publicity:
        days = rule.at_least_working_days
        counted = {None: NOT_STATED, True: "计入", False: "不计入"}[rule.counts_first_day]
        grades = "、".join(context.grade_name(slug) for slug in rule.grades)
        statements.append(
            Statement(
                label=PUBLICITY_STAGES[rule.stage] if rule.stage else "公示",
                text=_carried_out(rule.carried_out_by),
                clause=context.clause_link(path, policy.id, rule.clause),
                details=(
                    *((f"适用等级：{grades}",) if grades else ()),
                    f"向谁公示：{rule.audience or NOT_STATED}",
                    f"渠道：{'、'.join(rule.channels) or NOT_STATED}",
                    f"时间：{f'不少于 {days} 个工作日' if days else NOT_STATED}",
                    f"发布当日是否计入：{counted}",
                ),
            )
        )
    return tuple(statements)


def _carried_out(by: str | None) -> str:
    return f"由{by}公示。" if by else f"由谁公示：{NOT_STATED}。"


def _management_period(policy: Policy, path: str, context: RenderContext) -> Statement | None:
    rule = policy.management_period
    if rule is None:
        return None
    grades = "、".join(context.grade_name(slug) for slug in rule.grades)
    return Statement(
        text=f"{grades}：{rule.years} 年。管理期满不等于等级失效：没有条款这样规定。",
        label=None,
        clause=context.clause_link(path, policy.id, rule.clause),
    )
