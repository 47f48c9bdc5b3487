"""The revisions in their order. Never changed once released."""
