"""Facts to Adaptive Cards, built with the typed models of microsoft-teams-cards."""
