"""`/verify/offline.html`: page, code, keys, lists and records in one file that works without a network.

Nothing in it changes but with data and code, so its SHA-256 can be printed: whoever has the printed
digest and the file needs no host.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.inlined import digest_source, inlined, inlined_json
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
            style=inlined(style, "style"),
            style_digest=digest_source(style),
            script=inlined(script, "script"),
            script_digest=digest_source(script),
            files=inlined_json(files),
            data_on=context.site.today.isoformat(),
            has_records=_RECORDS_INDEX in files,
        ),
    )
    html = environment().get_template(TEMPLATE).render(page=page)
    return OutputFile(path=addresses.VERIFY_OFFLINE, content=html.encode())
