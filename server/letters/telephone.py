"""Telephone numbers as all the world dials them (E.164); customers write national ones. Pure."""

from __future__ import annotations

import re
from typing import Final

from server.domain.addresses import normalised_phone

CODES: Final = {
    "AE": "971", "AF": "93", "AL": "355", "AM": "374", "AO": "244", "AR": "54", "AT": "43",
    "AU": "61", "AZ": "994", "BA": "387", "BD": "880", "BE": "32", "BG": "359", "BH": "973",
    "BO": "591", "BR": "55", "BY": "375", "CA": "1", "CH": "41", "CI": "225", "CL": "56",
    "CM": "237", "CN": "86", "CO": "57", "CR": "506", "CU": "53", "CY": "357", "CZ": "420",
    "DE": "49", "DK": "45", "DO": "1", "DZ": "213", "EC": "593", "EE": "372", "EG": "20",
    "ES": "34", "ET": "251", "FI": "358", "FR": "33", "GB": "44", "GE": "995", "GH": "233",
    "GR": "30", "GT": "502", "HK": "852", "HN": "504", "HR": "385", "HU": "36", "ID": "62",
    "IE": "353", "IL": "972", "IN": "91", "IQ": "964", "IR": "98", "IS": "354", "IT": "39",
    "JM": "1", "JO": "962", "JP": "81", "KE": "254", "KR": "82", "KW": "965", "KZ": "7",
    "LB": "961", "LI": "423", "LK": "94", "LT": "370", "LU": "352", "LV": "371", "LY": "218",
    "MA": "212", "MD": "373", "ME": "382", "MK": "389", "MT": "356", "MX": "52", "MY": "60",
    "NG": "234", "NI": "505", "NL": "31", "NO": "47", "NP": "977", "NZ": "64", "OM": "968",
    "PA": "507", "PE": "51", "PH": "63", "PK": "92", "PL": "48", "PR": "1", "PS": "970",
    "PT": "351", "PY": "595", "QA": "974", "RO": "40", "RS": "381", "RU": "7", "SA": "966",
    "SD": "249", "SE": "46", "SG": "65", "SI": "386", "SK": "421", "SM": "378", "SN": "221",
    "SV": "503", "SY": "963", "TH": "66", "TN": "216", "TR": "90", "TW": "886", "TZ": "255",
    "UA": "380", "UG": "256", "US": "1", "UY": "598", "UZ": "998", "VA": "39", "VE": "58",
    "VN": "84", "XK": "383", "YE": "967", "ZA": "27", "ZM": "260", "ZW": "263",
}  # fmt: skip
"""Of countries by ISO 3166: what is dialled to reach them."""
_KEPT: Final = frozenset({"IT", "VA", "SM"})
"""Their zero belongs to the number."""
_TRUNK: Final = {
    "1": re.compile(r"1(?=[2-9][0-9]{9}$)"),
    "7": re.compile(r"8(?=[0-9]{10}$)"),
    "36": re.compile(r"06"),
}
"""By code: what is dialled before a number within the country; elsewhere a zero."""
_ZERO: Final = re.compile(r"0")
E164: Final = re.compile(r"\+[1-9][0-9]{6,14}")


def international(phone: str, country: str) -> str:
    """The number with its country's code; that of the house's where it has none. Empty where that
    is not known or the result is no number."""
    # `+49 (0)170`: dialled from abroad without the zero.
    written = normalised_phone(phone.replace("(0)", "") if "+" in phone else phone)
    code = CODES.get(country.upper(), "")
    if written and not written.startswith("+"):
        found = _TRUNK.get(code, _ZERO).match(written)
        dropped = found.end() if found and country.upper() not in _KEPT else 0
        written = f"+{code}{written[dropped:]}" if code else ""
    return written if E164.fullmatch(written) else ""
