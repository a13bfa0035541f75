"""Every change from one portal to another, noun by noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields as dataclass_fields
from typing import Any

from generator.changes.change import Change, ChangeKind, People
from generator.changes.records import item_changes, record_changes
from generator.changes.rows import people_changes
from generator.model import Portal, SignedFile
from generator.problems import Text
from generator.records import Record

# every field of Portal, in the order in which changes are told
LABELS = {
    "approved_lists": Text(zh="名单", en="list"),
    "notices": Text(zh="公示", en="notice"),
    "call_notices": Text(zh="受理公告", en="call for applications"),
    "supervision_notices": Text(zh="监督检查公示", en="supervision notice"),
    "organisations": Text(zh="评价机构", en="organisation"),
    "status_registers": Text(zh="状态登记", en="status register"),
    "credentials": Text(zh="已签发记录", en="signed records"),
    "status_tokens": Text(zh="状态清单", en="status list"),
    "trust_lists": Text(zh="信任清单", en="trust list"),
    "coverage": Text(zh="收录范围", en="coverage"),
    "coverage_tokens": Text(zh="已签收录范围", en="signed coverage"),
    "policies": Text(zh="政策", en="policy"),
    "statements": Text(zh="政策要点", en="statements of"),
    "eligibility": Text(zh="申报条件", en="eligibility of"),
    "procedures": Text(zh="办理流程", en="procedures of"),
    "fingerprints": Text(zh="条款指纹", en="clause fingerprints of"),
    "policy_texts": Text(zh="政策原文", en="text of"),
    "documents": Text(zh="引用文件", en="cited document"),
    "awards": Text(zh="奖项", en="award"),
    "questions": Text(zh="问答", en="question"),
    "terms": Text(zh="术语", en="term"),
    "calendars": Text(zh="工作日历", en="calendar"),
    "jurisdictions": Text(zh="辖区", en="jurisdiction"),
    "grades": Text(zh="等级", en="grade"),
    "grade_source": Text(zh="等级依据", en="source of the grades"),
    "occupations": Text(zh="职业", en="occupation"),
    "occupation_edition": Text(zh="职业目录版本", en="edition of occupations"),
    "query_services": Text(zh="查询平台", en="query services"),
    "search_terms": Text(zh="检索词", en="search terms"),
}
_PEOPLE = {"approved_lists": "holders", "notices": "candidates"}


def changes_between(old: Portal, new: Portal) -> tuple[Change, ...]:
    """What `new` has, lacks or says other than `old`: lists and people first, then by noun and id."""
    order = list(LABELS)
    names = sorted((field.name for field in dataclass_fields(Portal)), key=order.index)
    return tuple(
        change
        for name in names
        for change in _of_noun(name, _by_id(getattr(old, name)), _by_id(getattr(new, name)))
    )


def _by_id(value: Any) -> Mapping[Any, Any]:
    """What there is only one of stands under an empty id, and not at all where it is left out."""
    if isinstance(value, Mapping):
        return value
    return {"": value} if value else {}


def _of_noun(name: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Change]:
    for id_ in sorted({*old, *new}):
        before, after = old.get(id_), new.get(id_)
        if before == after:
            continue
        kind = ChangeKind.CHANGED
        if before is None or after is None:
            kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED
        people, details = _told(name, before, after)
        if kind is ChangeKind.CHANGED and not details and people == People():
            continue
        yield Change(
            noun=name, label=LABELS[name], id=str(id_), kind=kind, people=people, details=details
        )


def _told(name: str, before: Any, after: Any) -> tuple[People, tuple[Text, ...]]:
    rows = _PEOPLE.get(name)
    people, details = people_changes((), ())
    if rows:
        people, details = people_changes(
            getattr(before, rows) if before else (), getattr(after, rows) if after else ()
        )
    if isinstance(before, SignedFile) or isinstance(after, SignedFile):
        return people, _signed(before, after)
    if isinstance(before, Record) and isinstance(after, Record):
        left_out = frozenset({rows} if rows else ())
        return people, (*details, *record_changes(before, after, left_out))
    if isinstance(before, tuple) and isinstance(after, tuple):
        return people, (item_changes(Text(zh="条款", en="clauses"), before, after),)
    if isinstance(before, str) and isinstance(after, str):
        return people, (Text(zh=f"由 {before} 改为 {after}", en=f"was {before}, is {after}"),)
    return people, details


def _signed(before: SignedFile | None, after: SignedFile | None) -> tuple[Text, ...]:
    """Tokens are told apart by their bytes; an empty line is a row without a record."""
    old = {line for line in before.lines if line} if before else set()
    new = {line for line in after.lines if line} if after else set()
    signed, gone = len(new - old), len(old - new)
    parts_zh = [f"新签 {signed} 条"] * bool(signed) + [f"撤下 {gone} 条"] * bool(gone)
    parts_en = [f"{signed} newly signed"] * bool(signed) + [f"{gone} withdrawn"] * bool(gone)
    if not parts_zh:
        return ()
    return (Text(zh="，".join(parts_zh), en=", ".join(parts_en)),)
