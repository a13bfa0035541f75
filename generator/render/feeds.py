"""Atom feeds (RFC 4287): all that has happened, and the same for each jurisdiction. No clock, no person.

Atom allows relative references, resolved against the feed's own address where no `xml:base` is given; readers
do so. So without a public address the links are relative and the folder can be moved; with one they are
absolute, because some readers show a feed that they no longer know the address of. `identifier_base`
makes the ids and never a link: it is never fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.news import NewsItem, news

MOST_ENTRIES = 100
_NAMESPACE = "http://www.w3.org/2005/Atom"
_BEFORE_ALL = date(1970, 1, 1)  # a feed must be dated; one without entries has no day of its own


def feed_files(context: RenderContext) -> Iterator[OutputFile]:
    """`all.atom`, then one for each jurisdiction in the order of the data."""
    items = news(context)
    name = context.site.config.site_name
    yield _feed(addresses.FEED_OF_ALL, name, items, context)
    for place in context.site.portal.jurisdictions.values():
        own = [item for item in items if item.jurisdiction == place.id]
        yield _feed(addresses.feed(place.id), f"{name}：{place.short_name}", own, context)


def _feed(path: str, title: str, items: list[NewsItem], context: RenderContext) -> OutputFile:
    config = context.site.config
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "zh-Hans"})
    _text(root, "id", config.identifier_base + path)
    _text(root, "title", title)
    _text(root, "updated", _instant(items[0].on if items else _BEFORE_ALL))
    SubElement(SubElement(root, "author"), "name").text = config.site_name
    if config.site_address:
        link = {"rel": "self", "type": "application/atom+xml", "href": _href(path, path, context)}
        SubElement(root, "link", link)
    home = _href(path, addresses.HOME, context)
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": home})
    _entries(root, items[:MOST_ENTRIES], path, context)
    indent(root, " ")
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return OutputFile(path=path, content=content + b"\n")


def _entries(root: Element, items: Iterable[NewsItem], path: str, context: RenderContext) -> None:
    for item in items:
        entry = SubElement(root, "entry")
        event = f"#{item.event}" if item.event else ""
        sample = "【样例】" if context.is_fictional(item.jurisdiction) else ""
        _text(entry, "id", context.site.config.identifier_base + quote(item.path) + event)
        _text(entry, "title", sample + item.title)
        _text(entry, "updated", _instant(item.on))
        _text(entry, "published", _instant(item.on))
        href = _href(path, item.path, context)
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
        for term in (item.kind, context.place_name(item.jurisdiction)):
            SubElement(entry, "category", {"term": term})
        _text(entry, "summary", item.text)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _href(feed: str, target: str, context: RenderContext) -> str:
    base = context.site.config.site_address
    if base:
        return base.rstrip("/") + "/" + quote(target)
    return addresses.relative(feed, quote(target))


def _instant(day: date) -> str:
    """The data know days; the day begins in China."""
    return f"{day.isoformat()}T00:00:00+08:00"
