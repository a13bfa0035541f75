"""`portal new`: a bureau's own portal that is whole, checked before each commit, and builds at once."""

from __future__ import annotations

import fnmatch
import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.check import load_and_check
from generator.cli import main
from generator.headers import as_headers_file, headers_for
from generator.load.config import load_config
from generator.load.portal import load_portal
from generator.problems import errors_among
from tests.conftest import ROOT
from tests.desk import Terminal
from tests.git_repository import git

TODAY = date(2026, 3, 18)
BUREAU = "四川省人力资源和社会保障厅"
PIPELINES = (
    ".github/workflows/portal.yml", ".gitea/workflows/portal.yml", ".gitlab-ci.yml",
    ".workflow/portal.yml", "server/pre-receive",
)  # fmt: skip


def new(folder: Path, *words: str) -> int:
    try:
        return main(["--lang", "en", "new", str(folder), *words])
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    folder = tmp_path / "我的 门户"
    assert new(folder, "--jurisdiction", "sc", "--name", BUREAU) == 0
    return folder


def test_a_new_portal_has_no_error(portal: Path) -> None:
    checked = load_and_check(portal, TODAY)
    assert checked.problems == []
    assert checked.config.site_name == f"{BUREAU}技能等级公示与核验"


def test_a_new_portal_knows_nothing_of_the_fictional_province(portal: Path) -> None:
    assert "demo" not in load_portal(portal)[0].jurisdictions
    for file in (portal / "content").rglob("*.md"):
        assert not re.search("示例省|样例|demo", file.read_text(encoding="utf-8")), file
    paths = [file.relative_to(portal).as_posix() for file in (portal / "data").rglob("*")]
    assert [path for path in paths if "demo" in path or path.endswith((".jwt", ".json"))] == []


def test_the_guide_of_a_new_portal_speaks_of_its_own_bureau(portal: Path) -> None:
    guide = (portal / "content/guides/bureau.md").read_text(encoding="utf-8")
    assert "portal keys create sc-hrss" in guide
    assert f"--name '{BUREAU}'" in guide
    assert "--jurisdiction sc " in guide


def test_everything_is_staged_and_checked_before_each_commit(portal: Path) -> None:
    assert git(portal, "config", "core.hooksPath") == ".githooks\n"
    assert git(portal, "symbolic-ref", "--short", "HEAD") == "main\n"
    assert git(portal, "ls-files", "--others", "--exclude-standard") == ""
    modes = git(portal, "ls-files", "--stage", ".githooks/pre-commit", "server/pre-receive")
    assert modes.count("100755") == 2


def test_the_first_commit_passes_the_check_before_it(portal: Path) -> None:
    assert main(["-C", str(portal), "check", "--staged"]) == 0


@pytest.mark.parametrize("path", PIPELINES)
def test_every_pipeline_runs_the_same_two_commands(portal: Path, path: str) -> None:
    text = (portal / path).read_text(encoding="utf-8")
    assert re.findall(r"portal (check|build)\b", text) == ["check", "build"]
    assert path == "server/pre-receive" or yaml.safe_load(text)


@pytest.mark.parametrize("path", [".githooks/pre-commit", "server/pre-receive"])
def test_a_hook_is_a_script_that_a_plain_shell_reads(portal: Path, path: str) -> None:
    subprocess.run(["sh", "-n", str(portal / path)], check=True)


def test_a_host_is_told_the_headers_that_the_portal_was_tested_under(portal: Path) -> None:
    assert (portal / "server/_headers").read_text(encoding="utf-8") == as_headers_file()
    nginx = (portal / "server/nginx.conf").read_text(encoding="utf-8")
    for name, value in headers_for("search/").items():
        assert f'add_header {name} "{value}" always;' in nginx
    assert nginx.count("{") == nginx.count("}")


