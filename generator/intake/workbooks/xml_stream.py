"""XML of others, read as it comes: no tree, no document types, no depth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from generator.intake.refusals import Refused

_DEEPEST = 64
_MOST_ELEMENTS = 12_000_000
Attributes = Mapping[str, str]


class XmlStream:
    """Calls `start(name, attributes)` and `end(name, text)`; names without their prefix.

    `text` is what stands directly in an element of `with_text`, '' for all others. Raises Refused.
    """

    def __init__(
        self,
        start: Callable[[str, Attributes], None],
        end: Callable[[str, str], None],
        with_text: frozenset[str],
    ) -> None:
        self._start_of = start
        self._end_of = end
        self._with_text = with_text
        self._depth = 0
        self._left = _MOST_ELEMENTS
        self._words: list[str] = []
        self._is_listening = False
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def read(self, chunks: Iterable[bytes]) -> None:
        try:
            for chunk in chunks:
                self._parser.Parse(chunk, False)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError):
            raise Refused("broken-xml") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._left -= 1
        if self._depth > _DEEPEST:
            raise Refused("too-deep")
        if self._left < 0:
            raise Refused("too-many-cells")
        if ":" in name:
            name = name.rpartition(":")[2]
        self._is_listening = name in self._with_text
        if self._is_listening:
            self._words = []
        self._start_of(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if ":" in name:
            name = name.rpartition(":")[2]
        if name in self._with_text:
            self._end_of(name, "".join(self._words))
            self._words = []
        else:
            self._end_of(name, "")
        self._is_listening = False

    def _characters(self, text: str) -> None:
        if self._is_listening:
            self._words.append(text)


def _refuse_doctype(*_: object) -> None:
    raise Refused("doctype")
