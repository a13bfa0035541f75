"""Pagefind as a child process: base64 of JSON, parted by commas, on its stdin and stdout.

Everything is sent in one go while answers are read, so a record costs no round trip. The process
stops at the end of its input even with answers due; so its input stays open until the last one.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import os
import string
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeAlias

from generator.problems import EnvironmentFault

Message: TypeAlias = Mapping[str, Any]

INDEX_ID = 0  # the first index of a new process; its answer is checked
_READ_BYTES = 1 << 20
_MOST_BYTES = 1 << 30  # an index of a million pages is smaller
_ALPHABET = string.ascii_letters.encode() + string.digits.encode() + b"+/=,"


def pagefind_executable() -> Path:
    """The program in the wheel `pagefind-bin`."""
    try:
        import pagefind_bin

        return Path(pagefind_bin.get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise _fault("找不到 Pagefind", f"Pagefind is not installed: {error}") from error


def files_of_index(
    additions: Sequence[Message], *, executable: Path, timeout: float
) -> dict[str, bytes]:
    """Path -> bytes of what Pagefind makes of the `additions`. `timeout` in seconds, for all of it."""
    requests = [
        {"type": "NewIndex", "config": {"force_language": "en"}},
        *additions,
        {"type": "GetFiles", "index_id": INDEX_ID},
    ]
    # An empty folder and a bare environment: Pagefind reads settings from both.
    with tempfile.TemporaryDirectory() as folder:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                [executable, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env={k: v for k, v in os.environ.items() if not k.startswith("PAGEFIND")},
            )
        except OSError as error:
            raise _fault("无法运行 Pagefind", f"cannot run Pagefind: {error}") from error
        with process:
            return _converse(process, requests, timeout)


def _converse(
    process: subprocess.Popen[bytes], requests: Sequence[Message], timeout: float
) -> dict[str, bytes]:
    assert process.stdin is not None
    assert process.stdout is not None
    timed_out = threading.Event()

    def stop() -> None:
        timed_out.set()
        process.kill()

    watchdog = threading.Timer(timeout, stop)
    writer = threading.Thread(target=_send, args=(process.stdin, requests), daemon=True)
    watchdog.start()
    writer.start()
    try:
        payloads = _payloads(process.stdout)
        answers = [next(payloads, {}) for _ in requests]
    finally:
        watchdog.cancel()
        process.kill()
        writer.join()
    if timed_out.is_set():
        raise _fault(
            f"Pagefind 在 {timeout:g} 秒内没有答复",
            f"Pagefind did not answer within {timeout:g} seconds",
        )
    return _files(answers)


def _send(stream: IO[bytes], requests: Sequence[Message]) -> None:
    with contextlib.suppress(OSError):  # the process has ended: the reader tells
        for number, payload in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": payload})
            stream.write(base64.b64encode(message.encode()) + b",")
        stream.flush()


def _payloads(stream: IO[bytes]) -> Iterator[Message]:
    """Each answer as it comes; ends with the stream."""
    pending: list[bytes] = []
    size = 0
    while chunk := os.read(stream.fileno(), _READ_BYTES):
        size += len(chunk)
        if size > _MOST_BYTES or chunk.translate(None, _ALPHABET):
            raise _unreadable(repr(chunk[:60]))  # rubbish has no end, and no comma to end it at
        *complete, rest = chunk.split(b",")
        for part in complete:
            yield _payload(b"".join([*pending, part]))
            pending = []
        pending.append(rest)


def _payload(text: bytes) -> Message:
    try:
        payload = json.loads(base64.b64decode(text, validate=True))["payload"]
        if payload["type"] == "Error":
            raise _fault("Pagefind 报错", f"Pagefind refused a record: {payload['message']}")
    except (binascii.Error, ValueError, KeyError, TypeError) as error:
        raise _unreadable(repr(text[:60])) from error
    return dict(payload)


def _files(answers: Sequence[Message]) -> dict[str, bytes]:
    if answers[0].get("index_id") != INDEX_ID or "files" not in answers[-1]:
        raise _unreadable("it ended before the index was done")
    try:
        return {
            str(file["path"]): base64.b64decode(file["content"], validate=True)
            for file in answers[-1]["files"]
        }
    except (binascii.Error, ValueError, KeyError, TypeError) as error:
        raise _unreadable("the files of the index") from error


def _unreadable(what: str) -> EnvironmentFault:
    return _fault("读不懂 Pagefind 的答复", f"cannot read the answer of Pagefind: {what}")


def _fault(zh: str, en: str) -> EnvironmentFault:
    return EnvironmentFault(
        zh,
        en,
        hint_zh="重新安装：python -m pip install --force-reinstall pagefind-bin",
        hint_en="install it again: python -m pip install --force-reinstall pagefind-bin",
    )
