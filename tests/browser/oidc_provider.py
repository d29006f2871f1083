"""The smallest OpenID Connect provider that Streamlit's sign-in will talk to: it lets in at once
whoever it was told to be, as a real one does for a reader who is signed in there already."""

import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwk, jwt

CLIENT = "papi"


class Provider(ThreadingHTTPServer):
    """Serves on a free port of this machine; `claims` are what it says of its one account."""

    def __init__(self, claims: dict[str, object]) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.key = jwk.RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
        self.claims = claims
        self.nonces: dict[str, str] = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def token(self, nonce: str) -> str:
        now = int(time.time())
        said = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 600,
            "nonce": nonce,
            **self.claims,
        }
        return jwt.encode({"alg": "RS256", "kid": "1"}, said, self.key)


class _Answer(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        here = self.server.address
        if asked.path == "/authorize":
            query = {name: found[0] for name, found in parse_qs(asked.query).items()}
            code = secrets.token_urlsafe(8)
            self.server.nonces[code] = query.get("nonce", "")
            back = urlencode({"code": code, "state": query["state"]})
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri']}?{back}")
            self.end_headers()
        elif asked.path == "/keys":
            self._say({"keys": [self.server.key.as_dict(private=False)]})
        elif asked.path == "/.well-known/openid-configuration":
            self._say({
                "issuer": here, "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token", "jwks_uri": f"{here}/keys",
                "response_types_supported": ["code"], "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
            })  # fmt: skip
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        nonce = self.server.nonces.pop(parse_qs(sent)["code"][0])
        self._say(
            {
                "access_token": "a",
                "token_type": "Bearer",
                "expires_in": 600,
                "id_token": self.server.token(nonce),
            }
        )

    def _say(self, found: dict[str, object]) -> None:
        content = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing on the terminal."""
