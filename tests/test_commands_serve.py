"""`portal serve` where it cannot serve: told as a fault of the machine or of the command, not as a bug."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<!doctype html>")
    return Desk(tmp_path)


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
