"""What a host sends: one home, three forms."""

from __future__ import annotations

import re

import pytest

from generator.headers import (
    MEDIA_TYPES,
    RULES,
    as_headers_file,
    as_nginx_locations,
    as_nginx_types,
    headers_for,
)

POLICY = "Content-Security-Policy"


def test_nothing_from_elsewhere_runs_and_no_string_runs_on_a_page() -> None:
    policy = headers_for("verify/index.html")[POLICY]
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy


def test_the_verify_page_compiles_nothing_and_sends_no_form() -> None:
    policy = headers_for("verify/index.html")[POLICY]
    assert "script-src 'self';" in policy
    assert "form-action 'none'" in policy


@pytest.mark.parametrize(
    "path", ["verify/v1/verifier.js", "records/v1/index.json", "api/v1/lists.json"]
)
def test_what_is_public_may_be_read_by_pages_of_other_sites(path: str) -> None:
    assert headers_for(path)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in headers_for("verify/index.html")


def test_only_the_search_may_compile_in_the_way_of_older_browsers() -> None:
    assert [rule.below for rule in RULES if "'unsafe-eval'" in str(rule.headers)] == ["search/"]
    assert "'unsafe-eval'" in headers_for("search/index.html")[POLICY]


def test_only_the_verify_page_may_ask_for_the_camera() -> None:
    name = "Permissions-Policy"
    assert [rule.below for rule in RULES if "camera=(self)" in str(rule.headers)] == ["verify/"]
    assert "camera=()" in headers_for("index.html")[name]
    assert "camera=(self)" in headers_for("verify/index.html")[name]


@pytest.mark.parametrize("below", ["records/", "status/", "trust/"])
def test_what_a_verdict_rests_on_is_asked_for_again(below: str) -> None:
    assert headers_for(f"{below}v1/a.json")["Cache-Control"] == "no-cache"
    assert POLICY in headers_for(f"{below}v1/a.json")


def test_nginx_blocks_carry_every_header_each_since_it_takes_over_none() -> None:
    blocks = re.findall(r"location (\S+) \{\n(.*?)\n\}", as_nginx_locations("/a/"), re.DOTALL)
    assert [where for where, _ in blocks] == [f"/a/{rule.below}" for rule in RULES]
    for where, block in blocks:
        for name, value in headers_for(where.removeprefix("/a/")).items():
            assert f'    add_header {name} "{value}" always;' in block


def test_a_headers_file_takes_back_what_it_says_anew() -> None:
    lines = as_headers_file().splitlines()
    search = lines.index("/search/*")
    assert lines[search + 1] == f"  ! {POLICY}"
    assert lines[search + 2].startswith(f"  {POLICY}: ")
    assert "/*.jwt" in lines


def test_nginx_types_name_each_ending() -> None:
    named = re.findall(r"^    \S+ (\w+);$", as_nginx_types(), re.MULTILINE)
    assert [f".{name}" for name in named] == list(MEDIA_TYPES)
