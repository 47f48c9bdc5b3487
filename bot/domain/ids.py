"""The identities of the boardroom as distinct types. Never how they are made: adapters hand them in."""

from typing import NewType

Oid = NewType("Oid", str)
"""A person's Entra object id. With the one tenant that is served, it is who acted."""

BodyKey = NewType("BodyKey", str)
MeetingId = NewType("MeetingId", str)
ItemId = NewType("ItemId", str)
GuestId = NewType("GuestId", str)
ApprovalId = NewType("ApprovalId", str)
DecisionId = NewType("DecisionId", str)
RecusalId = NewType("RecusalId", str)
AbsenceId = NewType("AbsenceId", str)
FollowUpId = NewType("FollowUpId", str)
FollowUpStepId = NewType("FollowUpStepId", str)
AttachmentId = NewType("AttachmentId", str)
NoticeId = NewType("NoticeId", str)
ConversationId = NewType("ConversationId", str)
ActivityId = NewType("ActivityId", str)
