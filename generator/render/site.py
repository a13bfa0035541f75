"""The render stage: a site as a stream of pages, files and records for the search."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jinja2 import Environment

from generator.pages import OutputFile, Page, SearchRecord
from generator.policies.versions import versions
from generator.render import addresses
from generator.render.calendar_file import calendar_files
from generator.render.context import RenderContext
from generator.render.dataset_files import dataset_files
from generator.render.datasets import DATASETS
from generator.render.feeds import feed_files
from generator.render.glossary_links import TermLinks
from generator.render.handouts.sheet_word import sheet_files
from generator.render.json_form import json_bytes
from generator.render.namespace import json_ld_context
from generator.render.prose_clauses import with_clauses_marked
from generator.render.search_text import search_records, visible_text
from generator.render.site_view import SiteView
from generator.render.templates import environment, render_page
from generator.render.theme_files import theme_files
from generator.render.twins import twins
from generator.render.twins.samples import samples_file
from generator.render.twins.schemas import twin_schema_files
from generator.render.views.announcements import call_page, supervision_page
from generator.render.views.calendar import calendar_page
from generator.render.views.career import career_page
from generator.render.views.compare import compare_page
from generator.render.views.desk import desk_files
from generator.render.views.documents import document_page
from generator.render.views.downloads import downloads_page
from generator.render.views.eligibility_check import eligibility_files, eligibility_page
from generator.render.views.forms import form_index_page, form_pages, forms_files
from generator.render.views.glossary import glossary_page
from generator.render.views.grades import grade_index_page, grade_page
from generator.render.views.home import home_page
from generator.render.views.lists import list_index_page, list_page
from generator.render.views.notices import notice_index_page, notice_page
from generator.render.views.occupations import occupation_index_page, occupation_page
from generator.render.views.organisation_index import organisation_index_page
from generator.render.views.organisations import organisation_page
from generator.render.views.parts import PageView
from generator.render.views.plain import namespace_page, not_found_page
from generator.render.views.policies import policy_index_page, policy_page
from generator.render.views.policy_changes import policy_changes_page
from generator.render.views.procedure_index import procedure_index_page
from generator.render.views.procedures import places_with_procedures, procedure_page
from generator.render.views.questions import questions_page
from generator.render.views.search import search_view
from generator.render.views.statistics import statistics_page
from generator.render.views.targets import targets_page
from generator.render.views.trust import trust_page
from generator.render.views.verify import TEMPLATE as VERIFY_TEMPLATE
from generator.render.views.verify import verify_page
from generator.render.views.verify_offline import offline_page
from generator.render.visibility import visible_site


def render_site(site: SiteView) -> Iterator[Page | OutputFile | SearchRecord]:
    """Everything the site holds but what is signed and what comes from `content/`. Streams, in fixed order."""
    context = RenderContext(site=visible_site(site))
    if site.offline_files:
        offline = offline_page(context, site.offline_files)
        yield offline
        context = replace(context, offline_digest=hashlib.sha256(offline.content).hexdigest())
    templates = environment()
    terms = TermLinks(context.site.portal.terms.values())
    for view in page_views(context):
        page = render_page(view, templates)
        if view.explains_terms:
            page = terms.on(page)
        yield page
        if view.path != addresses.NOT_FOUND:
            yield from search_records(view, page)
    yield from _verify(context, templates)
    yield from desk_files(context, templates)
    yield from eligibility_files()
    yield from forms_files()
    yield from sheet_files(context)
    yield from twins(context)
    yield from calendar_files(context)
    yield from feed_files(context)
    yield from twin_schema_files()
    for dataset in DATASETS:
        yield from dataset_files(dataset, context)
    if context.site.is_demo:
        yield samples_file(context)
    json_ld = json_ld_context(context.site.config.identifier_base)
    yield OutputFile(path=addresses.NAMESPACE_CONTEXT, content=json_bytes(json_ld))
    yield from theme_files()


def prose_pages(pages: Iterable[Page], site: SiteView) -> Iterator[Page]:
    """Those of `content/`, with what the data adds to them: terms lead to the glossary, clauses are marked."""
    terms = TermLinks(visible_site(site).portal.terms.values())
    return (with_clauses_marked(terms.on(page)) for page in pages)


def search_page(records: Iterable[SearchRecord]) -> Page:
    """The search page, whose directory needs all records: those of `content/` too."""
    return render_page(search_view(records), environment())


def page_views(context: RenderContext) -> Iterator[PageView]:
    """What each page says, one after another, so that memory stays bounded."""
    portal = context.site.portal
    yield home_page(context)
    yield grade_index_page(context)
    yield from (grade_page(grade, context) for grade in portal.grades.values())
    yield policy_index_page(context)
    yield from (policy_page(policy, context) for policy in portal.policies.values())
    yield from (policy_changes_page(old, new, context) for old, new in versions(portal))
    yield from (document_page(document, context) for document in portal.documents.values())
    yield compare_page(context)
    yield procedure_index_page(context)
    yield from (procedure_page(place, context) for place in places_with_procedures(context))
    yield form_index_page(context)
    yield from form_pages(context)
    yield career_page(context)
    yield eligibility_page(context)
    yield targets_page(context)
    yield notice_index_page(context)
    yield from (notice_page(notice, context) for notice in portal.notices.values())
    yield from (call_page(call, context) for call in portal.call_notices.values())
    yield from (supervision_page(one, context) for one in portal.supervision_notices.values())
    yield calendar_page(context)
    yield list_index_page(context)
    yield from (list_page(approved, context) for approved in portal.approved_lists.values())
    yield statistics_page(context)
    yield organisation_index_page(context)
    yield from (organisation_page(one, context) for one in portal.organisations.values())
    yield occupation_index_page(context)
    yield from (occupation_page(one, context) for one in portal.occupations.values())
    yield questions_page(context)
    yield glossary_page(context)
    yield downloads_page(context)
    yield trust_page(context)
    yield namespace_page(context)
    yield not_found_page(context)


def _verify(context: RenderContext, templates: Environment) -> Iterator[OutputFile | SearchRecord]:
    """A whole document, which takes no shell."""
    view = verify_page(context)
    html = templates.get_template(VERIFY_TEMPLATE).render(page=view)
    yield OutputFile(path=f"{addresses.VERIFY}index.html", content=html.encode())
    yield SearchRecord(
        address=addresses.VERIFY, title=view.title, text=visible_text(html), kind="核验"
    )
