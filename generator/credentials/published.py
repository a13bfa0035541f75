"""The files of the site that carry trust: lists as they were signed, and the keys in two public forms."""

from __future__ import annotations

from generator.credentials.lookup import COVERAGE, TRUST_LIST
from generator.credentials.strict_json import canonical
from generator.credentials.token import KeyName, issuer_document
from generator.credentials.trust_list import TrustedIssuer, TrustList
from generator.model import Portal, SignedFile

_CID_CONTEXT = "https://www.w3.org/ns/cid/v1"


def published_files(portal: Portal, trust: TrustList) -> dict[str, bytes]:
    """By path below the site's root, sorted; everything but the shards."""
    files = {
        f"trust/{version}.json": content_of(file) for version, file in portal.trust_lists.items()
    }
    files[TRUST_LIST] = content_of(portal.trust_lists[max(portal.trust_lists)])
    files["trust/jwks.json"] = _with_line_end(canonical(jwk_set(trust)))
    for issuer in trust.issuers.values():
        document = canonical(controller_document(issuer, trust.identifier_base))
        files[f"trust/issuers/{issuer.id}.json"] = _with_line_end(document)
    for name, file in portal.status_tokens.items():
        files[f"status/{name}.jwt"] = content_of(file)
    files[COVERAGE] = b"".join(
        content_of(file) for _, file in sorted(portal.coverage_tokens.items())
    )
    return dict(sorted(files.items()))


def jwk_set(trust: TrustList) -> dict[str, list[dict[str, str]]]:
    """RFC 7517: every key of every issuer, under the whole `kid` that tokens carry."""
    return {
        "keys": [
            {
                **key.public.jwk,
                "kid": str(KeyName(trust.identifier_base, issuer.id, key.id)),
                "alg": "Ed25519",
                "use": "sig",
            }
            for issuer in trust.issuers.values()
            for key in issuer.keys
        ]
    }


def controller_document(issuer: TrustedIssuer, identifier_base: str) -> dict[str, object]:
    """W3C Controlled Identifiers 1.0: what `issuer` in a token names."""
    document = issuer_document(identifier_base, issuer.id)
    methods = [
        {
            "id": f"{document}#{key.id}",
            "type": "JsonWebKey",
            "controller": document,
            "publicKeyJwk": key.public.jwk,
        }
        for key in issuer.keys
    ]
    return {
        "@context": [_CID_CONTEXT],
        "id": document,
        "name": issuer.name,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def content_of(file: SignedFile) -> bytes:
    """The bytes as they are kept: a line end after each line."""
    return "".join(f"{line}\n" for line in file.lines if line).encode("utf-8")


def _with_line_end(data: bytes) -> bytes:
    return data + b"\n"
