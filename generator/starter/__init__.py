"""The files of a new bureau's portal: what ships, without the fictional province, and what a repository needs.

Pure apart from reading what ships; `portal new` writes them.
"""

from __future__ import annotations

import json
import re
import shlex
import string
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.headers import as_headers_file, as_nginx_locations, as_nginx_types
from generator.shipped import portal_folder

FICTIONAL: Final = "demo"
_FICTIONAL_NAME: Final = "示例省"
_EXAMPLE_ISSUER: Final = "demo-city"
_EXAMPLE_AUTHORITY: Final = "示例省示例市人力资源和社会保障局"
_EXAMPLE_ID: Final = re.compile(rf"\b{FICTIONAL}-(?=[a-z])")
_TEMPLATES: Final = Path(__file__).resolve().parent / "files"
_HIDDEN: Final = "dot."  # a real .gitignore in this repository would ignore in this repository
_EXECUTABLE: Final = frozenset({".githooks/pre-commit", "server/pre-receive"})
_OWNED: Final = (
    *("notices", "call_notices", "supervision_notices", "approved_lists"),
    *("organisations", "credentials", "policies"),
)
_JURISDICTIONS: Final = "data/jurisdictions.yml"
_JURISDICTION: Final = re.compile(r"  - id: ([a-z0-9-]+)\n(?:    .*\n)+")
_SECTION: Final = re.compile(r"(?=^#+ )", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A jurisdiction that is not among those that ship; `code` is that of certificate numbers."""

    name: str
    short_name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a bureau says about itself. `place` is set where its jurisdiction is a new one."""

    jurisdiction: str
    authority: str
    site_name: str
    identifier_base: str
    version: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterFile:
    content: bytes
    is_executable: bool = False


def known_jurisdictions() -> list[str]:
    """The real ones that ship."""
    text = (portal_folder() / _JURISDICTIONS).read_text(encoding="utf-8")
    ids = [match[1] for match in _JURISDICTION.finditer(text)]
    return [one for one in ids if one != FICTIONAL]


def starter_files(beginning: Beginning) -> dict[str, StarterFile]:
    """Every file of the new portal by its path, in order."""
    files = {
        **{path: _shipped(path, file, beginning) for path, file in _shipped_files()},
        **{path: _filled(path, file, beginning) for path, file in _template_files()},
        "server/_headers": StarterFile(content=as_headers_file().encode("ascii")),
    }
    return dict(sorted(files.items()))


def _shipped_files() -> Iterator[tuple[str, Path]]:
    """Prose and data, without what belongs to the fictional province or was signed with its keys."""
    root = portal_folder()
    for folder in ("content", "data"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root)
            is_signed = path.parts[:2] == ("data", "trust") and path.suffix == ".json"
            if file.is_file() and not is_signed and not _is_fictional(path):
                yield path.as_posix(), file


def _is_fictional(path: Path) -> bool:
    return any(re.match(rf"{FICTIONAL}(?:[.-]|$)", part) for part in path.parts)


def _template_files() -> Iterator[tuple[str, Path]]:
    for file in sorted(_TEMPLATES.rglob("*")):
        if file.is_file():
            parts = file.relative_to(_TEMPLATES).parts
            names = [
                f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part
                for part in parts
            ]
            yield "/".join(names), file


def _shipped(path: str, file: Path, beginning: Beginning) -> StarterFile:
    content = file.read_bytes()
    if path == _JURISDICTIONS:
        content = _jurisdictions(content.decode("utf-8"), beginning).encode("utf-8")
    elif path.startswith("content/") and path.endswith(".md"):
        content = _prose(content.decode("utf-8"), beginning).encode("utf-8")
    return StarterFile(content=content)


def _jurisdictions(text: str, beginning: Beginning) -> str:
    kept = _JURISDICTION.sub(lambda match: "" if match[1] == FICTIONAL else match[0], text)
    if beginning.place is None:
        return kept
    place = beginning.place
    fields = {
        "id": beginning.jurisdiction,
        "name": _quoted(place.name),
        "short_name": _quoted(place.short_name),
        "code": place.code,
    }
    entry = "\n    ".join(f"{name}: {value}" for name, value in fields.items())
    return f"{kept.rstrip()}\n  - {entry}\n"


def _prose(text: str, beginning: Beginning) -> str:
    """The guide for bureaus with the bureau's own names; no section or paragraph on the fictional province."""
    text = text.replace(_EXAMPLE_AUTHORITY, shlex.quote(beginning.authority))
    text = text.replace(_EXAMPLE_ISSUER, f"{beginning.jurisdiction}-hrss")
    text = _EXAMPLE_ID.sub(f"{beginning.jurisdiction}-", text)
    text = text.replace(f"--jurisdiction {FICTIONAL} ", f"--jurisdiction {beginning.jurisdiction} ")
    sections = [
        section
        for section in _SECTION.split(text)
        if _FICTIONAL_NAME not in section.partition("\n")[0]
    ]
    paragraphs = "".join(sections).split("\n\n")
    kept = [one for one in paragraphs if _FICTIONAL_NAME not in one]
    return "\n\n".join(kept).rstrip() + "\n"


class _Template(string.Template):
    """`§{name}`: a sign that neither shells nor pipelines use."""

    delimiter = "§"


def _filled(path: str, file: Path, beginning: Beginning) -> StarterFile:
    is_yaml = path == "site_config.yml"
    words = _words(beginning)
    values = {name: _quoted(word) for name, word in words.items()} if is_yaml else words
    text = _Template(file.read_text(encoding="utf-8")).substitute(values)
    return StarterFile(content=text.encode("utf-8"), is_executable=path in _EXECUTABLE)


def _words(beginning: Beginning) -> Mapping[str, str]:
    own = beginning.jurisdiction
    owned = "\n".join(f"{f'/data/{folder}/{own}/':<31} @{own}-clerks" for folder in _OWNED)
    return {
        "site_name": beginning.site_name,
        "identifier_base": beginning.identifier_base,
        "version": beginning.version,
        "jurisdiction": own,
        "owner": own,
        "owned_folders": owned,
        "nginx_locations": textwrap.indent(as_nginx_locations().rstrip(), "    "),
        "nginx_types": textwrap.indent(as_nginx_types().rstrip(), "    "),
    }


def _quoted(text: str) -> str:
    """A YAML scalar: JSON's strings are YAML's double-quoted ones."""
    return json.dumps(text, ensure_ascii=False)
