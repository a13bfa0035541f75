"""A YAML node into a record of the model, by the record's own definition.

Unknown fields are refused, missing ones told, and everything wrong in a record is told at once.
"""

from __future__ import annotations

from typing import Any, TypeVar

from generator.load.values import nearest, typed_value
from generator.load.yaml_nodes import Mapping, Node, Scalar, Sequence
from generator.problems import MOST_TOLD, Place, Problem, ProblemKind, first_told
from generator.records import FieldSpec, Record, Source, fields_of

UNKNOWN_FIELD = ProblemKind(
    "unknown-field",
    zh="没有 `{field}` 这个字段",
    en="there is no field `{field}`",
    hint_zh="{suggestion_zh}",
    hint_en="{suggestion_en}",
)
MISSING_FIELD = ProblemKind(
    "missing-field",
    zh="缺少字段 `{field}`",
    en="the field `{field}` is missing",
    hint_zh="补上：{doc}",
    hint_en="add it; the README of the folder says what it means",
)
NOT_ONE_VALUE = ProblemKind(
    "not-one-value",
    zh="`{field}` 应当只有一个值",
    en="`{field}` takes one value",
    hint_zh="写作 `{field}: 值`",
    hint_en="write `{field}: value`",
)
NOT_A_LIST = ProblemKind(
    "not-a-list",
    zh="`{field}` 应当是列表",
    en="`{field}` takes a list",
    hint_zh="每项一行，以 `- ` 开头",
    hint_en="one item a line, each beginning with `- `",
)
EMPTY_LIST = ProblemKind(
    "empty-list",
    zh="`{field}` 是空列表",
    en="`{field}` is an empty list",
    hint_zh="填写内容，或删去此字段",
    hint_en="fill it in, or leave the field out",
)
NOT_A_RECORD = ProblemKind(
    "not-a-record",
    zh="这里应当是一组 `字段: 值`",
    en="a group of `field: value` is expected here",
    hint_zh="参照同一文件夹的 _template.yml",
    hint_en="see _template.yml of the same folder",
)

RecordType = TypeVar("RecordType", bound=Record)

# read from the CSV of the same name, never from the YAML
ROW_FIELDS = frozenset({"candidates", "holders"})


def read_record(
    node: Node, record_type: type[RecordType]
) -> tuple[RecordType | None, list[Problem]]:
    """`node` as a record; None where anything in it is wrong."""
    problems: list[Problem] = []
    record = _record(node, record_type, problems)
    return (None, list(first_told(problems))) if problems else (record, [])


def written_fields(record_type: type[Record]) -> tuple[FieldSpec, ...]:
    """The fields that may stand in the YAML."""
    return tuple(spec for spec in fields_of(record_type) if spec.name not in ROW_FIELDS)


def _record(
    node: Node, record_type: type[RecordType], problems: list[Problem]
) -> RecordType | None:
    if not isinstance(node, Mapping):
        problems.append(NOT_A_RECORD.at(node.place))
        return None
    specs = {spec.name: spec for spec in written_fields(record_type)}
    for name, place in node.keys.items():
        if name not in specs and len(problems) <= MOST_TOLD:
            problems.append(_unknown_field(name, list(specs), place))
    before = len(problems)
    values: dict[str, Any] = {}
    for name, spec in specs.items():
        if name in node.values:
            values[name] = _field(node.values[name], spec, problems)
        elif spec.is_required:
            problems.append(MISSING_FIELD.at(node.place, field=name, doc=spec.doc or name))
    if len(problems) > before:
        return None
    places = {name: value.place for name, value in node.values.items()}
    return record_type(source=Source(place=node.place, fields=places), **values)


def _field(node: Node, spec: FieldSpec, problems: list[Problem]) -> Any:
    if not spec.is_list:
        return _one(node, spec, problems)
    if not isinstance(node, Sequence):
        problems.append(NOT_A_LIST.at(node.place, field=spec.name))
        return ()
    if not node.items:
        problems.append(EMPTY_LIST.at(node.place, field=spec.name))
    values = []
    for item in node.items:
        if len(problems) > MOST_TOLD:
            break
        values.append(_one(item, spec, problems))
    return tuple(values)


def _one(node: Node, spec: FieldSpec, problems: list[Problem]) -> Any:
    if issubclass(spec.kind, Record):
        return _record(node, spec.kind, problems)
    if not isinstance(node, Scalar):
        problems.append(NOT_ONE_VALUE.at(node.place, field=spec.name))
        return None
    value, problem = typed_value(spec, node.text, node.place)
    if problem:
        problems.append(problem)
    return value


def _unknown_field(name: str, known: list[str], place: Place) -> Problem:
    meant = nearest(name, known)
    fields = ", ".join(known)
    return UNKNOWN_FIELD.at(
        place,
        field=name,
        suggestion_zh=f"是否想写 `{meant}`？" if meant else f"可用的字段：{fields}",
        suggestion_en=f"did you mean `{meant}`?" if meant else f"the fields are: {fields}",
    )
