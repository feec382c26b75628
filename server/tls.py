"""Certificates of a house that has no authority's: its own small one, and what it signs.

Keys are ECDSA P-256, which every phone and browser takes. The authority signs nothing but this
server's certificate; whoever has its key could pretend to be the server.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Final, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_DAYS: Final = 3_652
SERVER_DAYS: Final = 397
"""Browsers and phones take no longer ones."""
_BEFORE: Final = timedelta(hours=1)
"""Clocks of devices lag behind."""


class BadPem(ValueError):
    """A file is not what it should be; the text says what."""


class Pair(NamedTuple):
    """A certificate and its key, as PEM."""

    certificate: str
    key: str


class Facts(NamedTuple):
    """What people ask of a certificate."""

    begins: datetime
    ends: datetime
    names: tuple[str, ...]
    """Host names and addresses that it is for."""


def make_authority(house: str, now: datetime) -> Pair:
    """An authority of its own for ten years."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Now Serving of {house}"[:64])])
    public = key.public_key()
    made = (
        _builder(name, name, public, now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Pair(_pem(made), _key_pem(key))


def make_certificate(authority: Pair, names: list[str], now: datetime, days: int) -> Pair:
    """A certificate for these host names and addresses, with its authority behind it.

    Raises `BadPem`: the authority's files do not fit together.
    """
    issuer, signing = _opened(authority)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
    public = key.public_key()
    ends = issuer.not_valid_after_utc - now
    made = (
        _builder(subject, issuer.subject, public, now, min(days, max(1, ends.days)))
        .add_extension(x509.SubjectAlternativeName([_general(each) for each in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), False
        )
        .sign(signing, hashes.SHA256())
    )
    return Pair(_pem(made) + authority.certificate, _key_pem(key))


def facts_of(pem: str) -> Facts:
    """Of the first certificate in a file. Raises `BadPem`."""
    found = _certificates(pem)[0]
    try:
        told = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        names: tuple[str, ...] = ()
    else:
        addresses = told.get_values_for_type(x509.IPAddress)
        names = (*told.get_values_for_type(x509.DNSName), *(str(each) for each in addresses))
    return Facts(found.not_valid_before_utc, found.not_valid_after_utc, names)


def authority_in(pem: str) -> str:
    """The authority at the end of a chain, which programs can pin; empty where the chain leaves
    it out, as chains of public authorities do. Raises `BadPem`."""
    last = _certificates(pem)[-1]
    return _pem(last) if last.issuer == last.subject else ""


def now_utc() -> datetime:
    """The real time to the second: certificates are about the world, not about a hall's clock."""
    return datetime.now(UTC).replace(microsecond=0)


def _certificates(pem: str) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem.encode())
    except ValueError:
        raise BadPem("there is no certificate in it") from None


def _opened(pair: Pair) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    certificate = _certificates(pair.certificate)[0]
    try:
        key = load_pem_private_key(pair.key.encode(), None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise BadPem("its key cannot be read")
    if key.public_key() != certificate.public_key():
        raise BadPem("its key belongs to another certificate")
    return certificate, key


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder(issuer, subject, key, x509.random_serial_number())
        .not_valid_before(now - _BEFORE)
        .not_valid_after(now + timedelta(days=days))
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(made: x509.Certificate) -> str:
    return made.public_bytes(Encoding.PEM).decode()


def _key_pem(key: ec.EllipticCurvePrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
