"""The channel's OpenID metadata and signing keys, as the bot fetches them to check who calls it."""

from bot.standin.calls import Answer, Call
from bot.standin.cloud import CHANNEL_ISSUER, Cloud


def configuration(_cloud: Cloud, call: Call) -> Answer:
    document = {
        "issuer": CHANNEL_ISSUER,
        "authorization_endpoint": "https://invalid.botframework.com",
        "jwks_uri": f"{call.base_url}/openid/keys",
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
    }
    return Answer(200, document)


def keys(cloud: Cloud, _call: Call) -> Answer:
    return Answer(200, cloud.keys.document())
