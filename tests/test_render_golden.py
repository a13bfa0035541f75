"""One page per type, compared with what was looked at and kept."""

from __future__ import annotations

import pytest

from tests.portal_sample import rendered_pages, sample_site
from tests.renew_golden import GOLDEN, PAGE_TYPES, golden_pages


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_the_page_is_the_one_that_was_looked_at(name: str) -> None:
    kept = (GOLDEN / f"{name}.html").read_text(encoding="utf-8")
    assert golden_pages()[name] == kept, "if this is meant: python -m tests.renew_golden"


def test_every_template_of_a_page_has_a_golden_page() -> None:
    kinds = {page.path.strip("/").split("/")[0] for page in rendered_pages(sample_site()).values()}
    golden = {path.strip("/").split("/")[0] for path in PAGE_TYPES.values()}
    assert kinds == golden
