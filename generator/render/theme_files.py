"""The theme's stylesheet and modules, at the addresses where the pages expect them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages import OutputFile
from generator.shipped import theme_folder

STYLESHEET = "assets/portal.css"
ENTRY_MODULE = "assets/js/portal.js"


def theme_files() -> Iterator[OutputFile]:
    """`portal.css` and the modules of `js/`; `theme/verify/` has its own mapping."""
    theme = theme_folder()
    yield OutputFile(path=STYLESHEET, content=(theme / "portal.css").read_bytes())
    for module in sorted((theme / "js").glob("*.js")):
        yield OutputFile(path=f"assets/js/{module.name}", content=module.read_bytes())
