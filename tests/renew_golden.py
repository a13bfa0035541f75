"""Writes the golden pages again: `python -m tests.renew_golden`, then read the diff."""

from __future__ import annotations

import re
from pathlib import Path

from tests.portal_sample import rendered_pages, sample_site

GOLDEN = Path(__file__).parent / "golden" / "pages"
PAGE_TYPES = {
    "home": "",
    "grades": "grades/",
    "grade": "grades/special-technician/",
    "policies": "policies/",
    "policy": "policies/demo-2025-1/",
    "notices": "notices/",
    "notice": "notices/demo-notice-2026-01/",
    "call": "notices/demo-call-2026-01/",
    "supervision": "notices/demo-supervision-2026-01/",
    "calendar": "calendar/",
    "lists": "lists/",
    "list": "lists/demo-list-2026-01/",
    "statistics": "statistics/",
    "organisations": "organisations/",
    "organisation": "organisations/demo-jinggong/",
    "compare": "compare/",
    "procedures": "procedures/",
    "procedure": "procedures/demo/",
    "forms": "forms/",
    "form": "forms/plan-demo/",
    "career": "career/",
    "eligibility": "eligibility/",
    "targets": "targets/",
    "occupations": "occupations/",
    "occupation": "occupations/6-18-02-04/",
    "questions": "questions/",
    "glossary": "glossary/",
    "downloads": "data/",
    "trust": "trust/",
    "namespace": "ns/v1/",
    "search": "search/",
    "not_found": "404.html",
}

# Sizes and digests of downloads follow from the model; they are tested where they are made.
_DIGEST = re.compile(r"（\d+ 字节） <code[^>]*>sha256 [0-9a-f]{64}</code>")


def golden_pages() -> dict[str, str]:
    """One page per type, without the shell and without digests: head, then body."""
    pages = rendered_pages(sample_site())
    return {
        name: f"<title>{pages[path].title}</title>\n{pages[path].head}\n{_DIGEST.sub('（大小和摘要）', pages[path].body)}"
        for name, path in PAGE_TYPES.items()
    }


def main() -> None:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, text in golden_pages().items():
        (GOLDEN / f"{name}.html").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
