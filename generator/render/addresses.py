"""The addresses of CONTRACT, relative to the site's root, and how a page links to them."""

from __future__ import annotations

HOME = ""
GRADES = "grades/"
POLICIES = "policies/"
PROCEDURES = "procedures/"
FORMS = "forms/"
CAREER = "career/"
ELIGIBILITY = "eligibility/"
TARGETS = "targets/"
STATISTICS = "statistics/"
COMPARE = "compare/"
NOTICES = "notices/"
CALENDAR = "calendar/"
LISTS = "lists/"
ORGANISATIONS = "organisations/"
VERIFY = "verify/"
VERIFY_OFFLINE = "verify/offline.html"
DESK = "desk/"
DESK_OFFLINE = "desk/offline.html"
GLOSSARY = "glossary/"
QUESTIONS = "questions/"
OCCUPATIONS = "occupations/"
DATA = "data/"
TRUST = "trust/"
SEARCH = "search/"
NAMESPACE = "ns/v1/"
NAMESPACE_CONTEXT = "ns/v1/context.jsonld"
GUIDE_WORKER = "guides/worker/"
GUIDE_ENTERPRISE = "guides/enterprise/"
GUIDE_EMPLOYER = "guides/employer/"
GUIDE_BUREAU = "guides/bureau/"
CORRECTIONS = "about/corrections/"
PROGRAMS = "about/programs/"
VERIFICATION = "about/verification/"
NOT_FOUND = "404.html"
SAMPLES = "samples/"  # no page of its own, only a twin
FEED_OF_ALL = "feeds/all.atom"
DEADLINES = "feeds/deadlines.ics"


def grade(slug: str) -> str:
    return f"{GRADES}{slug}/"


def eligibility(jurisdiction: str, grade: str) -> str:
    """The self-check with place and target chosen."""
    return f"{ELIGIBILITY}#place={jurisdiction}&aim={grade}"


def policy(id_: str) -> str:
    return f"{POLICIES}{id_}/"


def policy_changes(old: str, new: str) -> str:
    """Two versions of a policy side by side, below the newer one."""
    return f"{POLICIES}{new}/changes/{old}/"


def interpretation(policy: str) -> str:
    """Where `content/interpretations/<policy>.md` stands."""
    return f"interpretations/{policy}/"


def compare(topic: str, grade: str) -> str:
    """A topic and a grade side by side; the anchor serves where no module reads the choice."""
    return f"{COMPARE}?grade={grade}&topic={topic}#{topic}-{grade}"


def procedures(jurisdiction: str) -> str:
    return f"{PROCEDURES}{jurisdiction}/"


def form(id_: str) -> str:
    return f"{FORMS}{id_}/"


def empty_form(id_: str) -> str:
    """The sheet as a Word file, with nothing filled in."""
    return f"{form(id_)}{id_}.docx"


def notice(id_: str) -> str:
    return f"{NOTICES}{id_}/"


def notice_calendar(id_: str) -> str:
    return f"{NOTICES}{id_}/{id_}.ics"


def feed(jurisdiction: str) -> str:
    return f"feeds/{jurisdiction}.atom"


def approved_list(id_: str) -> str:
    return f"{LISTS}{id_}/"


def organisation(id_: str) -> str:
    return f"{ORGANISATIONS}{id_}/"


def occupation(code: str) -> str:
    return f"{OCCUPATIONS}{code}/"


def twin(path: str) -> str:
    """The machine twin of a page: `a/b/` -> `api/v1/a/b.json`, home -> `api/v1/index.json`."""
    return f"api/v1/{path.rstrip('/') or 'index'}.json"


def anchor(clause: str) -> str:
    """The clause id as the id of an element, which may hold no space."""
    return clause.replace(" ", "-")


def relative(page: str, target: str) -> str:
    """How the page at `page` links to `target`; both are relative to the root."""
    return "../" * page.count("/") + target or "./"
