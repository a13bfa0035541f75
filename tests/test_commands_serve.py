"""`portal serve`: the headers of production, nobody else's names, and a new site after each save."""

from __future__ import annotations

import http.client
import os
import socket
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from generator.commands import Context
from generator.commands.serve import Live
from generator.headers import headers_for
from generator.live import PreviewServer, Watch, preview_server
from generator.live.watching import is_left_by_editor
from generator.problems import Language
from tests.bad_data import GOOD, lay_out
from tests.desk import Desk

PAGE = "<!doctype html><title>一</title><body><p>一</body>"
TITLE = Path("site_config.yml")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    site = tmp_path / "site"
    (site / "records/v1").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, "utf-8")
    (site / "404.html").write_text("<!doctype html><title>没有</title>", "utf-8")
    (site / "records/v1/index.json").write_text("{}")
    (site / "records/v1/coverage.jwt").write_text("a.b.c")
    (tmp_path / "secret.txt").write_text("outside")
    return Desk(tmp_path)


@pytest.fixture
def server(desk: Desk) -> Iterator[PreviewServer]:
    with serving(desk.root / "site") as running:
        yield running


class serving:
    """A server on a free port, in a thread, for the block."""

    def __init__(self, folder: Path) -> None:
        self._server = preview_server(folder, 0)
        self._thread = threading.Thread(target=self._server.serve_forever)

    def __enter__(self) -> PreviewServer:
        self._thread.start()
        return self._server

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def ask(
    server: PreviewServer, path: str, *, host: str | None = None, method: str = "GET"
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=host is not None)
        if host:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_a_port_that_is_taken_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert desk.run("serve", "--port", port) == 3
    told = capsys.readouterr().err
    assert f"cannot use port {port}" in told
    assert "--port 8001" in told


@pytest.mark.parametrize("port", ["65536", "-1", "http", "８０００"])
def test_what_is_no_port_is_a_usage_error(desk: Desk, port: str) -> None:
    assert desk.run("serve", "--port", port) == 2


@pytest.mark.parametrize("path", ["/", "/records/v1/index.json", "/nowhere/"])
def test_every_answer_has_the_headers_of_production(path: str, server: PreviewServer) -> None:
    _, headers, _ = ask(server, path)
    for name, value in headers_for(path.lstrip("/")).items():
        assert headers[name] == value


def test_tokens_and_pages_have_the_types_that_browsers_insist_on(server: PreviewServer) -> None:
    assert ask(server, "/records/v1/coverage.jwt")[1]["Content-Type"] == "application/vc+jwt"
    assert ask(server, "/")[1]["Content-Type"] == "text/html; charset=utf-8"


def test_a_page_is_sent_with_the_script_that_shows_it_anew_and_kept_without(
    server: PreviewServer, desk: Desk
) -> None:
    status, headers, body = ask(server, "/")
    assert status == 200
    assert b'<script type="module" src="/.portal/reload.js"></script></body>' in body
    assert int(headers["Content-Length"]) == len(body)
    assert ask(server, "/.portal/reload.js")[0] == 200
    assert (desk.root / "site/index.html").read_text("utf-8") == PAGE


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1.evil.example",
        "localhost:1",
        "127.0.0.2",
        "",
    ],
)
def test_a_name_that_somebody_led_here_is_refused(host: str, server: PreviewServer) -> None:
    status, _, body = ask(server, "/", host=host.format(port=server.server_port) or " ")
    assert status == 421
    assert "一".encode() not in body


@pytest.mark.parametrize(
    "host", ["localhost:{port}", "127.0.0.1:{port}", "LOCALHOST", "[::1]:{port}"]
)
def test_the_names_of_this_machine_are_answered(host: str, server: PreviewServer) -> None:
    assert ask(server, "/", host=host.format(port=server.server_port))[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//../secret.txt",
        "/%00",
        "/records/v1/",
    ],
)
def test_nothing_but_files_of_the_site_is_answered(path: str, server: PreviewServer) -> None:
    status, _, body = ask(server, path)
    assert status == 404
    assert b"outside" not in body
    assert b"coverage" not in body


def test_a_folder_without_its_slash_leads_to_itself_and_nowhere_else(
    server: PreviewServer,
) -> None:
    status, headers, _ = ask(server, "//records")
    assert (status, headers["Location"]) == (301, "/records/")


def test_head_has_no_body(server: PreviewServer) -> None:
    assert ask(server, "/", method="HEAD")[2] == b""


def test_open_pages_are_told_of_a_build(server: PreviewServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", "/.portal/changes")
    answer = connection.getresponse()
    assert answer.readline() == b": here\n"
    server.announce()
    assert answer.readline() == b"\n"
    assert answer.readline() == b"event: built\n"
    connection.close()


def save(file: Path, text: str) -> None:
    """As an editor does, at another time than before: clocks of file systems are coarse."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, "utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


def test_a_saved_a_new_and_a_deleted_file_are_seen_once(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    watch = Watch(tmp_path)
    assert watch.changed() == []
    save(tmp_path / "site_config.yml", "mode: demo\n")
    save(tmp_path / "content/new.md", "# 新\n")
    (tmp_path / "data/grades.yml").unlink()
    assert watch.changed() == ["content/new.md", "data/grades.yml", "site_config.yml"]
    assert watch.changed() == []


@pytest.mark.parametrize("name", [".a.yml.swp", "a.yml~", "~$名单.xlsx", ".#a.yml"])
def test_what_editors_leave_is_no_save(name: str) -> None:
    assert is_left_by_editor(name)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[tuple[Live, PreviewServer, Path]]:
    root = tmp_path / "门户 一"
    lay_out(GOOD, root)
    context = Context(root=root, today=date(2026, 3, 18), language=Language.ENGLISH)
    with serving(root / "site") as server:
        yield Live(context, root / "site", server), server, root


def rename_site(root: Path, name: str) -> None:
    lines = (root / TITLE).read_text("utf-8").splitlines()
    save(root / TITLE, "\n".join(f"site_name: {name}" if "site_name:" in x else x for x in lines))


def test_a_save_is_told_at_once_built_when_it_is_over_and_a_mistake_keeps_the_old_site(
    live: tuple[Live, PreviewServer, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    building, server, root = live
    assert building.build()
    assert not building.look()
    capfd.readouterr()

    rename_site(root, "新名")
    assert not building.look()
    assert "saved site_config.yml; checking" in capfd.readouterr().err
    assert building.look()
    assert "新名".encode() in ask(server, "/")[2]
    assert server.builds == 2

    good = (root / TITLE).read_text("utf-8")
    save(root / TITLE, good.replace("mode: demo", "mode: nonsense"))
    building.look()
    capfd.readouterr()
    assert not building.look()
    told = capfd.readouterr().err
    assert "site_config.yml:" in told
    assert "the site that was there is still shown" in told
    assert "新名".encode() in ask(server, "/")[2]
    assert server.builds == 2


@pytest.mark.browser
def test_an_open_page_shows_what_was_saved(
    live: tuple[Live, PreviewServer, Path], context: BrowserContext
) -> None:
    building, server, root = live
    assert building.build()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.wait_for_load_state("load")
    rename_site(root, "又一个名")
    building.look()
    assert building.look()
    page.wait_for_function("document.documentElement.textContent.includes('又一个名')")
