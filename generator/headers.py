"""What a host sends with each file of the site: the only home of these headers.

`portal serve` sends them, so what breaks under them breaks at the desk; `portal new` writes them
for nginx and for hosts that read a `_headers` file. No Strict-Transport-Security: only whoever
holds the certificate knows whether it may be promised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Where hosts guess wrongly, browsers refuse modules, and calendars open as text.
MEDIA_TYPES: Mapping[str, str] = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".jwt": "application/vc+jwt",
    ".mjs": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
}
_FROM_HERE = (
    ("default-src", "'none'"),
    # compiling the search's module is not running strings; browsers before 2022 cannot say so
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'none'"),
)


def _policy(**instead: str) -> str:
    """The content security policy, with other sources for some directives."""
    return "; ".join(
        f"{name} {instead.get(name.replace('-', '_'), sources)}" for name, sources in _FROM_HERE
    )


_CSP = "Content-Security-Policy"
_FOR_ALL = ("Access-Control-Allow-Origin", "*")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRule:
    """Headers for every path below the site's root that begins with `below`; empty: all."""

    below: str
    headers: tuple[tuple[str, str], ...]


# A later rule replaces a header of an earlier one.
RULES = (
    HeaderRule(
        below="",
        headers=(
            (_CSP, _policy()),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ),
    ),
    # a code is scanned here; the page asks, and the visitor decides
    HeaderRule(
        below="verify/",
        headers=(
            (_CSP, _policy(script_src="'self'", form_action="'none'")),
            ("Permissions-Policy", "camera=(self), geolocation=(), microphone=()"),
        ),
    ),
    # programs on other sites import it and read with it what is public anyway
    HeaderRule(below="verify/v1/", headers=(_FOR_ALL,)),
    HeaderRule(below="api/", headers=(_FOR_ALL,)),
    HeaderRule(
        below="search/",
        # Chromium before 97 and Safari before 16 compile WebAssembly under this word only
        headers=((_CSP, _policy(script_src="'self' 'wasm-unsafe-eval' 'unsafe-eval'")),),
    ),
    # One file with its own code inside, also for its worker; its own policy pins it by digest. It asks for nothing.
    HeaderRule(
        below="verify/offline.html",
        headers=(
            (
                _CSP,
                _policy(
                    script_src="'unsafe-inline'",
                    style_src="'unsafe-inline'",
                    worker_src="blob:",
                    connect_src="'none'",
                ),
            ),
        ),
    ),
    # The worker of the desk is made of the page's own script, so that it is bound by the page's policy.
    HeaderRule(below="desk/", headers=((_CSP, _policy(worker_src="blob:", connect_src="'none'")),)),
    HeaderRule(
        below="desk/offline.html",
        headers=(
            (
                _CSP,
                _policy(
                    script_src="'unsafe-inline'",
                    style_src="'unsafe-inline'",
                    worker_src="blob:",
                    connect_src="'none'",
                ),
            ),
        ),
    ),
    # A verdict rests on these: a cache may keep them, but asks whether they are still the ones.
    HeaderRule(below="records/", headers=(("Cache-Control", "no-cache"), _FOR_ALL)),
    HeaderRule(below="status/", headers=(("Cache-Control", "no-cache"), _FOR_ALL)),
    HeaderRule(below="trust/", headers=(("Cache-Control", "no-cache"), _FOR_ALL)),
)


def headers_for(path: str) -> dict[str, str]:
    """What is sent with `path`, relative to the site's root, without a leading slash."""
    sent: dict[str, str] = {}
    for rule in RULES:
        if path.startswith(rule.below):
            sent.update(rule.headers)
    return sent


def as_headers_file() -> str:
    """`_headers`, as static hosts read it; `!` takes back what an earlier rule set."""
    lines = []
    earlier: set[str] = set()
    for rule in RULES:
        lines.append(f"/{rule.below}*")
        for name, value in rule.headers:
            if name in earlier:
                lines.append(f"  ! {name}")
            lines.append(f"  {name}: {value}")
        earlier |= {name for name, _ in rule.headers}
    for ending, media_type in MEDIA_TYPES.items():
        lines += [f"/*{ending}", f"  Content-Type: {media_type}"]
    return "\n".join(lines) + "\n"


def as_nginx_locations(prefix: str = "/") -> str:
    """`location` blocks for nginx, for a site below `prefix`.

    nginx takes over no header of an outer block where an inner one adds its own, so each has all.
    """
    blocks = []
    for rule in RULES:
        lines = [f"location {prefix}{rule.below} {{"]
        lines += [
            f'    add_header {name} "{value}" always;'
            for name, value in headers_for(rule.below).items()
        ]
        blocks.append("\n".join([*lines, "}"]))
    return "\n".join(blocks) + "\n"


def as_nginx_types() -> str:
    """A `types` block's lines for what nginx does not know; charset stays nginx's own."""
    return "".join(
        f"    {media_type.partition(';')[0]} {ending.removeprefix('.')};\n"
        for ending, media_type in MEDIA_TYPES.items()
    )
