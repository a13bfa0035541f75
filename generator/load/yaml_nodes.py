"""YAML as nodes with places; nothing is guessed.

Read from the event stream of pyyaml, so that depth, anchors, aliases and tags are refused before
anything is built. Every scalar is text; `load/reader.py` gives it a type by the schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problems import Place, Problem, ProblemKind, first_told
from generator.text_files import TextFile

NOT_YAML = ProblemKind(
    "not-yaml",
    zh="不是合法的 YAML：{reason}",
    en="not valid YAML: {reason}",
    hint_zh="检查缩进（两个空格，不用制表符）、冒号后的空格与引号",
    hint_en="check indentation (two spaces, no tabs), the space after a colon, and quotes",
)
TOO_DEEP = ProblemKind(
    "yaml-too-deep",
    zh="嵌套超过 {limit} 层",
    en="nested more than {limit} deep",
    hint_zh="数据文件不需要这么深的结构",
    hint_en="no record of this portal is that deep",
)
NOT_ALLOWED = ProblemKind(
    "yaml-not-allowed",
    zh="这里的 YAML 不接受{feature_zh}",
    en="{feature_en} are not accepted in these YAML files",
    hint_zh="请直接写出内容",
    hint_en="write the value itself",
)
DUPLICATE_KEY = ProblemKind(
    "duplicate-key",
    zh="字段 `{key}` 在第 {first} 行已经写过",
    en="`{key}` is already written in line {first}",
    hint_zh="两处只留一处",
    hint_en="keep one of the two",
)
KEY_NOT_TEXT = ProblemKind(
    "key-not-text",
    zh="字段名必须是一个词",
    en="a field name must be a word",
    hint_zh="写作 `字段: 值`",
    hint_en="write `field: value`",
)
TOO_MANY_VALUES = ProblemKind(
    "yaml-too-many-values",
    zh="超过 {limit} 个值",
    en="more than {limit} values",
    hint_zh="一个文件只写一条记录",
    hint_en="a file holds one record",
)
EMPTY_FILE = ProblemKind(
    "empty-file",
    zh="文件没有内容",
    en="the file is empty",
    hint_zh="参照同一文件夹的 _template.yml 填写",
    hint_en="fill it in after _template.yml of the same folder",
)

MAX_DEPTH = 64
MAX_VALUES = 100_000
_FEATURES = {
    "alias": ("别名（*）", "aliases"),
    "anchor": ("锚点（&）", "anchors"),
    "tag": ("标签（!）", "tags"),
    "merge": ("合并键（<<）", "merge keys"),
    "documents": ("多文档（---）", "several documents"),
}
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """`keys` holds where each key was written."""

    place: Place
    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class _Refused(Exception):  # noqa: N818 - carries the problem that ends the reading of one file
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse(file: TextFile) -> tuple[Node | None, list[Problem]]:
    """The one document of `file`. A fault of form ends the reading; duplicate keys are all told."""
    problems: list[Problem] = []
    try:
        return _document(file, problems), list(first_told(problems))
    except _Refused as refused:
        return None, [*problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        place = _place(file.path, error.problem_mark)
        return None, [*problems, NOT_YAML.at(place, reason=error.problem or "")]
    except yaml.YAMLError as error:
        return None, [*problems, NOT_YAML.at(Place(path=file.path), reason=error)]


def _document(file: TextFile, problems: list[Problem]) -> Node:
    events = _allowed_events(file)
    root: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise _refusal("documents", file.path, event)
            root = _node(next(events), events, file.path, problems)
    if root is None:
        raise _Refused(EMPTY_FILE.at(Place(path=file.path)))
    return root


def _allowed_events(file: TextFile) -> Iterator[Any]:
    """The events, refusing at the first that nests too deep, refers or carries a tag."""
    depth = 0
    for count, event in enumerate(yaml.parse(file.text, Loader=_Loader)):
        if count > MAX_VALUES:
            place = _place(file.path, event.start_mark)
            raise _Refused(TOO_MANY_VALUES.at(place, limit=MAX_VALUES))
        if isinstance(event, yaml.AliasEvent):
            raise _refusal("alias", file.path, event)
        if getattr(event, "anchor", None):
            raise _refusal("anchor", file.path, event)
        if getattr(event, "tag", None):
            raise _refusal("tag", file.path, event)
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                raise _Refused(TOO_DEEP.at(_place(file.path, event.start_mark), limit=MAX_DEPTH))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            depth -= 1
        yield event


def _node(event: Any, events: Iterator[Any], path: str, problems: list[Problem]) -> Node:
    place = _place(path, event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(place, event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        sequence = Sequence(place)
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            sequence.items.append(_node(item, events, path, problems))
        return sequence
    mapping = Mapping(place)
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent):
            raise _Refused(KEY_NOT_TEXT.at(_place(path, key.start_mark)))
        if key.value == "<<" and not key.style:
            raise _refusal("merge", path, key)
        key_place = _place(path, key.start_mark)
        value = _node(next(events), events, path, problems)
        if key.value in mapping.keys:
            first = mapping.keys[key.value].line
            problems.append(DUPLICATE_KEY.at(key_place, key=key.value, first=first))
            continue
        mapping.keys[key.value] = key_place
        mapping.values[key.value] = value
    return mapping


def _refusal(feature: str, path: str, event: Any) -> _Refused:
    zh, en = _FEATURES[feature]
    return _Refused(NOT_ALLOWED.at(_place(path, event.start_mark), feature_zh=zh, feature_en=en))


def _place(path: str, mark: Any) -> Place:
    if mark is None:
        return Place(path=path)
    return Place(path=path, line=mark.line + 1, column=mark.column + 1)
