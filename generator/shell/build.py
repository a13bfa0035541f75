"""Config and `content/` into a `Shell`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from generator.config import Footer, SiteConfig
from generator.pages import TABS, OutputFile, Section
from generator.shell.cache import digest_of, load, store
from generator.shell.engine import MKDOCS, EngineOutput, prose_files, run_engine
from generator.shell.frames import Frame, Shell
from generator.shell.prose import prose_page
from generator.shipped import theme_folder

STYLE = "assets/shell.css"
SCRIPT = "assets/shell.js"
MARK = "assets/mark.svg"


def build_shell(
    *,
    config: SiteConfig,
    content: Path,
    data_on: date,
    linked: Mapping[str, bytes],
    cache: Path | None,
    timeout: float = 120,
    command: Sequence[str] = MKDOCS,
) -> Shell:
    """Frames, prose pages and files. The same input gives the same bytes, cached or not.

    `linked`: stylesheets (`.css`) and modules (`.js`) that every page loads, address -> bytes, in this
    order; they are served by whoever passes them. `cache`: a folder that can be deleted at any time.
    """
    theme = theme_folder() / "shell"
    settings = _settings(config, linked, has_about=(content / "about" / "index.md").is_file())
    digest = digest_of(_inputs(theme, content), settings)
    made = load(cache, digest) if cache else None
    if made is None:
        made = run_engine(
            content=content, theme=theme, settings=settings, timeout=timeout, command=command
        )
        if cache:
            store(cache, digest, made)
    return _shell(config, theme, data_on, made)


def _shell(config: SiteConfig, theme: Path, data_on: date, made: EngineOutput) -> Shell:
    style = (made.style + "\n" + (theme / "shell.css").read_text(encoding="utf-8")).encode()
    script = (theme / "shell.js").read_bytes()
    versions = {
        "[[shell.css]]": _versioned(STYLE, style),
        "[[shell.js]]": _versioned(SCRIPT, script),
    }
    frames = {}
    for section in Section:
        html = made.frames[section]
        for mark, address in versions.items():
            html = html.replace(mark, address)
        frames[section] = Frame.parted(html, section=section)
    prose = [prose_page(rendered) for rendered in made.prose]
    return Shell(
        config=config,
        data_on=data_on,
        frames=frames,
        pages=tuple(page for page, _ in prose),
        records=tuple(record for _, record in prose),
        files=(
            OutputFile(path=MARK, content=(theme / "mark.svg").read_bytes()),
            OutputFile(path=STYLE, content=style),
            OutputFile(path=SCRIPT, content=script),
            *made.images,
        ),
    )


def _settings(
    config: SiteConfig, linked: Mapping[str, bytes], *, has_about: bool
) -> dict[str, Any]:
    """What the frame's template prints, escaped here: the engine does not escape."""
    versioned = [_versioned(address, content) for address, content in linked.items()]
    return {
        "site_name": _printed(config.site_name),
        "tabs": [
            {"section": str(section), "address": address, "title": title}
            for section, address, title in TABS
        ],
        "stylesheets": [escape(one) for one in versioned if ".css?" in one],
        "modules": [escape(one) for one in versioned if ".js?" in one],
        "demo_banner": _printed(config.demo_banner or ""),
        "has_about": has_about,
        "footer": _footer(config.footer),
    }


def _footer(footer: Footer | None) -> list[dict[str, str]]:
    """Only what is set: nothing is invented."""
    return [
        {"label": fact.label, "text": _printed(fact.text or ""), "address": fact.address or ""}
        for fact in (footer.facts() if footer else ())
    ]


def _printed(text: str) -> str:
    """Escaped, and no slot: `[[slot:title]]` in a name is a name."""
    return escape(text).replace("[", "&#91;")


def _versioned(address: str, content: bytes) -> str:
    """A changed file gets another address, so that no browser mixes old and new."""
    return f"{address}?v={sha256(content).hexdigest()[:8]}"


def _inputs(theme: Path, content: Path) -> list[tuple[str, bytes]]:
    overrides = sorted(file for file in theme.iterdir() if file.is_file())
    return [
        *((f"theme/{file.name}", file.read_bytes()) for file in overrides),
        *(
            (f"content/{file.relative_to(content).as_posix()}", file.read_bytes())
            for file in prose_files(content)
        ),
    ]
