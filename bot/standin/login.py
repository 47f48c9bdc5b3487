"""Microsoft Entra's token endpoint and the documents that msal reads before it; no channel keys."""

from dataclasses import dataclass

from bot.standin.calls import Answer, Call, Refusal
from bot.standin.cloud import Cloud
from bot.standin.tokens import LIFETIME

# msal takes https authorities only and the tenant as first path segment; the bot's side carries
# requests for this host to the stand-in.
LOGIN_HOST = "login.microsoftonline.com"
CONNECTOR_SCOPE = "https://api.botframework.com/.default"


@dataclass(frozen=True)
class EntraError:
    status: int
    error: str
    code: int
    description: str


NO_TENANT = EntraError(
    400, "invalid_request", 90002, "Tenant not found. Check that you have the correct tenant ID."
)
NO_APP = EntraError(400, "unauthorized_client", 700016, "Application was not found in the directory.")
BAD_SECRET = EntraError(401, "invalid_client", 7000215, "Invalid client secret provided.")
NO_SECRET = EntraError(
    401, "invalid_client", 7000218, "The request body must contain client_assertion or client_secret."
)
BAD_ASSERTION = EntraError(
    401, "invalid_client", 700027, "The certificate used to sign the assertion is not registered."
)
BAD_GRANT = EntraError(400, "unsupported_grant_type", 70003, "Only client_credentials is supported here.")
BAD_SCOPE = EntraError(400, "invalid_scope", 70011, f"The scope must be {CONNECTOR_SCOPE}.")


def token(cloud: Cloud, call: Call) -> Answer:
    _known_tenant(cloud, call)
    form = call.fields()
    if form.get("grant_type") != "client_credentials":
        raise _refused(cloud, BAD_GRANT)
    _admitted(cloud, form, endpoint=f"https://{LOGIN_HOST}/{call.params['tenant']}/oauth2/v2.0/token")
    if form.get("scope") != CONNECTOR_SCOPE:
        raise _refused(cloud, BAD_SCOPE)
    lifetime = int(LIFETIME.total_seconds())
    answer = {"token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime}
    return Answer(200, answer | {"access_token": cloud.tokens.issue()}, effect={"did": "token"})


def tenant_discovery(cloud: Cloud, call: Call) -> Answer:
    _known_tenant(cloud, call)
    base = f"https://{LOGIN_HOST}/{call.params['tenant']}"
    document = {
        "issuer": f"{base}/v2.0",
        "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
        "token_endpoint": f"{base}/oauth2/v2.0/token",
        "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
        "jwks_uri": f"{base}/discovery/v2.0/keys",
        "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"],
    }
    return Answer(200, document)


def instance_discovery(cloud: Cloud, _call: Call) -> Answer:
    tenant = f"https://{LOGIN_HOST}/{cloud.tenant_id}/v2.0/.well-known/openid-configuration"
    aliases = [LOGIN_HOST, "login.windows.net", "login.microsoft.com", "sts.windows.net"]
    known = {"preferred_network": LOGIN_HOST, "preferred_cache": "login.windows.net", "aliases": aliases}
    document = {"tenant_discovery_endpoint": tenant, "api-version": "1.1", "metadata": [known]}
    return Answer(200, document)


def _known_tenant(cloud: Cloud, call: Call) -> None:
    if call.params["tenant"] != cloud.tenant_id and not cloud.open_door:
        raise _refused(cloud, NO_TENANT)


def _admitted(cloud: Cloud, form: dict[str, str], *, endpoint: str) -> None:
    app_id, secret, assertion = (form.get(n, "") for n in ("client_id", "client_secret", "client_assertion"))
    if not app_id or (app_id != cloud.app_id and not cloud.open_door):
        raise _refused(cloud, NO_APP)
    if not secret and not assertion:
        raise _refused(cloud, NO_SECRET)
    if secret and secret not in cloud.tokens.secrets and not cloud.open_door:
        raise _refused(cloud, BAD_SECRET)
    if assertion and not cloud.tokens.accepts_assertion(assertion, app_id=app_id, endpoint=endpoint):
        raise _refused(cloud, BAD_ASSERTION)


def _refused(cloud: Cloud, problem: EntraError) -> Refusal:
    stamp = cloud.clock().strftime("%Y-%m-%d %H:%M:%SZ")
    trace = f"00000000-0000-0000-0000-{cloud.journal.next_number:012d}"
    body = {
        "error": problem.error,
        "error_description": f"AADSTS{problem.code}: {problem.description} Trace ID: {trace}",
        "error_codes": [problem.code],
        "timestamp": stamp,
        "trace_id": trace,
        "correlation_id": trace,
        "error_uri": f"https://{LOGIN_HOST}/error?code={problem.code}",
    }
    return Refusal(Answer(problem.status, body))
