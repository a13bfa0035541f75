"""Signed files that nobody asked for, and hosts that answer badly: all is looked at, none is believed."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date

import pytest

from generator import verify
from generator.credentials.checked import verify_credentials
from generator.credentials.keys import PrivateKey
from generator.model import Portal, SignedFile
from generator.staff_sheets import Asked
from generator.verify import open_site
from tests import bureau

OLD_ROOT = PrivateKey.from_seed(b"a root of long ago".ljust(32, b"."))


@pytest.fixture(scope="module")
def signed() -> Portal:
    return bureau.signed_portal(bureau.portal())


def _codes(portal: Portal) -> list[tuple[str, str]]:
    _, problems = verify_credentials(portal, bureau.config())
    return [(one.code, one.place.path) for one in problems]


def _with_status(portal: Portal, name: str, file: SignedFile) -> Portal:
    return replace(portal, status_tokens={**portal.status_tokens, name: file})


def test_a_status_list_that_no_record_names_is_looked_at_before_it_is_published(
    signed: Portal,
) -> None:
    path = "data/status/hrss/7.revocation.jwt"
    garbage = bureau.signed_file(path, "garbage\n")
    assert _codes(_with_status(signed, "hrss/7.revocation", garbage)) == [
        ("status-list-refused", path)
    ]
    honest = signed.status_tokens["hrss/1.revocation"]
    moved = replace(honest, path=path)
    assert _codes(_with_status(signed, "hrss/7.revocation", moved)) == [
        ("status-list-refused", path)
    ]
    foreign = replace(honest, path="data/status/other/1.revocation.jwt")
    assert (
        _codes(_with_status(signed, "other/1.revocation", foreign))[0][0] == "status-list-refused"
    )


def _newer(signed: Portal, older: str, *also: PrivateKey) -> Portal:
    """Two lists; the newer one is signed by its own root, and by those of `also`."""
    newest = bureau.trust_file(bureau.trust_list(version=2), bureau.ROOT_KEY, *also)
    return replace(
        signed,
        trust_lists={
            1: bureau.signed_file("data/trust/1.json", older),
            2: bureau.signed_file("data/trust/2.json", newest),
        },
    )


def test_an_older_trust_list_is_what_its_own_roots_have_signed(signed: Portal) -> None:
    """Roots change; what they signed in their time stays published."""
    before = bureau.trust_list(roots=(OLD_ROOT.public,))
    assert _codes(_newer(signed, bureau.trust_file(before, OLD_ROOT), OLD_ROOT)) == []
    assert _codes(_newer(signed, bureau.trust_file(before, bureau.ROOT_KEY), OLD_ROOT)) == [
        ("trust-list-form", "data/trust/1.json")
    ]


def test_a_trust_list_that_the_roots_before_did_not_sign_is_refused(signed: Portal) -> None:
    before = bureau.trust_file(bureau.trust_list(roots=(OLD_ROOT.public,)), OLD_ROOT)
    assert ("trust-list-chain", "data/trust/2.json") in _codes(_newer(signed, before))


@pytest.mark.parametrize("older", ["garbage", "{}", "[" * 5000, '{"payload":"\\ud800"}', ""])
def test_an_older_trust_list_that_is_none_is_refused(signed: Portal, older: str) -> None:
    assert _codes(_newer(signed, older)) == [("trust-list-form", "data/trust/1.json")]


def test_an_older_trust_list_under_another_version_is_told(signed: Portal) -> None:
    other = bureau.trust_file(bureau.trust_list(version=7))
    assert _codes(_newer(signed, other)) == [("trust-list-version", "data/trust/1.json")]


Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@contextmanager
def _host(answer: Answer) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            with suppress(OSError):  # the reader has had enough
                answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with _served(Handler) as address:
        yield address


@contextmanager
def _served(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _body(content: bytes, length: int | None = None) -> Answer:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_header("Content-Length", str(len(content) if length is None else length))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def _endless(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65_536)


@pytest.mark.parametrize(
    "answer",
    [
        _body(b"<!doctype html><title>login</title>"),
        _body(b"{", length=5000),
        _body(b"\xff\xfe{\x00}\x00"),
        _body(b"[" * 100_000),
        _body(b'{"payload":"e30","payload":"e30","signatures":[]}'),
        _body(b""),
        _endless,
    ],
    ids=["captive portal", "cut short", "UTF-16", "deep", "a member twice", "empty", "endless"],
)
def test_a_host_that_answers_badly_is_unavailable(answer: Answer) -> None:
    with _host(answer) as address:
        verdict = _verdict(address)
    assert verdict["verdict"] == "unavailable"
    assert verdict["record"] is None


def test_a_host_that_trickles_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece comes in time, the whole never does; here no time at all is allowed."""
    monkeypatch.setattr(verify, "_SECONDS_TO_ANSWER", 0.2)

    def trickle(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.end_headers()
        while True:
            handler.wfile.write(b" ")

    with _host(trickle) as address:
        assert _verdict(address)["verdict"] == "unavailable"


@pytest.mark.parametrize(
    "address", ["http://[::1", "http://", "http://a b/", "https://x:99999/", "http://127.0.0.1:1/"]
)
def test_an_address_that_leads_nowhere_is_unavailable(address: str) -> None:
    assert _verdict(address)["verdict"] == "unavailable"


def _site_answers(alter: Callable[[http.server.BaseHTTPRequestHandler, bytes], None]) -> Answer:
    """A host of a site in order, whose trust list `alter` sends in its way."""
    site = bureau.Site.of(bureau.signed_portal(bureau.portal()))

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        text = site.read(handler.path.removeprefix("/"))
        content = text.encode() if isinstance(text, str) else b""
        if handler.path == "/trust/trust.json":
            alter(handler, content)
        else:
            _body(content)(handler)

    return answer


def _as_it_is(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
    _body(content)(handler)


def _promises_more(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
    _body(content, length=len(content) + 1)(handler)


def _with_mark(handler: http.server.BaseHTTPRequestHandler, content: bytes) -> None:
    _body(b"\xef\xbb\xbf" + content)(handler)


@pytest.mark.parametrize(
    ("alter", "verdict"),
    [(_as_it_is, "valid"), (_promises_more, "unavailable"), (_with_mark, "unavailable")],
    ids=["as it is", "cut short", "a byte order mark"],
)
def test_a_trust_list_is_believed_only_whole_and_as_it_was_written(
    alter: Callable[[http.server.BaseHTTPRequestHandler, bytes], None], verdict: str
) -> None:
    with _host(_site_answers(alter)) as address:
        assert _verdict(address)["verdict"] == verdict


def test_a_host_that_leads_elsewhere_is_not_followed_but_told() -> None:
    """As in the browser: a portal that asks for a login answers every question with its own page."""
    with _host(_site_answers(_as_it_is)) as site:

        class Elsewhere(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(302)
                self.send_header("Location", site + self.path.removeprefix("/"))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        told: list[str] = []
        with _served(Elsewhere) as address:
            roots = [bureau.ROOT_KEY.public.fingerprint]
            records = open_site(address, roots, bureau.config(), told.append)
            verdict = verify.verify(Asked(text=bureau.FIRST), records, date(2026, 3, 18))
    assert verdict["verdict"] == "unavailable"
    assert told[0] == f"{site}trust/trust.json"


def _verdict(address: str) -> dict[str, object]:
    site = open_site(address, [bureau.ROOT_KEY.public.fingerprint], bureau.config())
    return verify.verify(Asked(text=bureau.FIRST), site, date(2026, 3, 18))
