"""The form of a machine twin: `format`, `data_on`, and for a list `count` and `items`."""

from __future__ import annotations

from collections.abc import Sequence

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.json_form import json_bytes


def twin_file(path: str, format_: str, context: RenderContext, **content: object) -> OutputFile:
    """The twin of the page at `path`."""
    head = {"format": format_, "data_on": context.site.today.isoformat()}
    return OutputFile(path=addresses.twin(path), content=json_bytes(head | content))


def twin_list(
    path: str, format_: str, items: Sequence[object], context: RenderContext, **more: object
) -> OutputFile:
    return twin_file(path, format_, context, count=len(items), **more, items=items)
