"""What the engine made, kept by the digest of all that went in. The folder can be deleted at any time."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from generator.pages import OutputFile
from generator.shell.engine import EngineOutput

# What decides the bytes beside our own files.
_DISTRIBUTIONS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")


def digest_of(files: Iterable[tuple[str, bytes]], settings: Any) -> str:
    """Over names and bytes of `files`, the settings, the versions of the engine and this package."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    parts = [
        json.dumps([settings, [(name, _version(name)) for name in _DISTRIBUTIONS]], sort_keys=True),
        *(f"{name} {sha256(content).hexdigest()}" for name, content in files),
        *(f"{file.name} {sha256(file.read_bytes()).hexdigest()}" for file in own),
    ]
    return sha256("\n".join(parts).encode()).hexdigest()


def load(folder: Path, digest: str) -> EngineOutput | None:
    """None where nothing is kept, or where what is kept was changed."""
    try:
        told, _, body = (folder / digest).read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    if told != sha256(body.encode()).hexdigest():
        return None
    kept = json.loads(body)
    images = tuple(
        OutputFile(path=path, content=base64.b64decode(content))
        for path, content in kept.pop("images")
    )
    return EngineOutput(images=images, **kept)


def store(folder: Path, digest: str, output: EngineOutput) -> None:
    """Older entries go: the folder holds the newest only. A folder that cannot be written is no fault."""
    body = json.dumps(
        {
            "frames": dict(output.frames),
            "prose": [dict(page) for page in output.prose],
            "style": output.style,
            "images": [
                (image.path, base64.b64encode(image.content).decode()) for image in output.images
            ],
        },
        ensure_ascii=False,
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half = folder / f".{digest}.{os.getpid()}"
        half.write_text(f"{sha256(body.encode()).hexdigest()}\n{body}", encoding="utf-8")
        half.replace(folder / digest)
        for other in folder.iterdir():
            if other.name != digest:
                other.unlink(missing_ok=True)
    except OSError:
        return


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "missing"
