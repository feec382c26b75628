"""What customers are told, and when: rows that are written in the transaction that makes them due.

Nothing is rendered here. A message says what it is about, and what it says is made when it is
sent, of what is true then.
"""

from server.domain.outbox.making import late_message, messages_of, offer_message

__all__ = ["late_message", "messages_of", "offer_message"]
