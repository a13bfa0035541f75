"""Every kind of problem there is, with the stage that finds it and the rule it belongs to.

Kinds stand beside their rules, so they are found by importing every module. Why there is one says the
docstring of the rule that tells it; elsewhere that of the module, whose whole purpose it is.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from types import ModuleType

import generator
from generator.problems import ProblemKind, Severity, Text, UsageError
from generator.reasons_zh import REASONS_ZH

_STAGES = {
    "rules": Text(zh="规则", en="rules"),
    "load": Text(zh="读取", en="reading"),
    "text_files": Text(zh="读取", en="reading"),
    "hidden_characters": Text(zh="读取", en="reading"),
    "personal_data": Text(zh="隐私", en="privacy"),
    "credentials": Text(zh="核验记录", en="what is signed"),
    "intake": Text(zh="外来文件", en="files of others"),
    "import_rows": Text(zh="导入", en="import"),
    "staged": Text(zh="提交之前", en="before a commit"),
    "publish": Text(zh="发布", en="publishing"),
    "takedown_reminders": Text(zh="隐私", en="privacy"),
}
_OTHER = Text(zh="其他", en="other")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A kind of problem. `rule` is why there is one; `place` is the module that defines it."""

    code: str
    severity: Severity
    stage: Text
    rule: Text
    message: Text
    hint: Text
    place: str


def explanations() -> list[Explanation]:
    """All kinds, by stage and code."""
    made = [_explanation(name, kind, module) for name, kind, module in _defined_kinds()]
    order = [stage.en for stage in (*_STAGES.values(), _OTHER)]
    return sorted(made, key=lambda one: (order.index(one.stage.en), one.code))


def explanation_of(code: str) -> Explanation:
    """Raises UsageError with the nearest codes for one that there is not."""
    known = {one.code: one for one in explanations()}
    if code not in known:
        near = get_close_matches(code, known, n=3, cutoff=0.4)
        raise UsageError(
            zh=f"没有问题代码 {code}",
            en=f"there is no problem code {code}",
            hint_zh=f"最接近的：{'、'.join(near)}" if near else "portal explain 列出全部代码",
            hint_en=f"the nearest: {', '.join(near)}" if near else "portal explain lists all codes",
        )
    return known[code]


def _explanation(name: str, kind: ProblemKind, module: ModuleType) -> Explanation:
    room = module.__name__.split(".")[1]
    rule = _rules_of(module).get(name) or _first_paragraph(module.__doc__)
    return Explanation(
        code=kind.code,
        severity=kind.severity,
        stage=_STAGES.get(room, _OTHER),
        rule=Text(zh=REASONS_ZH.get(kind.code, rule), en=rule),
        message=_with_blanks(kind.message),
        hint=_with_blanks(kind.hint),
        place=module.__name__,
    )


def _with_blanks(text: Text) -> Text:
    """`{found}` as ‹found›: what stands there depends on the case."""
    return Text(zh=_PLACEHOLDER.sub(r"‹\1›", text.zh), en=_PLACEHOLDER.sub(r"‹\1›", text.en))


def _defined_kinds() -> Iterator[tuple[str, ProblemKind, ModuleType]]:
    """The constant, the kind and the module that defines it, each once."""
    seen: dict[str, tuple[str, ProblemKind, ModuleType]] = {}
    for module in _modules():
        for name, value in vars(module).items():
            for kind in value.values() if isinstance(value, dict) else (value,):
                if isinstance(kind, ProblemKind) and f'"{kind.code}"' in _source(module):
                    seen.setdefault(kind.code, (name, kind, module))
    return iter(seen.values())


@cache
def _modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(generator.__path__, "generator.")
    names = sorted(one.name for one in found if "._shipped" not in one.name)
    return tuple(importlib.import_module(name) for name in names)


@cache
def _source(module: ModuleType) -> str:
    return inspect.getsource(module)


@cache
def _rules_of(module: ModuleType) -> dict[str, str]:
    """Of each constant the docstring of the first rule that tells it, itself or by a function of its own."""
    if not module.__name__.startswith("generator.rules."):
        return {}
    functions = {
        node.name: node
        for node in ast.parse(_source(module)).body
        if isinstance(node, ast.FunctionDef)
    }
    found: dict[str, str] = {}
    for name, function in functions.items():
        docstring = _first_paragraph(ast.get_docstring(function))
        if name.startswith("_") or not docstring:
            continue
        for named in _names_in(function, functions, set()):
            found.setdefault(named, docstring)
    return found


def _names_in(
    function: ast.FunctionDef, functions: dict[str, ast.FunctionDef], seen: set[str]
) -> Iterator[str]:
    """Every name in `function` and in the functions of its module that it names."""
    seen.add(function.name)
    for node in ast.walk(function):
        if isinstance(node, ast.Name):
            yield node.id
            if node.id in functions and node.id not in seen:
                yield from _names_in(functions[node.id], functions, seen)


def _first_paragraph(docstring: str | None) -> str:
    return " ".join((docstring or "").partition("\n\n")[0].split())
