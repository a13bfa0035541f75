"""The pipeline of `portal verify`: a site in a folder or on the web, and what is asked of it."""

from __future__ import annotations

import csv
import http.client
import io
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from generator.config import SiteConfig
from generator.credentials.lookup import TRUST_LIST, NoText, Read, Settings, SiteRecords
from generator.credentials.outcomes import Refused, Verdict
from generator.credentials.trust_list import identifier_base_claimed_by
from generator.credentials.verdict import verify_number, verify_token
from generator.problems import UsageError

BATCH_FORMAT: Final = "verify-batch/v1"
_MAX_FILE_BYTES: Final = 16_777_216
_SECONDS_TO_ANSWER: Final = 20
_CHUNK_BYTES: Final = 1 << 20
_HEADERS: Final = {"User-Agent": "portal-verify"}
_NUMBER_COLUMNS: Final = ("certificate_number", "证书编码", "证书编号", "证书号", "编号", "number")
_NAME_COLUMNS: Final = ("name", "姓名")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to verify; `row` is its line in the file, counted from 1."""

    row: int
    text: str
    name: str | None = None


def open_site(location: str, roots: Sequence[str], config: SiteConfig | None) -> SiteRecords:
    """Roots as given, else those of the settings, else those the site names itself.

    The identifier base comes with the roots: from the settings, or from the list that is verified.
    """
    read = _web_reader(location) if _is_web_address(location) else _folder_reader(Path(location))
    if config and not roots:
        settings = Settings(
            identifier_base=config.identifier_base, root_fingerprints=config.root_fingerprints
        )
    else:
        base = _identifier_base_of(read)
        settings = Settings(identifier_base=base, root_fingerprints=tuple(roots))
    return SiteRecords(read, settings)


def verify(asked: Asked, site: SiteRecords, checked_on: date) -> dict[str, Any]:
    """`verify/v1`. A text with two dots is a token, anything else a number."""
    kind = verify_token if asked.text.count(".") == 2 else verify_number
    return kind(asked.text, site=site, checked_on=checked_on, name=asked.name)


def verify_batch(rows: Sequence[Asked], site: SiteRecords, checked_on: date) -> dict[str, Any]:
    """`verify-batch/v1`: each row's verdict, in the order of the file."""
    verified = [{"row": asked.row, **verify(asked, site, checked_on)} for asked in rows]
    return {"format": BATCH_FORMAT, "count": len(verified), "rows": verified}


def exit_code(verdicts: Sequence[str]) -> int:
    """0 when all are valid; 3 when one could not be looked at; else 4."""
    if any(one in {Verdict.UNAVAILABLE, Verdict.UNSUPPORTED} for one in verdicts):
        return 3
    return 0 if all(one in {Verdict.VALID, Verdict.VALID_STALE} for one in verdicts) else 4


def rows_in(file: Path) -> list[Asked]:
    """A CSV with a column of numbers (and names), or a text with one number or token a line."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MAX_FILE_BYTES + 1)
        if len(content) > _MAX_FILE_BYTES:
            raise UsageError(f"{file} 超过 16 MB", f"{file} is larger than 16 MB")
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(
            f"读取不到 {file}：{error.strerror}", f"cannot read {file}: {error.strerror}"
        ) from None
    except UnicodeDecodeError:
        raise UsageError(
            f"{file} 不是 UTF-8 文本",
            f"{file} is not UTF-8 text",
            hint_zh="在表格软件中另存为“CSV UTF-8”",
            hint_en="save it as “CSV UTF-8”",
        ) from None
    return list(_csv_rows(file, text) if file.suffix.lower() == ".csv" else _lines(text))


def _lines(text: str) -> Iterator[Asked]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield Asked(number, line.strip())


def _csv_rows(file: Path, text: str) -> Iterator[Asked]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = {name.strip(): name for name in reader.fieldnames or ()}
    number_column = next((columns[one] for one in _NUMBER_COLUMNS if one in columns), None)
    name_column = next((columns[one] for one in _NAME_COLUMNS if one in columns), None)
    if number_column is None:
        raise UsageError(
            f"{file} 没有证书编码一列",
            f"{file} has no column of certificate numbers",
            hint_zh=f"列名写作 {'、'.join(_NUMBER_COLUMNS[:3])} 之一",
            hint_en=f"call the column {_NUMBER_COLUMNS[0]} or {_NUMBER_COLUMNS[1]}",
        )
    try:
        for row in reader:
            name = row.get(name_column) if name_column else None
            yield Asked(reader.line_num, row.get(number_column) or "", name or None)
    except csv.Error as error:
        raise UsageError(
            f"{file}:{reader.line_num}: 不是合格的 CSV（{error}）",
            f"{file}:{reader.line_num}: not proper CSV ({error})",
        ) from None


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
            content = (folder / path).read_bytes()
        except FileNotFoundError:
            return NoText.NOT_THERE
        except OSError:
            return NoText.FAILED
        return _decoded(content)

    return read


def _web_reader(address: str) -> Read:
    root = address if address.endswith("/") else f"{address}/"

    def read(path: str) -> str | NoText:
        try:
            request = urllib.request.Request(root + path, headers=_HEADERS)  # noqa: S310 - http(s) only
            with urllib.request.urlopen(request, timeout=_SECONDS_TO_ANSWER) as answer:  # noqa: S310 - as above
                content = _read_in_time(answer)
        except urllib.error.HTTPError as error:
            error.close()
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
    return content


def _decoded(content: bytes) -> str | NoText:
    if len(content) > _MAX_FILE_BYTES:
        return NoText.FAILED
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return NoText.FAILED
