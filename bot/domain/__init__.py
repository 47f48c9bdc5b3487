"""The boardroom: people, meetings, approvals, decisions, notices. No input or output, no clock, no SQL."""
