"""The theme's stylesheets and modules, at the addresses where the pages expect them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator.pages import OutputFile
from generator.shipped import theme_folder

# of a bundle; vendored modules import nothing
_IMPORT = re.compile(r"""(?:import\(|from)\s*["']\./([\w/.-]+\.js)["']""")

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
    return _integrity((theme_folder() / "verify" / "built" / "page.js").read_bytes())


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
    wording = _wording(theme / "verify" / "v1" / "wording.json")
    yield wording
    yield _files_for_programs(theme, wording)


def _files_for_programs(theme: Path, wording: OutputFile) -> OutputFile:
    """`/verify/v1/index.json`: what `verifier.js` imports, with digests, so that it can be kept elsewhere."""
    folders = {"": theme / "verify" / "built", "vendor/": theme / "vendor"}
    files = {"wording.js": _integrity(wording.content)}
    wanted = ["verifier.js"]
    while wanted:
        path = wanted.pop()
        below, _, name = path.rpartition("/")
        content = (folders[f"{below}/" if below else ""] / name).read_bytes()
        files[path] = _integrity(content)
        wanted += [one for one in _IMPORT.findall(content.decode("utf-8")) if one not in files]
    listed = {"format": "verifier/v1", "files": dict(sorted(files.items()))}
    text = json.dumps(listed, indent=1)
    return OutputFile(path="verify/v1/index.json", content=f"{text}\n".encode("ascii"))


def _integrity(content: bytes) -> str:
    """As `integrity` of W3C Subresource Integrity has it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode("ascii")


def _served(folder: Path, pattern: str, below: str) -> Iterator[OutputFile]:
    for file in sorted(folder.glob(pattern)):
        yield OutputFile(path=below + file.name, content=file.read_bytes())


def _wording(file: Path) -> OutputFile:
    """The wordings as a module: the page may fetch no JSON before it has code to check it."""
    wording = json.loads(file.read_text(encoding="utf-8"))
    text = json.dumps(wording, ensure_ascii=False, indent=1)
    return OutputFile(path="verify/v1/wording.js", content=f"export default {text}\n".encode())
