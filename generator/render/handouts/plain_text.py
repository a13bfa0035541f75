"""A handout as plain text, for messages and groups: a fact a line, a person a line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.render.handouts.handout import Handout


def plain_text(handout: Handout) -> bytes:
    return ("\n".join(_lines(handout)) + "\n").encode()


def _lines(handout: Handout) -> Iterator[str]:
    if handout.sample_note:
        yield handout.sample_note
    yield handout.title
    if handout.document_number:
        yield handout.document_number
    if handout.summary:
        yield handout.summary
    yield ""
    for fact in (handout.deadline, *handout.facts):
        if fact:
            yield f"{fact.name}：{fact.text}"
    if handout.table:
        yield ""
        yield f"{handout.table.caption}："
        for row in handout.table.rows:
            yield "，".join(cell for cell in row if cell)
    yield ""
    yield handout.signed_by
    yield handout.signed_on
    if handout.address:
        yield f"原文：{handout.address}"
