"""Two versions of one record: which fields say something else, and which items of its lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from typing import Any, TypeGuard

from generator.changes.change import named
from generator.problems import Text, shown
from generator.records import Record

_WORDS = {
    "statements": Text(zh="要点", en="statements"),
    "silent": Text(zh="不写要点的条款", en="clauses left silent"),
    "clauses": Text(zh="条款", en="clauses"),
    "scope": Text(zh="评价范围", en="scope"),
    "history": Text(zh="变更记录", en="history"),
    "changes": Text(zh="状态变更", en="status changes"),
    "supplements": Text(zh="补号", en="supplements"),
    "errata": Text(zh="更正", en="errata"),
    "withdrawn": Text(zh="退出公示", en="withdrawals"),
    "targets": Text(zh="目标", en="targets"),
    "grounds": Text(zh="取消与停止的情形", en="grounds"),
    "grade_table": Text(zh="等级表", en="grade table"),
    "publicity": Text(zh="公示规定", en="publicity rules"),
    "relations": Text(zh="与别的文件的关系", en="relations"),
    "rules": Text(zh="申报条件", en="eligibility rules"),
    "procedures": Text(zh="办理流程", en="procedures"),
}
_LONGEST = 40


def record_changes(
    old: Record, new: Record, leave_out: frozenset[str] = frozenset()
) -> Iterator[Text]:
    """What of `old` is other in `new`, field by field, in the order of the definition."""
    for field in dataclass_fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name in {"source", *leave_out} or before == after:
            continue
        if _is_items(before) and _is_items(after):
            yield item_changes(
                _WORDS.get(field.name, Text(zh=field.name, en=field.name)), before, after
            )
        else:
            yield _value_change(field.name, before, after)


def item_changes(label: Text, old: Sequence[Any], new: Sequence[Any]) -> Text:
    """Items by what they are about, the first field of their definition: a clause, an id, a day."""
    gone, come = _left_over(old, new), _left_over(new, old)
    before, after = {_about(item) for item in gone}, {_about(item) for item in come}
    parts = (
        (Text(zh="新增 ", en="new "), [key for key in map(_about, come) if key not in before]),
        (Text(zh="删去 ", en="gone "), [key for key in map(_about, gone) if key not in after]),
        (Text(zh="改动 ", en="other "), [key for key in map(_about, come) if key in before]),
    )
    told = [(word, named(dict.fromkeys(keys))) for word, keys in parts if keys]
    if not told:
        told = [(Text(zh="只换了次序", en="another order only"), Text(zh="", en=""))]
    return Text(
        zh=f"{label.zh}" + "，".join(word.zh + keys.zh for word, keys in told),
        en=f"{label.en}: " + ", ".join(word.en + keys.en for word, keys in told),
    )


def _left_over(these: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """What of `these` is not among `others`, as often as it is there more."""
    counts: dict[Any, int] = {}
    for item in others:
        counts[item] = counts.get(item, 0) + 1
    left = []
    for item in these:
        if counts.get(item, 0):
            counts[item] -= 1
        else:
            left.append(item)
    return left


def _about(item: Any) -> str:
    name = next(field.name for field in dataclass_fields(item) if field.name != "source")
    return str(getattr(item, name))


def _is_items(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple) and all(
        is_dataclass(item) and not isinstance(item, type) for item in value
    )


def _value_change(name: str, before: object, after: object) -> Text:
    shown_values = [_short(value) for value in (before, after)]
    if None in shown_values:
        return Text(zh=f"`{name}` 有改动", en=f"`{name}` is other")
    return Text(
        zh=f"`{name}` 由 {shown_values[0]} 改为 {shown_values[1]}",
        en=f"`{name}` was {shown_values[0]}, is {shown_values[1]}",
    )


def _short(value: object) -> str | None:
    """The value where it fits in a line; None for what is long or no single value."""
    if value is None:
        return "—"
    if isinstance(value, (tuple, Mapping)) or is_dataclass(value):
        return None
    text = shown(value)
    return text if len(text) <= _LONGEST else None
