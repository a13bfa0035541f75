"""The four forms of a handout. Templates escape all that comes from the data; none of them links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.render.handouts.handout import Handout
from generator.render.handouts.plain_text import plain_text
from generator.render.handouts.word import word_document
from generator.render.templates import handout_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class FileForm:
    """`ending` of a file of this form. `is_text`: it may be shown in a terminal."""

    ending: str
    is_text: bool
    write: Callable[[Handout], bytes]


def written(handout: Handout, form: str) -> bytes:
    return FORMS[form].write(handout)


def _wechat(handout: Handout) -> bytes:
    return _from_template("wechat.html", handout)


def _poster(handout: Handout) -> bytes:
    return _from_template("print.html", handout)


def _from_template(name: str, handout: Handout) -> bytes:
    return handout_templates().get_template(name).render(handout=handout).encode()


FORMS = {
    "wechat": FileForm(ending="html", is_text=True, write=_wechat),
    "docx": FileForm(ending="docx", is_text=False, write=word_document),
    "print": FileForm(ending="html", is_text=True, write=_poster),
    "text": FileForm(ending="txt", is_text=True, write=plain_text),
}
