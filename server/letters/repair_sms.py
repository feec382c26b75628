"""What an SMS says of a service request. Pure."""

from __future__ import annotations

from server.letters.repairs import Repair
from server.letters.sentences import brief_when, short_when
from server.letters.sms import cut, fitting


def repair_sms(told: Repair) -> str:
    """The text: with the link, or where to go where there is none."""
    say, request, estimate = told.say, told.request, told.estimate
    until = estimate.valid_until if estimate is not None else request.promised_at
    values = {
        "number": told.number,
        "when": short_when(until, told.site, say) if until is not None else "",
        "brief": brief_when(until, told.site, say) if until is not None else "",
        "total": told.money(estimate.total if estimate is not None else request.total),
        "most": told.money(estimate.stop_above) if estimate is not None else "",
        "link": told.link,
    }

    def said(ending: str, most: int) -> str:
        names = {
            "site": cut(told.house(), most),
            "item": cut(told.item, most),
            "place": cut(", ".join(told.where()[1:]) or told.house(), 2 * most),
        }
        key = f"sms.{told.what}{ending if told.link else '.place'}"
        return say.say(key, **names, **values)

    return fitting(said)
