"""The theme's stylesheets and modules, at the addresses where the pages expect them."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from generator.pages import OutputFile
from generator.shipped import theme_folder

STYLESHEET = "assets/portal.css"
ENTRY_MODULE = "assets/js/portal.js"


def linked_files() -> dict[str, bytes]:
    """What every page loads, address -> bytes: the shell links it, `theme_files` serves it."""
    theme = theme_folder()
    return {
        STYLESHEET: (theme / "portal.css").read_bytes(),
        ENTRY_MODULE: (theme / "js" / "portal.js").read_bytes(),
    }


def verify_script_integrity() -> str:
    """The digest of the verify page's script, as `integrity` of W3C Subresource Integrity has it."""
    script = (theme_folder() / "verify" / "built" / "page.js").read_bytes()
    return "sha384-" + base64.b64encode(hashlib.sha384(script).digest()).decode("ascii")


def theme_files() -> Iterator[OutputFile]:
    """`portal.css`, the modules of `js/`, and the verifier with what it vendors."""
    theme = theme_folder()
    yield OutputFile(path=STYLESHEET, content=(theme / "portal.css").read_bytes())
    yield from _served(theme / "js", "*.js", "assets/js/")
    yield from _served(theme / "verify", "*.css", "verify/")
    yield from _served(theme / "verify", "worker.js", "verify/")
    yield from _served(theme / "verify" / "built", "*.js", "verify/v1/")
    yield from _served(theme / "vendor", "*.js", "verify/v1/vendor/")
    yield from _served(theme / "vendor" / "licences", "*", "verify/v1/vendor/licences/")
    yield _wording(theme / "verify" / "v1" / "wording.json")


def _served(folder: Path, pattern: str, below: str) -> Iterator[OutputFile]:
    for file in sorted(folder.glob(pattern)):
        yield OutputFile(path=below + file.name, content=file.read_bytes())


def _wording(file: Path) -> OutputFile:
    """The wordings as a module: the page may fetch no JSON before it has code to check it."""
    wording = json.loads(file.read_text(encoding="utf-8"))
    text = json.dumps(wording, ensure_ascii=False, indent=1)
    return OutputFile(path="verify/v1/wording.js", content=f"export default {text}\n".encode())
