"""`/verify/offline.html`: page, code, keys, lists and records in one file that works without a network.

Nothing in it changes but with data and code, so its SHA-256 can be printed: whoever has the printed
digest and the file needs no host.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.templates import environment
from generator.render.views.verify import OfflineParts, verify_page
from generator.shipped import theme_folder

TEMPLATE = "verify_offline.html"
_RECORDS_INDEX = "records/v1/index.json"


def offline_page(context: RenderContext, files: Mapping[str, str]) -> OutputFile:
    """`files` are those of the site that a verdict needs, by path; without records tokens can be verified."""
    verify = theme_folder() / "verify"
    style = (verify / "verify.css").read_text(encoding="utf-8")
    script = (verify / "built" / "offline.js").read_text(encoding="utf-8")
    page = replace(
        verify_page(context),
        root=context.site.config.site_address or "",
        offline=OfflineParts(
            style=_inlined(style, "style"),
            style_digest=_digest(style),
            script=_inlined(script, "script"),
            script_digest=_digest(script),
            files=_json_inlined(files),
            data_on=context.site.today.isoformat(),
            has_records=_RECORDS_INDEX in files,
        ),
    )
    html = environment().get_template(TEMPLATE).render(page=page)
    return OutputFile(path=addresses.VERIFY_OFFLINE, content=html.encode())


def _inlined(source: str, element: str) -> Markup:
    """Our own file as it is, which is what its digest is of; it must not end its element itself."""
    if f"</{element}" in source.lower() or "<!--" in source:
        raise AssertionError(f"the source would end <{element}>")
    return Markup(source)  # noqa: S704 - shipped with the theme, no data in it


def _json_inlined(files: Mapping[str, str]) -> Markup:
    """JSON in which no character can end the element or begin another."""
    text = json.dumps(files, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - nothing left that is markup


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode("ascii")
