"""What has happened to accounts, devices and data, in the audit: a sentence for each. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from staff_console.speech import tr

ACTS: Final[dict[str, Callable[[], str]]] = {
    "signed_in": lambda: tr("{who} signed in"),
    "sign_in_refused": lambda: tr("A sign-in as {it} was refused"),
    "signed_out": lambda: tr("{who} signed out"),
    "signed_out_everywhere": lambda: tr("{who} ended every sign-in of {it}"),
    "refresh_reused": lambda: tr("An old sign-in of {it} was used again, so that it ended"),
    "password_changed": lambda: tr("{who} chose another password"),
    "invited": lambda: tr("{who} made an invitation for {it}"),
    "invitation_accepted": lambda: tr("{who} chose a password with an invitation"),
    "invitation_refused": lambda: tr("An invitation of {it} was tried and refused"),
    "account_created": lambda: tr("{who} made an account for {it}"),
    "account_renamed": lambda: tr("{who} gave {it} this name"),
    "role_changed": lambda: tr("{who} changed the role of {it}"),
    "account_ended": lambda: tr("{who} noted that {it} works here no longer"),
    "account_returned": lambda: tr("{who} let {it} work here again"),
    "totp_on": lambda: tr("{who} turned a second factor on"),
    "totp_off": lambda: tr("{who} turned the second factor of {it} off"),
    "recovery_used": lambda: tr("{who} signed in with a recovery code"),
    "device_paired": lambda: tr("{who} let {it} in"),
    "device_refused": lambda: tr("{who} turned a device away whose number was another"),
    "device_revoked": lambda: tr("{who} made the key of {it} void"),
    "device_doubled": lambda: tr("A second session of {it} was refused"),
    "data_exported": lambda: tr("{who} looked at all that is known of a customer"),
    "backed_up": lambda: tr("{who} made a backup"),
    "restored": lambda: tr("{who} restored a backup"),
    "rolled_back": lambda: tr("An older copy of the database was put back"),
    "keys_rotated": lambda: tr("{who} replaced the keys that sign tokens"),
}
