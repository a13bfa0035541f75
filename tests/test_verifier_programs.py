"""`/verify/v1/verifier.js` as a program of others takes it: by the words of its guide, and nothing else."""

from __future__ import annotations

import http.server
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT, SiteServer
from tests.node_tools import NODE
from tests.sign_samples import demo_key

GUIDE = (ROOT / "content/about/programs.md").read_text(encoding="utf-8")
FETCHING, ASKING = re.findall(r"^```js\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
ROOT_FINGERPRINT = demo_key("root").public.fingerprint
# a verdict for each file that is fetched only when it is wanted
ASKED = {
    "Y00009999990126T000001": "valid",
    "Y00009999990126T000002": "revoked",
    "Y00009999990126T000009": "not_found",
    "Y00009999990126Q000001": "malformed",
}
IMPORTED = """async ([site, settings]) => {
  const { openSession } = await import(`${site}verify/v1/verifier.js`)
  const { default: wording } = await import(`${site}verify/v1/wording.js`)
  const session = openSession({
    checkedOn: '2026-03-18',
    settings,
    read: async (path) => (await fetch(site + path)).text(),
    crypto: globalThis.crypto,
    wording
  })
  return (await session.verifyNumber('Y00009999990126T000001')).verdict
}"""


def _node(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [NODE, *words], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_guide_for_programs_works_in_node_as_it_is_written(
    server: SiteServer, tmp_path: Path
) -> None:
    (tmp_path / "fetch.mjs").write_text(FETCHING, encoding="utf-8")
    (tmp_path / "ask.mjs").write_text(ASKING, encoding="utf-8")
    _node(tmp_path, "fetch.mjs", server.address)
    told = _node(tmp_path, "ask.mjs", server.address, ROOT_FINGERPRINT, *ASKED)
    answers = dict(line.split(" ", 2)[:2] for line in told.splitlines())
    assert answers == ASKED


def test_a_file_that_is_not_as_its_digest_says_is_not_kept(
    server: SiteServer, tmp_path: Path
) -> None:
    (tmp_path / "fetch.mjs").write_text(FETCHING, encoding="utf-8")
    server.changed["verify/v1/verifier.js"] = b"export const openSession = null"
    with pytest.raises(AssertionError, match=r"verifier\.js"):
        _node(tmp_path, "fetch.mjs", server.address)
    assert not (tmp_path / "verifier/verifier.js").exists()


@pytest.mark.browser
def test_a_page_of_another_site_may_import_the_verifier_and_read_with_it(
    server: SiteServer, page: Page
) -> None:
    config = json.loads((server.folder / "trust/jwks.json").read_text())
    base = config["keys"][0]["kid"].partition("trust/issuers/")[0]
    settings = {"identifier_base": base, "root_fingerprints": [ROOT_FINGERPRINT]}
    with _another_site() as address:
        page.goto(address)
        assert page.evaluate(IMPORTED, [server.address, settings]) == "valid"


@contextmanager
def _another_site() -> Iterator[str]:
    """A host of one page, with no headers of ours; another port is another origin."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=host.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{host.server_port}/"
    host.shutdown()
    host.server_close()
    thread.join()
