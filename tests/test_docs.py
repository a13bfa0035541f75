"""What the Markdown files say can be done: every command runs, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import COMMANDS, main, parser_for
from generator.problems import Language
from tests.conftest import ROOT

DOCUMENTS = [
    *("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "tests/README.md"),
    *(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("content/guides/*.md"))),
    *(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("data/*/README.md"))),
]
# how a command begins -> what else runs it
RUN_ELSEWHERE = {
    "make site": "CI",
    "make test": "CI",
    "make lint": "CI, in make test",
    "make serve": "tests/test_site_walk.py, on a server of its own",
    ".venv/bin/portal serve": "the same",
    ".venv/bin/python -m pytest": "CI, in make test",
    ".venv/bin/portal bench": "tests/test_commands_bench.py",
    ".venv/bin/portal import": "tests/test_commands_import.py",
    "portal keys create": "tests/test_desk_walk.py",
    "portal trust init": "tests/test_desk_walk.py",
    "portal trust add": "tests/test_desk_walk.py",
    "portal trust end": "tests/test_desk_walk.py",
    "portal trust renew": "tests/test_commands_trust.py",
    "portal trust roots": "tests/test_commands_trust.py",
    "portal trust sign": "tests/test_commands_trust.py",
    "python3 -m venv .venv": "make site",
    ".venv/bin/pip install": "tests/test_wheel.py",
    ".venv/bin/portal check --staged": "tests/test_commands_check_staged.py",
    ".venv/bin/portal doctor": "tests/test_commands_doctor.py",
    ".venv/bin/portal diff": "tests/test_commands_diff.py, in a repository of its own",
    ".venv/bin/portal publish": "tests/test_publish.py, to a repository of its own",
}
NOT_OURS = {".venv", ".cache", "node_modules", "site", ".git"}
FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"(?:`|^|bin/)portal ([a-z]+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def commands_of(document: str) -> list[str]:
    """One line each, continued lines joined, comments left out."""
    text = (ROOT / document).read_text(encoding="utf-8")
    lines = "".join(FENCE.findall(text)).replace("\\\n", " ").splitlines()
    return [shlex.join(words) for line in lines if (words := shlex.split(line, comments=True))]


def is_run_elsewhere(command: str) -> bool:
    return command.startswith(tuple(RUN_ELSEWHERE))


def markdown_files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.md")):
        if not NOT_OURS & set(path.relative_to(ROOT).parts[:-1]):
            yield path


@pytest.fixture
def demo_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What of a clone the commands touch, and the shell in it."""
    clone = tmp_path / "clone"
    for folder in ("data", "content", "tests/keys"):
        shutil.copytree(ROOT / folder, clone / folder)
    shutil.copyfile(ROOT / "site_config.yml", clone / "site_config.yml")
    (clone / ".git").mkdir()
    monkeypatch.chdir(clone)
    return clone


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if commands_of(one)])
@pytest.mark.usefixtures("demo_copy")
def test_every_command_of_a_document_runs_in_its_order(document: str) -> None:
    for command in commands_of(document):
        words = shlex.split(command)
        if Path(words[0]).name == "portal":
            parser_for(words[1:], Language.ENGLISH).parse_args(words[1:])
        if not is_run_elsewhere(command):
            assert Path(words[0]).name == "portal", f"nothing runs `{command}`"
            assert main(words[1:]) == 0, command


def test_what_is_run_elsewhere_is_still_in_a_document() -> None:
    commands = [command for document in DOCUMENTS for command in commands_of(document)]
    for beginning in RUN_ELSEWHERE:
        assert any(command.startswith(beginning) for command in commands), beginning


def test_the_readme_names_every_command() -> None:
    named = set(NAMED.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert named == set(COMMANDS)


@pytest.mark.parametrize("path", [path.relative_to(ROOT).as_posix() for path in markdown_files()])
def test_a_document_names_commands_that_there_are_and_links_to_what_there_is(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert set(NAMED.findall(text)) <= set(COMMANDS)
    assert [link for link in LINK.findall(text) if not leads_somewhere(ROOT / path, link)] == []


def leads_somewhere(document: Path, link: str) -> bool:
    """Addresses on the site, in content/, are held by tests/test_content_prose.py."""
    name, _, anchor = link.partition("#")
    is_prose = document.is_relative_to(ROOT / "content")
    if "://" in link or (is_prose and not name.endswith(".md")):
        return True
    target = document.parent / name if name else document
    if not target.exists():
        return False
    headings = HEADING.findall(target.read_text(encoding="utf-8")) if anchor else []
    return not anchor or anchor in [heading.lower().replace(" ", "-") for heading in headings]
