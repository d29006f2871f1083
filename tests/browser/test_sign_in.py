"""Where adding a workbook requires signing in, nobody off the list can find how to add one."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from servers.dashboard import free_port, serve
from tests.browser.oidc_provider import CLIENT, Provider


@pytest.fixture
def signing_in(warehouse_path, tmp_path, monkeypatch):
    """A server that sends readers to a provider with one account, and lets @longan.gov.vn in."""

    def start(**claims):
        provider = Provider(claims)
        port = free_port()
        kept = tmp_path / "secrets.toml"
        kept.write_text(
            f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
            f'cookie_secret = "only for this test"\nclient_id = "{CLIENT}"\n'
            f'client_secret = "x"\nserver_metadata_url = '
            f'"{provider.address}/.well-known/openid-configuration"\n'
        )
        for name, value in (
            ("PAPI_ALLOW_UPLOAD", "1"),
            ("PAPI_UPLOAD_SIGN_IN", "1"),
            ("PAPI_UPLOAD_FOR", "chief@hanoi.gov.vn, @longan.gov.vn"),
            ("STREAMLIT_SECRETS_FILES", str(kept)),
        ):
            monkeypatch.setenv(name, value)
        opened.callback(provider.server_close)
        opened.callback(provider.shutdown)
        return opened.enter_context(serve(port=port, warehouse=warehouse_path)).address

    with ExitStack() as opened:
        yield start


def back_at_the_overview(page, address):
    """Streamlit sends readers to its first page after the provider has answered."""
    page.wait_for_url(lambda url: url.startswith(f"{address}/") and "/data" not in url)
    page.wait_for_selector("h1.headline")


def sign_in(visit, address):
    page = visit(f"{address}/data?lang=en", wait=False)
    expect(page.get_by_text("Sign in to add a workbook.")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    page.get_by_role("button", name="Sign in").click()
    back_at_the_overview(page, address)
    page.goto(f"{address}/data?lang=en")
    return page


def test_who_is_listed_signs_in_and_out(signing_in, visit):
    address = signing_in(email="planner@longan.gov.vn", email_verified=True)
    page = sign_in(visit, address)
    expect(page.locator("input[type=file]")).to_have_count(1)
    page.get_by_role("button", name="Sign out").click()
    back_at_the_overview(page, address)
    page.goto(f"{address}/data?lang=en")
    expect(page.get_by_text("Sign in to add a workbook.")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)


def test_who_is_not_listed_finds_no_upload(signing_in, visit):
    page = sign_in(visit, signing_in(email="planner@longan.gov.vn.example", email_verified=True))
    expect(page.get_by_text("This account is not on the list")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
