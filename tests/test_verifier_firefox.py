"""The verifier and its page in Firefox, with WebCrypto and without: the same JSON as under Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from tests.conftest import SiteServer
from tests.node_tools import NODE, NODE_FOLDER
from tests.verify_site import NUMBER, WORDING, differing, write_verify_files, write_worlds

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
OUTSIDE = "Y00005199990126T000001"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("firefox"),
    pytest.mark.skipif(FIREFOX is None, reason="no Firefox here; tests/prepare_browser.sh has one"),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, demo_site: Path) -> dict[str, Any]:
    """All that Firefox is asked, in one session."""
    folder = tmp_path_factory.mktemp("firefox")
    write_verify_files(folder)
    write_worlds(folder)
    sheet = folder / "staff.csv"
    sheet.write_text(f"姓名,证书编号\n样例甲,{NUMBER}\n样例乙,{NUMBER}\n某人,{OUTSIDE}\n", "utf-8")
    server = SiteServer(folder, "/")
    asked = {
        "executable": FIREFOX,
        "address": server.address,
        "number": NUMBER,
        "file": (demo_site / "verify/offline.html").as_uri(),
        "picture": str(folder / "code.png"),
    }
    try:
        done = subprocess.run(
            [NODE, "firefox.js"],
            cwd=NODE_FOLDER,
            input=json.dumps({**asked, "sheet": str(sheet)}).encode(),
            capture_output=True,
            timeout=120,
            check=False,
        )
    finally:
        server.close()
    assert done.returncode == 0, done.stderr.decode()
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


@pytest.mark.parametrize("way", ["native", "fallback"])
def test_firefox_gives_the_json_of_node_in_every_world(way: str, told: dict[str, Any]) -> None:
    assert differing(told[way]) == []
    assert {answer["verdict"] for answer in told[way]} == set(WORDING["verdicts"])


def test_the_page_shows_the_verdict_with_webcrypto_and_without(told: dict[str, Any]) -> None:
    assert told["shown"] == ["valid", "valid"]


def test_the_page_checks_a_sheet(told: dict[str, Any]) -> None:
    assert told["sheet"] == ["mismatch", "not_covered"]  # the valid row needs nothing done


def test_the_page_that_is_one_file_checks_a_sheet(told: dict[str, Any]) -> None:
    """Against the records of the demo, where the number has another name."""
    assert told["fileAlone"] == ["mismatch", "mismatch", "not_covered"]


def test_the_card_on_the_page_and_the_image_kept_hold_the_code(told: dict[str, Any]) -> None:
    for image in told["card"]:
        grey = memoryview(bytes(image["grey"]))
        found = zxingcpp.read_barcodes(grey.cast("B", (image["height"], image["width"])))
        assert [one.text.partition("#")[2] for one in found] == [NUMBER]


def test_a_picture_of_the_code_is_read_here(told: dict[str, Any]) -> None:
    assert told["scanned"] == NUMBER
