"""The desk: a clerk's own look at a workbook before it reaches git; a page, and the same as a single file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.config import FooterFact
from generator.deadlines import authority_rule
from generator.model import Policy
from generator.pages import TABS, OutputFile, SearchRecord
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.desk_facts import desk_facts
from generator.render.inlined import digest_source, inlined, inlined_json
from generator.render.views.verify import Tab
from generator.render.wording import chinese_date
from generator.shipped import theme_folder

TEMPLATE = "desk.html"
_KILOBYTE = 1024
_FOUND_BY = (
    "名单工作簿交给技术同事以前先自己检查：错在哪一格、怎样改、身份证号等个人信息、重复、等级、职业编码、"
    "评价机构、证书编码、公示截止日的工作日核算；保存成网站要用的 CSV。只在浏览器里，不上传。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPolicy:
    """A policy that a notice may be based on. `least` and `counts_first_day` are '' where it does not say."""

    id: str
    jurisdiction: str
    label: str
    least: str
    counts_first_day: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineParts:
    """Style and script in the page itself; their digests stand in its policy."""

    style: Markup
    script: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """`rules` and `facts` are JSON; `inline` is set in the single file, whose size the page tells people."""

    title: str
    site_name: str
    content_policy: str
    rules: Markup
    facts: Markup
    data_on: str
    address: str
    demo_banner: str | None
    tabs: tuple[Tab, ...]
    footer: tuple[FooterFact, ...]
    policies: tuple[DeskPolicy, ...]
    inline: InlineParts | None = None
    offline_size: str = ""


def desk_files(
    context: RenderContext, templates: Environment
) -> Iterator[OutputFile | SearchRecord]:
    """`/desk/` with its script and style, and `/desk/offline.html`, which is all of it in one file."""
    theme = theme_folder()
    script = (theme / "desk" / "built" / "desk.js").read_text("utf-8")
    style = (theme / "desk" / "desk.css").read_text("utf-8")
    all_styles = (theme / "verify" / "verify.css").read_text("utf-8") + style
    template = templates.get_template(TEMPLATE)
    page = _page(context)
    alone = replace(
        page,
        content_policy=_policy(f"'{digest_source(script)}'", f"'{digest_source(all_styles)}'"),
        inline=InlineParts(style=inlined(all_styles, "style"), script=inlined(script, "script")),
    )
    offline = template.render(page=alone).encode()
    page = replace(page, offline_size=f"{round(len(offline) / _KILOBYTE)} KB")
    html = template.render(page=page).encode()
    yield OutputFile(path=f"{addresses.DESK}index.html", content=html)
    yield OutputFile(path=addresses.DESK_OFFLINE, content=offline)
    yield OutputFile(path=f"{addresses.DESK}desk.js", content=script.encode())
    yield OutputFile(path=f"{addresses.DESK}desk.css", content=style.encode())
    yield SearchRecord(address=addresses.DESK, title=page.title, text=_FOUND_BY, kind="指南")


def _page(context: RenderContext) -> DeskPage:
    site = context.site
    return DeskPage(
        title="名单自查",
        site_name=site.config.site_name,
        content_policy=_policy("'self'", "'self'"),
        rules=inlined_json({**site.desk_rules, "faults": _faults()}),
        facts=inlined_json(desk_facts(site.portal, site.calendar)),
        data_on=chinese_date(site.today),
        address=site.config.address_of(addresses.DESK),
        demo_banner=site.config.demo_banner,
        tabs=tuple(
            Tab(text=text, href=addresses.relative(addresses.DESK, address), is_current=False)
            for _, address, text in TABS
        ),
        footer=site.config.footer.facts() if site.config.footer else (),
        policies=tuple(
            _desk_policy(policy, context)
            for jurisdiction in site.portal.jurisdictions
            for policy in context.policies_of(jurisdiction)
        ),
    )


def _desk_policy(policy: Policy, context: RenderContext) -> DeskPolicy:
    rule = authority_rule(policy)
    least = rule.at_least_working_days if rule else None
    counts = rule.counts_first_day if rule else None
    return DeskPolicy(
        id=policy.id,
        jurisdiction=policy.jurisdiction,
        label=f"{context.place_name(policy.jurisdiction)}：{policy.short_title}",
        least=str(least) if least else "",
        counts_first_day="" if counts is None else str(counts).lower(),
        clause=rule.clause if rule and least else "",
    )


def _policy(scripts: str, styles: str) -> str:
    """What may run and be asked: nothing of other hosts, and nothing over the network at all.

    The worker is made of the page's own script; browsers without `worker-src` look at `child-src`.
    """
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self'; "
        "worker-src blob:; child-src blob:; connect-src 'none'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types portal-desk"
    )


def _faults() -> Any:
    return json.loads((theme_folder() / "tables" / "faults.json").read_text("utf-8"))
