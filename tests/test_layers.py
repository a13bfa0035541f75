"""The table of STYLE_GUIDE §1, held: imports point to the model, no stage imports another stage."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.git_repository import git

PACKAGE = Path(__file__).parent.parent / "generator"

# room -> rooms it may import; generator/README.md says why
_MODEL = {"model", "problems", "records"}
LAYERS: dict[str, set[str]] = {
    "problems": set(),
    "pages": set(),
    "shipped": set(),
    "headers": set(),
    "records": {"problems"},
    "model": {"problems", "records"},
    "config": {"problems", "records"},
    "working_days": {"problems"},
    "management_periods": {*_MODEL},
    "scopes": {*_MODEL},
    "requirements": {*_MODEL, "statuses"},
    "bodies": {*_MODEL},
    "list_life": {*_MODEL},
    "errata": {*_MODEL},
    "outcomes": {*_MODEL, "errata"},
    "list_progress": {*_MODEL, "working_days", "deadlines", "statuses", "list_life"},
    "fiction": {*_MODEL},
    "changes": {*_MODEL},
    "git": {"problems"},
    "personal_data": {"problems"},
    "nameless": {*_MODEL},
    "month_days": set(),
    "chief_waits": {*_MODEL, "month_days", "statuses"},
    "takedowns": {*_MODEL, "config", "working_days", "deadlines", "month_days", "nameless"},
    "takedown_reminders": {*_MODEL, "git", "takedowns"},
    "eligibility": {*_MODEL, "month_days"},
    "policies": {*_MODEL},
    "text_files": {"problems"},
    "hidden_characters": {"problems", "text_files"},
    "deadlines": {*_MODEL, "working_days"},
    "statuses": {*_MODEL, "working_days", "deadlines"},
    "load": {
        *_MODEL,
        "config",
        "working_days",
        "shipped",
        "personal_data",
        "text_files",
        "hidden_characters",
    },
    "intake": {*_MODEL, "text_files", "hidden_characters"},
    "rules": {
        *_MODEL,
        "bodies",
        "list_life",
        "errata",
        "outcomes",
        "config",
        "working_days",
        "deadlines",
        "statuses",
        "scopes",
        "requirements",
        "personal_data",
        "policies",
    },
    "sheet_words": {*_MODEL, "intake", "shipped"},
    "credentials": {*_MODEL, "config", "management_periods", "shipped"},
    "render": {
        *_MODEL,
        "list_life",
        "errata",
        "outcomes",
        "list_progress",
        "config",
        "working_days",
        "deadlines",
        "statuses",
        "scopes",
        "requirements",
        "management_periods",
        "chief_waits",
        "fiction",
        "nameless",
        "policies",
        "eligibility",
        "pages",
        "shipped",
    },
    "written_text": set(),
    "reasons_zh": set(),
    "write": {"config", "problems", "pages", "personal_data", "written_text"},
    "desk_files": {"problems"},
    "starter": {"problems", "shipped", "headers"},
    "shell": {"config", "problems", "pages", "shipped", "records"},
    "search": {"config", "problems", "pages", "shipped"},
}
_STAGES = set(LAYERS)
PIPELINES = {
    "bench",
    "staff_columns",
    "staff_sheets",
    "doctor",
    "explanations",
    "live",
    "staged",
    "build",
    "check",
    "import_rows",
    "desk_rules",
    "handouts",
    "issue",
    "publish",
    "revisions",
    "takedown_files",
    "verify",
}
for _pipeline in PIPELINES:
    LAYERS[_pipeline] = {*_STAGES, *PIPELINES}
LAYERS["commands"] = {*_STAGES, *PIPELINES}
LAYERS["cli"] = {"commands", "problems"}


def _modules() -> Iterator[tuple[str, Path]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room != "__init__" and not room.startswith("_"):
            yield room, file


def _imported_rooms(file: Path) -> Iterator[tuple[str, int]]:
    """Rooms of `generator` that `file` imports, inside functions too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            names = [node.module or ""]
            if node.module == "generator":
                names = [f"generator.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "generator" and len(parts) > 1:
                yield parts[1], node.lineno


def test_every_room_has_a_line_in_the_table() -> None:
    assert {room for room, _ in _modules()} <= set(LAYERS)


@pytest.mark.parametrize("room", sorted(LAYERS))
def test_a_room_imports_only_what_its_line_allows(room: str) -> None:
    wrong = [
        f"{file.relative_to(PACKAGE)}:{line} imports {imported}"
        for owner, file in _modules()
        if owner == room
        for imported, line in _imported_rooms(file)
        if imported != room and imported not in LAYERS[room]
    ]
    assert wrong == []


def test_only_credentials_import_cryptography() -> None:
    users = {
        room
        for room, file in _modules()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cryptography")
    }
    assert users == {"credentials"}


def test_only_commands_print() -> None:
    printing = {
        room
        for room, file in _modules()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }
    assert printing <= {"commands", "cli"}


def test_only_the_command_line_reads_the_clock() -> None:
    clocks = {"now", "today", "utcnow", "time"}
    readers = {
        file.relative_to(PACKAGE).as_posix()
        for _, file in _modules()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clocks
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"date", "datetime", "time"}
    }
    assert readers <= {"cli.py"}


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    long = {
        file.relative_to(PACKAGE).as_posix(): count
        for _, file in _modules()
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_nothing_stands_at_the_top_that_has_no_place_there() -> None:
    """What git tracks; a sheet printed for a look has been committed once."""
    places = {
        *("content", "data", "generator", "theme", "tests", "policy_texts", ".ci"),
        *("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"),
        *("Makefile", "pyproject.toml", "site_config.yml"),
        *(".editorconfig", ".gitattributes", ".gitignore"),
    }
    tracked = git(PACKAGE.parent, "ls-files", "-z").split("\0")
    assert {file.split("/")[0] for file in tracked if file} == places
