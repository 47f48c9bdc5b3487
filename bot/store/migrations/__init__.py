"""How each version of the schema becomes the next. Revisions never import the tables of today."""
