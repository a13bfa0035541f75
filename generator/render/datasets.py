"""Downloads: the data as flat tables, in JSON and CSV, each with its schema."""

from __future__ import annotations

from collections.abc import Iterator

from generator.policies.sayings import sayings
from generator.render.context import RenderContext
from generator.render.dataset_files import Dataset, Row
from generator.render.dataset_of_counts import DATASET_OF_COUNTS
from generator.render.datasets_of_organisations import DATASETS_OF_ORGANISATIONS
from generator.statuses import policy_status


def _policies(context: RenderContext) -> Iterator[Row]:
    policies = context.site.portal.policies
    for policy in policies.values():
        yield {
            "id": policy.id,
            "jurisdiction": policy.jurisdiction,
            "document_number": policy.document_number,
            "title": policy.title,
            "issued_on": policy.issued_on.isoformat() if policy.issued_on else "",
            "effective_from": policy.effective_from.isoformat() if policy.effective_from else "",
            "status": policy_status(policy, policies.values(), context.site.today).value,
        }


def _statements(context: RenderContext) -> Iterator[Row]:
    portal = context.site.portal
    for policy_id in portal.policies:
        for one in sayings(policy_id, portal):
            yield {
                "policy": policy_id,
                "clause": one.clause,
                "topic": one.topic.value,
                "grades": " ".join(one.grades),
                "text": one.text,
            }


def _conditions(context: RenderContext) -> Iterator[Row]:
    portal = context.site.portal
    for policy_id, eligibility in portal.eligibility.items():
        for rule in eligibility.rules:
            groups = [("", rule.all_of)]
            groups += [(str(at), path.all_of) for at, path in enumerate(rule.any_of, start=1)]
            for path, conditions in groups:
                for one in conditions:
                    yield {
                        "policy": policy_id,
                        "rule": rule.id,
                        "route": rule.route.value,
                        "applies_for": rule.grade or (rule.title.value if rule.title else ""),
                        "path": path,
                        "kind": one.kind.value,
                        "years": str(one.years or ""),
                        "clause": one.clause,
                        "text": one.text,
                    }


def _targets(context: RenderContext) -> Iterator[Row]:
    for policy in context.site.portal.policies.values():
        for one in policy.targets:
            yield {
                "policy": policy.id,
                "clause": one.clause,
                "due_on": one.due_on.isoformat(),
                "due_note": one.due_note or "",
                "text": one.text,
            }


def _clauses(context: RenderContext) -> Iterator[Row]:
    for policy_id, prints in context.site.portal.fingerprints.items():
        for one in prints.clauses:
            yield {
                "policy": policy_id,
                "clause": one.clause,
                "heading": one.heading or "",
                "characters": str(one.characters),
                "sha256": one.sha256,
            }


def _questions(context: RenderContext) -> Iterator[Row]:
    for one in context.site.portal.questions.values():
        yield {
            "id": one.id,
            "audience": one.audience.value,
            "question": one.question,
            "answer": one.answer,
            "cites": "; ".join(f"{cite.policy} {cite.clause}" for cite in one.cites),
        }


def _terms(context: RenderContext) -> Iterator[Row]:
    for one in context.site.portal.terms.values():
        yield {
            "id": one.id,
            "term": one.term,
            "also": "、".join(one.also),
            "meaning": one.meaning,
            "cites": "; ".join(f"{cite.policy} {cite.clause}" for cite in one.cites),
        }


_POLICY = ("policy", "政策的编号")
_CLAUSE = ("clause", "条款编号")
DATASETS = (
    Dataset(
        name="policies",
        title="政策文件",
        columns=(
            ("id", "编号"),
            ("jurisdiction", "辖区"),
            ("document_number", "文号"),
            ("title", "标题"),
            ("issued_on", "成文日期，未载明为空"),
            ("effective_from", "施行日期，未规定为空"),
            ("status", "在数据日的状态，推算"),
        ),
        rows=_policies,
    ),
    Dataset(
        name="statements",
        title="逐条要点",
        columns=(
            _POLICY,
            _CLAUSE,
            ("topic", "主题"),
            ("grades", "适用等级，空格分开，不限为空"),
            ("text", "要点，本站的话"),
        ),
        rows=_statements,
    ),
    Dataset(
        name="conditions",
        title="申报条件",
        columns=(
            _POLICY,
            ("rule", "规则编号"),
            ("route", "途径"),
            ("applies_for", "申报的等级或职称"),
            ("path", "第几条路；都要具备的为空"),
            ("kind", "条件的种类"),
            ("years", "满几年，没有为空"),
            _CLAUSE,
            ("text", "条件，本站的话"),
        ),
        rows=_conditions,
    ),
    Dataset(
        name="targets",
        title="目标与期限",
        columns=(
            _POLICY,
            _CLAUSE,
            ("due_on", "最迟哪一天"),
            ("due_note", "日子怎样推得，原文写明为空"),
            ("text", "目标，本站的话"),
        ),
        rows=_targets,
    ),
    Dataset(
        name="clauses",
        title="条款指纹",
        columns=(
            _POLICY,
            _CLAUSE,
            ("heading", "条款标题，没有为空"),
            ("characters", "正文字数"),
            ("sha256", "规范化正文的 SHA-256"),
        ),
        rows=_clauses,
    ),
    Dataset(
        name="questions",
        title="常见问题",
        columns=(
            ("id", "编号"),
            ("audience", "谁会问"),
            ("question", "问题"),
            ("answer", "答案"),
            ("cites", "依据，分号分开"),
        ),
        rows=_questions,
    ),
    Dataset(
        name="glossary",
        title="词汇表",
        columns=(
            ("id", "编号"),
            ("term", "词"),
            ("also", "又作"),
            ("meaning", "解释"),
            ("cites", "依据，分号分开"),
        ),
        rows=_terms,
    ),
    *DATASETS_OF_ORGANISATIONS,
    DATASET_OF_COUNTS,
)
