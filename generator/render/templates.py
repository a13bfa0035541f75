"""Our own Jinja: autoescape, undefined names fail, templates of the theme only."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.pages import Page
from generator.render.views.parts import PageView
from generator.shipped import theme_folder


def environment() -> Environment:
    """The templates of pages."""
    return _environment("pages")


@cache
def handout_templates() -> Environment:
    """Those of what leaves the site: fragments, posters, the parts of a Word file."""
    return _environment("handouts")


def _environment(folder: str) -> Environment:
    return Environment(
        loader=FileSystemLoader(theme_folder() / folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def render_page(view: PageView, templates: Environment) -> Page:
    """`view` through its template, and through `head.html` for what stands in <head>."""
    return Page(
        path=view.path,
        section=view.section,
        title=view.title,
        description=view.description,
        body=templates.get_template(view.template).render(page=view),
        head=templates.get_template("head.html").render(page=view),
        toc=view.toc,
        is_sample=view.is_sample,
    )
