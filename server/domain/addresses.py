"""Addresses: whether one can be written to, and what somebody is known again by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from protocol.queue_commands import Customer
from server.domain.refused import refuse
from server.domain.text import visible

_LOCAL: Final = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x20\x7f]{1,64}")
_LABEL: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")


RESERVED: Final = frozenset({"arpa", "invalid", "local", "localhost", "onion", "test"})
"""Last parts of names that no public net has, but a house's own may."""


@lru_cache(maxsize=256)
def email_key(text: str) -> str:
    """What an address is known again by: trimmed, in one case, its domain as the net writes it.

    Empty for what is none. Dots and plus signs stay: another mail box may be behind them.
    """
    local, at, domain = text.strip().rpartition("@")
    domain = domain.rstrip(".")
    if not at or not _LOCAL.fullmatch(local) or ".." in f".{local}.":
        return ""
    labels = domain.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return ""
    if labels[-1].lower() in RESERVED:
        written = _written(domain)
    else:
        local, written = _validated(local, domain)
    if not written or len(written) > 253 or written.rsplit(".", 1)[1].isdecimal():
        return ""
    return f"{unicodedata.normalize('NFC', local.casefold())}@{written.lower()}"


def _written(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return ""


def _validated(local: str, domain: str) -> tuple[str, str]:
    # Loaded when the first address is read: many halls never see one.
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(f"{local}@{domain}", check_deliverability=False)
    except EmailNotValidError:
        return local, ""
    return found.local_part, found.ascii_domain or ""


def normalised_phone(phone: str) -> str:
    """ASCII digits with a leading plus if there was one, or a leading 00.

    Empty when it holds fewer than five digits.
    """
    digits = "".join(str(int(sign)) for sign in phone if sign.isdecimal())
    if len(digits) < 5:
        return ""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{digits}" if "+" in phone else digits


def phone_key(phone: str, country: str) -> str:
    """What a telephone is known again by: E.164 as far as it can be told, with the code of the
    house's country (ISO 3166) where it names none; otherwise its digits, as `normalised_phone`."""
    digits = normalised_phone(phone)
    if not digits:
        return ""
    import phonenumbers

    try:
        # `00` is how most of the world begins an international number.
        number = phonenumbers.parse(digits if digits[0] == "+" else phone, country.upper() or None)
    except phonenumbers.NumberParseException:
        return digits
    if (
        phonenumbers.is_possible_number_with_reason(number)
        != phonenumbers.ValidationResult.IS_POSSIBLE
    ):
        return digits
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def phone_keys(phone: str, country: str) -> tuple[str, ...]:
    """All that a telephone may be kept as: in a house that did not say its country then, too."""
    return tuple(dict.fromkeys(filter(None, (phone_key(phone, country), normalised_phone(phone)))))


def addresses_of(customer: Customer, country: str) -> dict[str, str]:
    """By what a customer who tells it can be reached and is known again: fields of a `Person`.
    Raises `Refused` for what is no address."""
    phone, email = visible(customer.phone), visible(customer.email)
    number, key = phone_key(phone, country), email_key(email)
    if email and not key:
        raise refuse(
            "invalid",
            "That is no mail address. Write it like name@example.org.",
            field="customer.email",
        )
    if phone and not number:
        raise refuse(
            "invalid",
            "A phone number has five digits or more. Correct it.",
            field="customer.phone",
        )
    return {"phone": phone, "email": email, "phone_key": number, "email_key": key}
