"""The Teams edge. The only room that knows botbuilder."""
