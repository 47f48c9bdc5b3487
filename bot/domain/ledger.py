"""The chain that binds each approval and decision to the one before it. Never where the rows lie."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping

from bot.domain.attachment import Attachment
from bot.domain.ids import Oid
from bot.domain.meeting import Item

FIRST = "0" * 64
"""What the first row of a body's ledger points back to."""


def text_digest(item: Item, attachments: Iterable[Attachment]) -> str:
    """SHA-256 of exactly what was decided about: title, text, recommendations and the papers of the item."""
    papers = [[a.number, a.document_id, a.title, a.is_open, a.reference] for a in attachments]
    return _sha256(
        {"title": item.title, "text": item.text, "recommendations": item.recommendations, "papers": papers}
    )


def row_hash(previous: str, row: Mapping[str, object]) -> str:
    """SHA-256 over the hash of the row before and the row itself as canonical JSON."""
    return _sha256({"previous": previous, "row": row})


def pseudonym(oid: Oid, key: bytes) -> str:
    """HMAC-SHA-256 of the object id: with the key erased, nobody can lead the row back to the person."""
    return hmac.new(key, oid.encode(), hashlib.sha256).hexdigest()


def _sha256(value: Mapping[str, object]) -> str:
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
