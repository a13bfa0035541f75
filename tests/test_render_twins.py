"""Machine twins: one for every page that comes from data, each with format and data date."""

from __future__ import annotations

import json

from generator.render import addresses
from generator.render.twins.samples import SAMPLES
from tests.portal_sample import rendered_files, rendered_pages, sample_site

WITHOUT_TWIN = {"404.html", "ns/v1/", "search/"}


def test_every_page_from_data_has_its_twin() -> None:
    site = sample_site()
    files = rendered_files(site)
    for path in rendered_pages(site).keys() - WITHOUT_TWIN:
        twin = json.loads(files[addresses.twin(path)])
        assert twin["format"].endswith("/v1")
        assert twin["data_on"] == "2026-03-18"


def test_every_twin_of_an_index_counts_its_items() -> None:
    files = rendered_files(sample_site())
    for name in ("index", "grades", "policies", "notices", "lists", "organisations", "samples"):
        twin = json.loads(files[f"api/v1/{name}.json"])
        assert twin["count"] == len(twin["items"])


def test_the_first_twin_leads_from_an_occupation_and_a_place_to_its_rules() -> None:
    files, pages = rendered_files(sample_site()), rendered_pages(sample_site())
    twin = json.loads(files["api/v1/index.json"])
    assert twin["occupations"]
    assert twin["places"]
    for occupation in twin["occupations"]:
        body = pages[occupation["page"]].body
        assert occupation["name"] in body
        assert json.loads(files[occupation["twin"]])["format"] == "occupation/v1"
        for place in twin["places"]:
            assert f'id="{place["anchor"]}"' in body
    for place in twin["places"]:
        assert all(f"policies/{policy}/" in pages for policy in place["policies"])


def test_no_twin_tells_where_a_value_was_written() -> None:
    files = rendered_files(sample_site())
    assert not [path for path, content in files.items() if b'"source":' in content]


def test_each_sample_number_comes_with_the_code_it_must_get() -> None:
    samples = json.loads(rendered_files(sample_site())["api/v1/samples.json"])["items"]
    codes = {item["number"]: item["verdict"] for item in samples}
    assert codes == {number: code for number, (code, _) in SAMPLES.items()}
    assert codes["Y00009999990126T000002"] == "revoked"


def test_the_context_names_every_term_once() -> None:
    context = json.loads(rendered_files(sample_site())["ns/v1/context.jsonld"])["@context"]
    assert context["awardedBy"] == "https://skillgrade.example/ns/v1#awardedBy"
    assert not {"name", "id", "type"} & context.keys()
