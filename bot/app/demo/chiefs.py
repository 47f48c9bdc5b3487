"""Who comes to the played meeting as a guest, and who comes instead of one. Nobody of the Direktion."""

from bot.app.demo.municipality import DIGITAL, FINANCE, PROJECT, Role

NEWS = Role("tove", 8, "Tove Holdgaard", "Kommunikationschef", "Kommunikation og Presse", "gæst", "a guest")
ROADS = Role("karsten", 9, "Karsten Bille", "Vejchef", "Vej og Park", "gæst", "a guest")
RESCUE = Role("ulrik", 10, "Ulrik Stensby", "Beredskabschef", "Beredskabet", "gæst", "a guest")
CLIMATE = Role("mille", 11, "Mille Ravnholt", "Klimakoordinator", "Plan og Klima", "gæst", "a guest")
PLANNING = Role("jens", 12, "Jens Rovsing", "Planchef", "Plan og Klima", "gæst", "a guest")
BUILDINGS = Role("palle", 13, "Palle Vestergren", "Ejendomschef", "Ejendomme", "gæst", "a guest")
HEALTH = Role("birgitte", 14, "Birgitte Nørlev", "Sundhedschef", "Sundhed og Pleje", "gæst", "a guest")
LEISURE = Role("anders", 15, "Anders Kjeldal", "Fritidschef", "Kultur og Fritid", "gæst", "a guest")
STAFF = Role("solvej", 16, "Solvej Thrane", "HR-chef", "Personale", "gæst", "a guest")
SUBSTITUTE = Role(
    "dorte", 17, "Dorte Lykkegård", "Afdelingsleder", "Ejendomme", "afløser for en gæst", "a substitute"
)
"""Comes instead of the head of buildings."""

GUESTS = (
    DIGITAL,
    NEWS,
    FINANCE,
    PROJECT,
    ROADS,
    RESCUE,
    CLIMATE,
    PLANNING,
    BUILDINGS,
    HEALTH,
    LEISURE,
    STAFF,
)
"""In the order of the agenda."""
