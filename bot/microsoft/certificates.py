"""Whether a PEM file can be what the bot signs in with. Never sends it, never says what is in it."""

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key


def is_usable(pem: str) -> bool:
    """A private key without a passphrase, and the certificate that belongs to it, one after the other."""
    written = pem.encode()
    try:
        key = load_pem_private_key(written, password=None).public_key()
        certified = x509.load_pem_x509_certificate(written).public_key()
    except (ValueError, TypeError, UnsupportedAlgorithm):  # TypeError: a passphrase is wanted
        return False
    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return key.public_bytes(*form) == certified.public_bytes(*form)
