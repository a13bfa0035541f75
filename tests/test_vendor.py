"""What is vendored or bundled is what its sources build to, byte for byte."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest

from tests.node_tools import NODE, NODE_FOLDER, THEME

VENDOR = THEME / "vendor"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vendor")
    subprocess.run([NODE, "vendor.js", folder], cwd=NODE_FOLDER, check=True, timeout=60)
    return folder


def test_the_vendored_files_are_what_the_pinned_packages_build_to(rebuilt: Path) -> None:
    built = {path.relative_to(rebuilt): path.read_bytes() for path in rebuilt.rglob("*.*")}
    committed = {path.relative_to(VENDOR): path.read_bytes() for path in VENDOR.rglob("*.*")}
    del committed[Path("README.md")]
    assert committed == built


def test_what_verify_serves_is_what_its_sources_build_to(tmp_path: Path) -> None:
    subprocess.run([NODE, "bundle.js", tmp_path], cwd=NODE_FOLDER, check=True, timeout=60)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in (THEME / "verify/built").iterdir()}
    assert committed == built


def test_a_verdict_needs_at_most_5_kilobytes_of_program_and_14_with_the_fallback() -> None:
    built = THEME / "verify/built"
    core, fallback, arithmetic = (
        len(gzip.compress(file.read_bytes(), mtime=0))
        for file in (built / "verifier.js", built / "fallback.js", VENDOR / "ed25519.js")
    )
    assert core <= 5 * 1024
    assert core + fallback + arithmetic <= 14 * 1024


def test_the_script_of_the_desk_is_what_its_sources_build_to(tmp_path: Path) -> None:
    subprocess.run([NODE, "bundle-desk.js", tmp_path], cwd=NODE_FOLDER, check=True, timeout=60)
    committed = (THEME / "desk/built/desk.js").read_bytes()
    assert committed == (tmp_path / "desk.js").read_bytes()


@pytest.mark.parametrize("name", ["eligibility", "forms"])
def test_the_module_of_a_page_is_what_its_sources_build_to(name: str, tmp_path: Path) -> None:
    command = [NODE, "bundle-module.js", name, tmp_path]
    subprocess.run(command, cwd=NODE_FOLDER, check=True, timeout=60)
    committed = (THEME / name / "built" / f"{name}.js").read_bytes()
    assert committed == (tmp_path / f"{name}.js").read_bytes()


def test_every_vendored_script_names_its_packages_with_version_and_licence() -> None:
    scripts = list(VENDOR.glob("*.js"))
    assert scripts
    for script in scripts:
        first_line = script.read_text(encoding="utf-8").split("\n", 1)[0]
        assert re.fullmatch(
            r"/\*! (@?[\w/-]+ \d+\.\d+\.\d+ \(MIT\)(, )?)+; licences in licences/; .*\*/",
            first_line,
        )


def test_no_vendored_script_uses_what_safari_14_lacks() -> None:
    for script in VENDOR.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"\bstatic\s+[\w#]+\s*[=;]|\?\?=|\|\|=|&&=|#\w+\s*[=(]", text)
