"""The writer: swapped in whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages import OutputFile
from generator.problems import EnvironmentFault, PortalError, UsageError
from generator.write import MARKER, site_writer


def _build(out: Path, text: str) -> None:
    with site_writer(out) as writer:
        writer.write([OutputFile(path="a/index.html", content=text.encode())])


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_second_build_replaces_the_first_and_leaves_nothing_beside(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "one")
    _build(out, "two")
    assert (out / "a/index.html").read_text() == "two"
    assert _names(tmp_path) == ["site"]


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "one")
    bad = OutputFile(path="../up.html", content=b"")
    half = OutputFile(path="a/index.html", content=b"half")
    with pytest.raises(ValueError, match="leaves the site"), site_writer(out) as writer:
        writer.write([half, bad])
    assert (out / "a/index.html").read_text() == "one"
    assert _names(tmp_path) == ["site"]


@pytest.mark.parametrize("path", ["../up.html", "/etc/passwd", "a/../../b", "a\\b", ""], ids=repr)
def test_no_path_leaves_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leaves the site"), site_writer(tmp_path / "s") as writer:
        writer.write([OutputFile(path=path, content=b"")])
    assert _names(tmp_path) == []


def test_paths_that_differ_only_in_case_are_refused(tmp_path: Path) -> None:
    files = [OutputFile(path="a/B.html", content=b""), OutputFile(path="A/b.html", content=b"")]
    with pytest.raises(ValueError, match="written twice"), site_writer(tmp_path / "s") as writer:
        writer.write(files)


def test_a_private_key_never_reaches_the_site(tmp_path: Path) -> None:
    file = OutputFile(path="a.pem", content=b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    with pytest.raises(PortalError, match="private key"), site_writer(tmp_path / "s") as writer:
        writer.write([file])


def test_a_folder_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "home"
    out.mkdir()
    (out / "thesis.doc").write_text("mine")
    with pytest.raises(PortalError, match="not a site"):
        _build(out, "site")
    assert _names(out) == ["thesis.doc"]


def test_two_builds_at_once_end_in_one_clear_error(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with site_writer(out) as first:
        first.write([OutputFile(path="index.html", content=b"first")])
        with pytest.raises(EnvironmentFault, match="another build"):
            _build(out, "second")
    assert (out / "index.html").read_bytes() == b"first"
    assert _names(tmp_path) == ["site"]


def test_a_run_heals_what_a_killed_one_left(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "one")
    out.rename(tmp_path / "site.old")  # killed between the two renames
    (tmp_path / "site.building").mkdir()  # and with half a site beside
    (tmp_path / "site.lock").touch()
    with pytest.raises(RuntimeError), site_writer(out):
        raise RuntimeError
    assert (out / "a/index.html").read_text() == "one"
    _build(out, "two")
    assert (out / "a/index.html").read_text() == "two"
    assert _names(tmp_path) == ["site"]


def test_a_disk_that_refuses_is_an_environment_fault(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "one")
    with pytest.raises(EnvironmentFault, match="cannot write"), site_writer(out) as writer:
        writer.write([OutputFile(path="n" * 300, content=b"")])
    assert (out / "a/index.html").read_text() == "one"
    assert (out / MARKER).exists()


def test_a_file_in_the_place_of_the_site_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "README.md"
    out.write_text("mine")
    with pytest.raises(UsageError, match="not a site"), site_writer(out):
        pass
    assert out.read_text() == "mine"
