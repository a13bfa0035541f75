"""The verify page: a document of its own, without the engine's shell, with a strict policy of what may run."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Grade, QueryService
from generator.render.context import RenderContext
from generator.render.samples import SAMPLES

TEMPLATE = "verify.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleNumber:
    number: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPage:
    """`today` is set in the demo only, whose day does not move; `can_verify` where there is a trust list."""

    title: str
    site_name: str
    identifier_base: str
    root_fingerprints: tuple[str, ...]
    can_verify: bool
    today: str | None
    is_demo: bool
    sample_numbers: tuple[SampleNumber, ...]
    query_service: QueryService
    grades: tuple[Grade, ...]


def verify_page(context: RenderContext) -> VerifyPage:
    site = context.site
    services = site.portal.query_services
    assert services is not None, "the loader requires data/query_services.yml"
    samples = SAMPLES.items() if site.is_demo else ()
    return VerifyPage(
        title="核验证书编码",
        site_name=site.config.site_name,
        identifier_base=site.config.identifier_base,
        root_fingerprints=site.config.root_fingerprints,
        can_verify=site.trust is not None,
        today=site.today.isoformat() if site.is_demo else None,
        is_demo=site.is_demo,
        sample_numbers=tuple(
            SampleNumber(number=number, note=note) for number, (_, note) in samples
        ),
        query_service=services.services[0],
        grades=tuple(site.portal.grades.values()),
    )
