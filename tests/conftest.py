"""What tests share: the demo site, built once for all workers, served on loopback, seen in Chromium."""

from __future__ import annotations

import fcntl
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.build import build
from generator.headers import headers_for
from tests.bad_data import TODAY

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".jwt": "application/vc+jwt",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".ics": "text/calendar; charset=utf-8",
}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the official texts and the vectors; skipped where it is not beside the project."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared beside the project")
    return SHARED


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo of this repository, built by the first worker that asks."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    site = folder / "demo-site"
    with (folder / "demo-site.turn").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            build(ROOT, out=site, today=TODAY, report=lambda phase, seconds: None)
    return site


class SiteServer:
    """A static host. `changed` maps paths to other bytes, or to None for 404; `requests` is its log."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder = folder
        self.prefix = prefix
        self.changed: dict[str, bytes | None] = {}
        self.requests: list[str] = []
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def address(self) -> str:
        """Where the site's root is, with a slash at the end."""
        return self.origin + self.prefix

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def body(self, path: str) -> bytes | None:
        if path in self.changed:
            return self.changed[path]
        file = self.folder / path
        if file.is_dir():
            file /= "index.html"
        return file.read_bytes() if file.is_file() else None

    def _handler(site) -> type[http.server.BaseHTTPRequestHandler]:
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement

            def do_GET(self) -> None:
                site.requests.append(self.path)
                path = self.path.partition("?")[0]
                inside = path.startswith(site.prefix)
                path = path.removeprefix(site.prefix)
                body = site.body(path) if inside else None
                self.send_response(404 if body is None else 200)
                name = path if Path(path).suffix else "index.html"
                self.send_header(
                    "Content-Type", _TYPES.get(Path(name).suffix, "application/octet-stream")
                )
                self.send_header("Content-Length", str(len(body or b"")))
                for header, value in {**headers_for(path), "Cache-Control": "no-store"}.items():
                    self.send_header(header, value)
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        return Handler


@pytest.fixture
def server(demo_site: Path) -> Iterator[SiteServer]:
    """The demo at the root of a host."""
    server = SiteServer(demo_site, "/")
    yield server
    server.close()


@pytest.fixture(params=["/", "/a/b/"], ids=["at the root", "under a path"])
def server_anywhere(demo_site: Path, request: pytest.FixtureRequest) -> Iterator[SiteServer]:
    """The demo at the root, then below `/a/b/`."""
    server = SiteServer(demo_site, request.param)
    yield server
    server.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium: Debian's, or the one that playwright has fetched."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("PORTAL_TEST_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        # a host that is no loopback by its name: plain http is no secure context there
        "--host-resolver-rules=MAP plain.example 127.0.0.1",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1200, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page whose own errors fail the test."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("pageerror", _fail)
    return page


def _fail(error: object) -> None:
    pytest.fail(f"error on the page: {error}")
