"""The verify page: a document of its own, without the engine's shell, with a strict policy of what may run."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.config import FooterFact
from generator.model import Grade, QueryService, QueryServices
from generator.pages import TABS, Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.inlined import inlined_json
from generator.render.theme_files import verify_script_integrity
from generator.render.twins.samples import SAMPLES
from generator.render.views.chief_waits import chief_waits_by_policy

TEMPLATE = "verify.html"
_MOST_LISTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleNumber:
    number: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A link of the main navigation, which elsewhere the shell writes."""

    text: str
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineParts:
    """What the page of one file has inside. `files` is JSON, path -> text; digests as CSP writes them."""

    style: Markup
    style_digest: str
    script: Markup
    script_digest: str
    files: Markup
    data_on: str
    has_records: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPage:
    """`root` leads to the site, empty where nothing is known of it. `today` is set in the demo only, whose day does not move; `can_verify` where there is a trust list."""

    title: str
    root: str
    site_name: str
    tabs: tuple[Tab, ...]
    footer: tuple[FooterFact, ...]
    identifier_base: str
    root_fingerprints: tuple[str, ...]
    root_threshold: int
    script_integrity: str
    can_verify: bool
    has_programs_guide: bool
    has_verification_guide: bool
    today: str | None
    demo_banner: str | None
    sample_numbers: tuple[SampleNumber, ...]
    query_service: QueryService
    query_services: QueryServices
    grades: tuple[Grade, ...]
    sheet_words: Markup
    chief_waits: Markup
    notices: Markup
    corrections: str = addresses.CORRECTIONS
    status_lists: tuple[str, ...] = ()
    address: str = ""
    offline: OfflineParts | None = None


def verify_page(context: RenderContext) -> VerifyPage:
    site = context.site
    services = site.portal.query_services
    assert services is not None, "the loader requires data/query_services.yml"
    samples = SAMPLES.items() if site.is_demo else ()
    return VerifyPage(
        title="核验证书编码",
        root="../",
        site_name=site.config.site_name,
        tabs=tuple(
            Tab(
                text=text,
                href=addresses.relative(addresses.VERIFY, address),
                is_current=section is Section.VERIFY,
            )
            for section, address, text in TABS
        ),
        footer=site.config.footer.facts() if site.config.footer else (),
        identifier_base=site.config.identifier_base,
        root_fingerprints=site.config.root_fingerprints,
        root_threshold=site.config.root_threshold,
        script_integrity=verify_script_integrity(),
        can_verify=site.trust is not None,
        has_programs_guide=addresses.PROGRAMS in site.prose,
        has_verification_guide=addresses.VERIFICATION in site.prose,
        today=site.today.isoformat() if site.is_demo else None,
        demo_banner=site.config.demo_banner,
        sample_numbers=tuple(
            SampleNumber(number=number, note=note) for number, (_, note) in samples
        ),
        query_service=services.services[0],
        query_services=services,
        grades=tuple(site.portal.grades.values()),
        sheet_words=inlined_json(site.sheet_words),
        address=site.config.address_of(addresses.VERIFY),
        chief_waits=inlined_json(chief_waits_by_policy(context)),
        notices=inlined_json(_notices_of_lists(context)),
        status_lists=tuple(path for path in site.offline_files if path.startswith("status/")),
    )


def _notices_of_lists(context: RenderContext) -> dict[str, str]:
    """List -> the notice before it, for the newest lists: those of a decade ago would slow every visit."""
    newest = sorted(
        context.site.portal.approved_lists.values(),
        key=lambda approved: (approved.approved_on, approved.id),
        reverse=True,
    )
    return {one.id: one.notice for one in newest[:_MOST_LISTS] if one.notice}
