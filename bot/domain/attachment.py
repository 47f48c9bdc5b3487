"""A paper that belongs to the meeting or to one item. Never its content."""

from dataclasses import dataclass

from bot.domain.ids import AttachmentId, ItemId


@dataclass(frozen=True)
class Attachment:
    """`item` None: the paper lies on the whole meeting until the secretary says which item it is for."""

    id: AttachmentId
    title: str
    is_open: bool | None
    number: str | None = None
    document_id: str | None = None
    reference: str | None = None
    item: ItemId | None = None
