"""A handout as a Word file in the layout of official documents (GB/T 9704): A4, 仿宋 and 黑体 by name."""

from __future__ import annotations

from generator.render.handouts.handout import Handout
from generator.render.handouts.word_file import word_file


def word_document(handout: Handout) -> bytes:
    return word_file("word/word/document.xml", title=handout.title, handout=handout)
