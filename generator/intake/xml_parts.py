"""XML of others, parsed without document types and without depth. Names are read without namespace."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

from generator.intake.refusals import Refused

_DEEPEST = 200


def parsed(content: bytes) -> Element:
    """The root of `content`, looked through before a tree is made of it. Raises Refused."""
    _look_through(content)
    try:
        return fromstring(content)  # noqa: S314 - neither document types nor entities are left
    except (ParseError, ValueError, LookupError):
        raise Refused("broken-xml") from None


def name_of(element: Element) -> str:
    """`p` for w:p, of either edition of the standard; '' for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Element, name: str) -> Element | None:
    return next((inner for inner in element if name_of(inner) == name), None)


def value_of(element: Element, name: str) -> str:
    """The attribute `name` in any namespace, '' where there is none."""
    found = (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name)
    return next(found, "")


def _look_through(content: bytes) -> None:
    """Entities need a document type: without one they cannot blow up, and depth is counted here."""
    depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Refused("too-deep")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise Refused("doctype")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Refused("broken-xml") from None
