"""Base64url without padding (RFC 7515 §2), strict: each text has one reading, each reading one text."""

from __future__ import annotations

import base64


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """Raises ValueError on padding, foreign characters and unused bits that are not zero."""
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode(data) != text:
        # the library passes over what it does not know; writing it again shows that it did
        raise ValueError("not strict base64url")
    return data
