"""What signs: a key file, or a command that stands for a key elsewhere (a token, a card, another machine)."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.credentials import base64url
from generator.credentials.keys import PrivateKey, PublicKey
from generator.credentials.token import Sign
from generator.problems import SigningError

_SIGNATURE_BYTES: Final = 64
_SECONDS_TO_SIGN: Final = 120  # someone may have to touch a card
_PROBE: Final = b"skillgrade-portal which key is this v1"


@dataclass(frozen=True, slots=True)
class Signer:
    public: PublicKey
    sign: Sign


def key_signer(key: PrivateKey) -> Signer:
    return Signer(key.public, key.sign)


def command_signer(command: str, known: Iterable[PublicKey]) -> Signer:
    """A signer that runs `command`: bytes on stdin, the Ed25519 signature on stdout (raw or base64url).

    Which of the `known` keys it has is found by letting it sign a probe.
    """

    def sign(data: bytes) -> bytes:
        return _run(command, data)

    signature = sign(_PROBE)
    for public in known:
        if public.matches(signature, _PROBE):
            return Signer(public, sign)
    raise SigningError(
        "签名命令所用的密钥不在信任清单中",
        "the key behind the signing command is not on the trust list",
        hint_zh="先用 portal trust add 登记它的公钥",
        hint_en="add its public key first: portal trust add",
    )


def _run(command: str, data: bytes) -> bytes:
    try:
        # Windows cuts a command itself; shlex would eat the backslashes of its paths
        words = command if os.name == "nt" else shlex.split(command)
        finished = subprocess.run(  # noqa: S603 - the bureau's own command, from its own command line
            words,
            input=data,
            stdout=subprocess.PIPE,
            timeout=_SECONDS_TO_SIGN,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise SigningError(
            f"签名命令失败：{error}", f"the signing command failed: {error}"
        ) from None
    return _signature_in(finished.stdout)


def _signature_in(output: bytes) -> bytes:
    if len(output) == _SIGNATURE_BYTES:
        return output
    try:
        signature = base64url.decode(output.decode("ascii").strip())
    except ValueError:
        signature = b""
    if len(signature) != _SIGNATURE_BYTES:
        raise SigningError(
            "签名命令没有给出 64 字节的签名", "the signing command gave no signature of 64 bytes"
        )
    return signature
