"""Minutes out: facts to the house's own form. Never who may see them."""