def test_the_version_of_the_program_is_pinned(portal: Path) -> None:
    lines = (portal / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["skillgrade-portal==0.1.0"]


def test_signed_files_keep_their_bytes_in_git(portal: Path) -> None:
    signed = ("data/status/sc-hrss/1.revocation.jwt", "data/trust/1.json")
    for path in signed:
        (portal / path).parent.mkdir(parents=True, exist_ok=True)
        (portal / path).write_bytes(b"a\r\nb\n")
    git(portal, "-c", "core.autocrlf=true", "add", *signed)
    for path in signed:
        kept = subprocess.run(
            ["git", "show", f":{path}"], cwd=portal, check=True, capture_output=True
        )
        assert kept.stdout == b"a\r\nb\n"


def test_every_file_of_the_data_has_one_schema_in_the_editor(portal: Path) -> None:
    settings = json.loads((portal / ".vscode/settings.json").read_text(encoding="utf-8"))
    schemas: dict[str, str | list[str]] = settings["yaml.schemas"]
    assert all((portal / path).is_file() for path in schemas)
    demo = [
        path.relative_to(ROOT).as_posix()
        for path in [*(ROOT / "data").rglob("*.yml"), ROOT / "site_config.yml"]
        if not path.name.startswith("_")
    ]
    for path in demo:
        fitting = [name for name, globs in schemas.items() if _fits(path, globs)]
        assert len(fitting) == 1, path


def _fits(path: str, globs: str | list[str]) -> bool:
    """As editors have it: some glob fits, and none that begins with `!`."""
    listed = [globs] if isinstance(globs, str) else globs
    return any(_matches(path, one) for one in listed if one[0] != "!") and not any(
        _matches(path, one[1:]) for one in listed if one[0] == "!"
    )


def _matches(path: str, glob: str) -> bool:
    parts, patterns = path.split("/"), glob.split("/")
    return len(parts) == len(patterns) and all(map(fnmatch.fnmatchcase, parts, patterns))


def test_a_bureau_of_a_place_that_is_not_known_brings_it(tmp_path: Path) -> None:
    words = ("--jurisdiction", "zj", "--place", "浙江省", "--short-place", "浙江", "--code", "33")
    assert new(tmp_path / "zj", *words) == 0
    place = load_portal(tmp_path / "zj")[0].jurisdictions["zj"]
    assert (place.name, place.short_name, place.code) == ("浙江省", "浙江", "33")


def test_without_options_and_terminal_the_defaults_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path / "plain") == 0
    assert "cn for now" in capsys.readouterr().err
    assert errors_among(load_and_check(tmp_path / "plain", TODAY).problems) == []


def test_on_a_terminal_what_is_not_given_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(f"cq\n{BUREAU}\n\n"))
    assert new(tmp_path / "cq") == 0
    config, _ = load_config(tmp_path / "cq")
    assert config
    assert config.site_name == f"{BUREAU}技能等级公示与核验"
    assert config.identifier_base == "https://cq.skillgrade.example/"


def test_a_place_that_cannot_be_written_is_a_fault_of_the_environment(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert new(tmp_path / "file/portal") == 3


def test_an_unknown_place_is_refused_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path / "zj", "--jurisdiction", "zj") == 2
    assert "--place" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_setting_that_would_not_pass_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    assert new(tmp_path / "sc", "--jurisdiction", "sc", "--identifier-base", "http://x/") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\nb", " a", "字" * 101])
def test_a_name_that_is_no_line_is_a_usage_error(tmp_path: Path, name: str) -> None:
    assert new(tmp_path / "sc", "--name", name) == 2


def test_a_name_with_signs_of_yaml_and_shell_is_taken_as_it_is(tmp_path: Path) -> None:
    name = 'A: "b" \\ #c $(d) §{e} {{7*7}}'
    assert new(tmp_path / "odd", "--jurisdiction", "sc", "--site-name", name) == 0
    config, problems = load_config(tmp_path / "odd")
    assert problems == []
    assert config
    assert config.site_name == name


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    assert new(tmp_path) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert new(folder) == 0
    assert (folder / ".git/HEAD").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_a_portal_inside_another_is_refused(portal: Path) -> None:
    assert new(portal / "data" / "inner") == 2
    assert not (portal / "data/inner").exists()
