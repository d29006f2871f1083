"""Decides who may add workbooks where the server requires signing in.

Off unless PAPI_UPLOAD_SIGN_IN=1; then readers sign in with the OpenID Connect provider named under
[auth] in Streamlit's secrets, and PAPI_UPLOAD_FOR lists who is let in (docs/security.md).
"""

import os
from collections.abc import Mapping

import streamlit as st

from pages.shared.ready import LOG
from papi.common.language import Language


def asked_for() -> bool:
    """Whether adding a workbook requires signing in. Any setting except empty or 0 requires it, so
    that a typing error locks access rather than opening it."""
    return os.environ.get("PAPI_UPLOAD_SIGN_IN", "0").strip() not in ("", "0")


def listed(claims: Mapping[str, object], names: str) -> bool:
    """Whether the provider vouches for an address that `names` holds: addresses and domains
    (“@longan.gov.vn”), separated by commas. An address that it has not verified counts for nothing:
    at some providers anyone may write any into their own account."""
    if claims.get("is_logged_in") is not True or claims.get("email_verified") is not True:
        return False
    address = str(claims.get("email", "")).strip().casefold()
    local, at, domain = address.rpartition("@")
    known = {name.strip().casefold() for name in names.split(",")}
    return bool(local and at and domain) and (address in known or f"@{domain}" in known)


def admitted(say: Language) -> bool:
    """Whether this reader may add a workbook; if not, shows how to sign in, or why not."""
    if not asked_for():
        return True
    claims = st.user.to_dict()
    if listed(claims, os.environ.get("PAPI_UPLOAD_FOR", "")):
        st.button(say.text("Sign out"), key="sign_out", on_click=st.logout)
        return True
    if claims.get("is_logged_in"):
        LOG.warning("upload refused to a signed-in reader who is not listed")
        st.warning(say.text("This account is not on the list of people who may add a workbook."))
        st.button(say.text("Sign out"), key="sign_out", on_click=st.logout)
    elif "auth" in _secrets():
        st.info(say.text("Sign in to add a workbook."))
        st.button(say.text("Sign in"), key="sign_in", on_click=st.login)
    else:
        LOG.error("PAPI_UPLOAD_SIGN_IN is set, but no [auth] in Streamlit's secrets")
        st.warning(say.text("Sign-in is not set up on this server, so nobody can add a workbook."))
    return False


def _secrets() -> Mapping[str, object]:
    """The server's secrets; none where there is no file of them."""
    return st.secrets if st.secrets.load_if_toml_exists() else {}
