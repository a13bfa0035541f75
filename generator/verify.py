"""The pipeline of `portal verify`: a site in a folder or on the web, and what is asked of it."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from generator.config import SiteConfig
from generator.credentials.lookup import TRUST_LIST, NoText, Read, Settings, SiteRecords
from generator.credentials.outcomes import Refused, Verdict
from generator.credentials.trust_list import identifier_base_claimed_by
from generator.credentials.verdict import verify_number, verify_token
from generator.staff_sheets import Asked, differences

BATCH_FORMAT: Final = "verify-batch/v1"
_MAX_FILE_BYTES: Final = 4_194_304  # as the browser's reader has it
_SECONDS_TO_ANSWER: Final = 20
_CHUNK_BYTES: Final = 1 << 20
_HEADERS: Final = {"User-Agent": "portal-verify"}


def open_site(
    location: str,
    roots: Sequence[str],
    config: SiteConfig | None,
    on_redirect: Callable[[str], None] = lambda address: None,
    *,
    root_threshold: int = 1,
) -> SiteRecords:
    """Roots as given, else those of the settings, else those the site names itself.

    `root_threshold`: how many of the given ones must have signed, whatever the trust list says.

    The identifier base comes with the roots: from the settings, or from the list that is verified.
    A host that answers with another address is not followed; `on_redirect` is told where it leads.
    """
    if _is_web_address(location):
        read = _web_reader(location, on_redirect)
    else:
        read = _folder_reader(Path(location))
    if config and not roots:
        settings = Settings(
            identifier_base=config.identifier_base,
            root_fingerprints=config.root_fingerprints,
            root_threshold=config.root_threshold,
        )
    else:
        base = _identifier_base_of(read)
        settings = Settings(
            identifier_base=base, root_fingerprints=tuple(roots), root_threshold=root_threshold
        )
    return SiteRecords(read, settings)


def verify(asked: Asked, site: SiteRecords, checked_on: date) -> dict[str, Any]:
    """`verify/v1`. A text with two dots is a token, anything else a number."""
    kind = verify_token if asked.is_token else verify_number
    return kind(asked.text, site=site, checked_on=checked_on, name=asked.name)


def verify_batch(rows: Sequence[Asked], site: SiteRecords, checked_on: date) -> dict[str, Any]:
    """`verify-batch/v1`: each row's verdict, in the order of the file, and where it disagrees with the record."""
    verified = [_row(asked, verify(asked, site, checked_on)) for asked in rows]
    return {"format": BATCH_FORMAT, "count": len(verified), "rows": verified}


def _row(asked: Asked, verdict: dict[str, Any]) -> dict[str, Any]:
    return {
        "row": asked.row,
        "sheet": asked.sheet,
        **verdict,
        "differences": differences(asked, verdict["record"]),
        "is_rounded": asked.is_rounded,
    }


def exit_code(verdicts: Sequence[str]) -> int:
    """0 when all are valid; 3 when one could not be looked at; else 4."""
    if any(one in {Verdict.UNAVAILABLE, Verdict.UNSUPPORTED} for one in verdicts):
        return 3
    return 0 if all(one in {Verdict.VALID, Verdict.VALID_STALE} for one in verdicts) else 4


def _identifier_base_of(read: Read) -> str:
    """Empty where there is none to be read: the verdict then says why."""
    text = read(TRUST_LIST)
    if isinstance(text, NoText):
        return ""
    try:
        return identifier_base_claimed_by(text)
    except Refused:
        return ""


def _is_web_address(location: str) -> bool:
    return location.startswith(("http://", "https://"))


def _folder_reader(folder: Path) -> Read:
    def read(path: str) -> str | NoText:
        try:
            with (folder / path).open("rb") as file:
                content = file.read(_MAX_FILE_BYTES + 1)
        except FileNotFoundError:
            return NoText.NOT_THERE
        except OSError:
            return NoText.FAILED
        return _decoded(content)

    return read


class _NotFollowed(urllib.request.HTTPRedirectHandler):
    """A page that asks for a login is no record; the answer stays what it is, an HTTPError."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _web_reader(address: str, on_redirect: Callable[[str], None]) -> Read:
    root = address if address.endswith("/") else f"{address}/"
    opener = urllib.request.build_opener(_NotFollowed)

    def read(path: str) -> str | NoText:
        try:
            request = urllib.request.Request(root + path, headers=_HEADERS)  # noqa: S310 - http(s) only
            with opener.open(request, timeout=_SECONDS_TO_ANSWER) as answer:
                content = _read_in_time(answer)
        except urllib.error.HTTPError as error:
            error.close()
            if error.headers.get("Location"):
                on_redirect(error.headers["Location"])
            return NoText.NOT_THERE if error.code in {404, 410} else NoText.FAILED
        except (OSError, ValueError, http.client.HTTPException):
            return NoText.FAILED
        return _decoded(content)

    return read


def _read_in_time(answer: http.client.HTTPResponse) -> bytes:
    """The body, at most a byte more than is taken; one that trickles for ever is a TimeoutError."""
    end = time.monotonic() + _SECONDS_TO_ANSWER
    content = b""
    while chunk := answer.read1(_CHUNK_BYTES):
        content += chunk
        if len(content) > _MAX_FILE_BYTES:
            break
        if time.monotonic() > end:
            raise TimeoutError
    if answer.length and len(content) <= _MAX_FILE_BYTES:
        raise http.client.IncompleteRead(content, answer.length)
    return content


def _decoded(content: bytes) -> str | NoText:
    if len(content) > _MAX_FILE_BYTES:
        return NoText.FAILED
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return NoText.FAILED
