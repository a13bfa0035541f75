"""What can lie in a portal's folders beside honest files: refused with a place, in no time, never followed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.check import load_and_check
from generator.commands.github_report import as_github
from generator.commands.problem_report import as_text
from generator.load.content import TAKEN
from generator.problems import Language, Place
from generator.text_files import IS_LINK
from tests.bad_data import GOOD, TODAY, lay_out
from tests.conftest import ROOT

LIST = "data/approved_lists/demo/2026/demo-list-2026-01"
SECRET = "-----BEGIN PRIVATE KEY-----\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(GOOD, tmp_path / "portal")
    return tmp_path / "portal"


def _told(root: Path) -> set[tuple[str, str]]:
    return {(one.code, one.place.path) for one in load_and_check(root, TODAY).problems}


def _write(root: Path, path: str, content: str | bytes = "x") -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    "path", [f"{LIST}.yml", f"{LIST}.csv", "data/grades.yml", "data/trust/1.json"]
)
def test_a_pipe_in_the_place_of_a_file_is_told_and_never_waited_for(root: Path, path: str) -> None:
    (root / path).unlink()
    os.mkfifo(root / path)
    assert ("not-a-file", path) in _told(root)


def test_pipes_among_the_prose_and_in_the_place_of_a_readme_are_told(root: Path) -> None:
    os.mkfifo(root / "content/guides/a.md")
    os.mkfifo(root / "data/notices/README.md")
    assert _told(root) == {
        ("content-unexpected-file", "content/guides/a.md"),
        ("not-a-file", "data/notices/README.md"),
    }


@pytest.mark.parametrize("folder", ["data", "data/notices", "data/status", "content"])
def test_a_folder_that_is_a_link_is_told_and_never_followed(root: Path, folder: str) -> None:
    outside = root.parent / "outside"
    (root / folder).rename(outside)
    (root / folder).symlink_to(outside)
    assert ("is-a-link", folder) in _told(root)


def test_folders_nested_deeper_than_pythons_stack_are_walked(root: Path) -> None:
    folders = [root / "data/notices/demo"]
    for _ in range(1100):
        folders.append(folders[-1] / "a")
        folders[-1].mkdir()
    assert load_and_check(root, TODAY).problems == []
    for folder in reversed(folders[1:]):  # pytest could not remove them
        folder.rmdir()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("data/aproved_lists/x.yml", "unexpected-file"),
        ("data/notices/demo/Mai 2026/n.yml", "unsafe-name"),
        ("data/notices/demo/.git/config", "unsafe-name"),
        ("data/notices/demo/2026/con.yml", "unsafe-name"),
        ("data/notices/demo/2026/aux.yml", "unsafe-name"),
        ("data/notices/demo/2026/%2e%2e.yml", "unsafe-name"),
        ("data/notices/demo/2026/a..yml", "unsafe-name"),
        ("data/notices/demo/2026/A-1.yml", "unsafe-name"),
        ("data/notices/demo/2026/a b.yml", "unsafe-name"),
        ("data/notices/demo/2026/" + "a" * 90 + ".yml", "unsafe-name"),
        ("data/notices/demo/2026/x.xls", "unexpected-file"),
        ("data/status/demo-hrss/7.evil.jwt", "signed-file-misplaced"),
        ("data/status/demo-hrss/01.revocation.jwt", "signed-file-misplaced"),
        ("data/status/x/demo-hrss/1.revocation.jwt", "signed-file-misplaced"),
        ("data/coverage/x/demo.jwt", "signed-file-misplaced"),
        ("data/credentials/demo/demo-list-2026-01.jwt", "signed-file-misplaced"),
        ("data/credentials/sc/2026/demo-list-2026-01.jwt", "duplicate-id"),
        ("data/trust/0.json", "not-a-version"),
        ("data/trust/01.json", "not-a-version"),
        ("data/trust/x/1.json", "signed-file-misplaced"),
        ("content/grades/index.md", "content-address-taken"),
        ("content/index.md", "content-address-taken"),
        ("content/_frames/home.md", "content-address-taken"),
        ("content/guides/Über.md", "content-unsafe-name"),
        ('content/guides/a" onload="x.md', "content-unsafe-name"),
        ("content/guides/con.md", "content-unsafe-name"),
        ("content/guides/x.svg", "content-unexpected-file"),
        ("content/guides/x.png", "content-not-a-picture"),
    ],
)
def test_a_name_or_place_that_does_not_belong_is_told(root: Path, path: str, code: str) -> None:
    _write(root, path)
    assert code in {found for found, _ in _told(root)}


def test_every_address_that_the_portal_makes_itself_is_taken(demo_site: Path) -> None:
    """So that prose can never replace, or be replaced by, a page made from data."""
    made = {path.name.removesuffix(".html") for path in demo_site.iterdir()}
    prose = {path.name for path in (ROOT / "content").iterdir() if path.is_dir()}
    stylesheets_and_marks = {name for name in made if "." in name}
    assert made - prose - stylesheets_and_marks <= TAKEN


def test_two_pages_of_one_address_are_told(root: Path) -> None:
    _write(root, "content/guides/a.md", "# 甲\n")
    _write(root, "content/guides/a/index.md", "# 乙\n")
    assert _told(root) == {("content-address-taken", "content/guides/a/index.md")}


def test_pictures_that_differ_only_in_case_are_told(root: Path) -> None:
    for name in ("图A.png", "图a.png"):
        _write(root, f"content/guides/{name}", b"\x89PNG\r\n\x1a\n")
    assert {code for code, _ in _told(root)} == {"content-address-taken"}


def test_a_picture_of_a_gigabyte_is_refused_before_it_is_read(root: Path) -> None:
    with (root / "content/guides/x.png").open("wb") as file:
        file.truncate(1_000_000_000)
    assert _told(root) == {("file-too-large", "content/guides/x.png")}


@pytest.mark.parametrize(
    "path",
    [
        "data/README.md",
        "data/notices/README.md",
        "data/notices/_template.yml",
        "content/README.md",
        "content/guides/x.md",
        "content/guides/x.png",
        "data/search_terms.yml",
    ],
)
@pytest.mark.parametrize(
    "secret",
    [
        SECRET,
        "-----BEGIN ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        '{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}',
    ],
    ids=["pkcs8", "encrypted", "openssh", "jwk"],
)
def test_a_private_key_is_found_wherever_it_is_committed(
    root: Path, path: str, secret: str
) -> None:
    _write(root, path, secret)
    assert ("private-key", path) in _told(root)


def test_a_key_in_a_folder_of_its_own_is_told(root: Path) -> None:
    _write(root, "data/keys/a.pem", SECRET)
    assert _told(root) == {("unexpected-file", "data/keys")}


def test_the_name_of_a_file_cannot_speak_for_the_report() -> None:
    """Neither lines of its own, nor colours, nor another workflow command."""
    problem = IS_LINK.at(Place(path="data/a\n::error file=b::pwned\n\x1b[31m,title=x:%0A.yml"))
    text = as_text([problem], Language.ENGLISH)
    assert text.count("\n") == 2
    assert "\x1b" not in text
    annotation = as_github([problem], Language.ENGLISH).split("\n")[0]
    path, _, rest = annotation.removeprefix("::error file=").partition(",title=")
    assert "::" not in path
    assert rest.startswith("is-a-link::")
    assert "%0A" not in path


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such names")
@pytest.mark.parametrize("folder", ["data/notices/demo/2026", "content/guides"])
def test_a_name_that_is_no_text_is_told(root: Path, folder: str) -> None:
    _write(root, f"{folder}/{os.fsdecode(bytes([0xFF]))}.{'md' if 'guides' in folder else 'yml'}")
    problems = load_and_check(root, TODAY).problems
    assert {one.code for one in problems} <= {"unsafe-name", "content-unsafe-name"}
    assert problems
    assert as_text(problems, Language.ENGLISH).encode("utf-8")
