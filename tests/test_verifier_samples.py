"""The sample numbers of the demo, on the site as it is built: native, by the fallback, anywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from generator.render.twins.samples import SAMPLES
from tests.conftest import SiteServer

pytestmark = pytest.mark.browser

NO_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })"


@pytest.mark.parametrize("has_web_crypto", [True, False], ids=["native", "fallback"])
def test_every_sample_number_gets_its_code(
    has_web_crypto: bool, context: BrowserContext, server_anywhere: SiteServer
) -> None:
    if not has_web_crypto:
        context.add_init_script(NO_SUBTLE)
    shown = {}
    for number in SAMPLES:
        page = context.new_page()
        page.goto(f"{server_anywhere.address}verify/#{number}")
        page.wait_for_selector("[data-verdict]")
        shown[number] = page.get_attribute("[data-verdict]", "data-verdict")
        page.close()
    assert shown == {number: code for number, (code, _) in SAMPLES.items()}


def test_the_links_of_a_revoked_record_lead_somewhere(
    context: BrowserContext, server_anywhere: SiteServer
) -> None:
    page = context.new_page()
    page.goto(f"{server_anywhere.address}verify/#Y00009999990126T000002")
    page.wait_for_selector("[data-verdict=revoked]")
    links = page.eval_on_selector_all("article a", "(all) => all.map((link) => link.href)")
    assert len(links) >= 3
    for link in links:
        answer = page.goto(link)
        assert answer is None or answer.ok
        assert page.evaluate(
            "location.hash === '' || Boolean(document.getElementById(decodeURIComponent(location.hash.slice(1))))"
        )
