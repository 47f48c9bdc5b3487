"""Every word that a person reads outside a document's own text, in Danish and English."""
