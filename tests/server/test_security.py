"""What every answer says about who may use it, and what a fault looks like."""

import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import path

from endrange.server.data import error_log
from endrange.server.secret import secret_key

PAGES = [
    "/",
    "/history/",
    "/progress/",
    "/why/signs/",
    "/check-in/morning/",
    "/settings/",
    "/settings/delete/",
    "/nothing-here/",
    "/api/csrf",
    "/static/errors.css",
]


def broken(request: HttpRequest) -> None:
    raise RuntimeError("secret detail of " + request.path)


urlpatterns = [path("broken/", broken), path("api/broken", broken)]
handler500 = "endrange.server.error_pages.failed"


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_forbids_what_is_not_ours(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    response.close()
    headers = response.headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "http" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", PAGES[:4])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", "192.168.1.4", ""])
def test_a_page_is_not_given_to_a_foreign_host_name(visitor: Client, address: str, host: str) -> None:
    response = visitor.get(address, headers={"host": host})
    assert response.status_code == 400
    text = response.content.decode()
    assert "Nothing was changed" in text
    assert "Traceback" not in text
    assert "evil" not in text


def test_cookies_stay_with_this_address(visitor: Client) -> None:
    cookie = visitor.get("/settings/").cookies["endrange_csrf"]
    assert cookie["samesite"] == "Strict"


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_of_ours_is_told_without_details_and_logged_with_them(visitor: Client) -> None:
    page = visitor.get("/broken/")
    assert page.status_code == 500
    assert "Something went wrong on our side" in page.content.decode()
    assert "secret detail" not in page.content.decode()
    answer = visitor.get("/api/broken")
    assert (answer.status_code, "secret" in answer.content.decode()) == (500, False)
    assert answer.json()["error"]
    assert "secret detail of /broken/" in error_log(settings.DATA).read_text("utf-8")


def test_a_missing_page_says_where_to_go(visitor: Client) -> None:
    response = visitor.get("/nothing-here/")
    assert response.status_code == 404
    assert 'href="/"' in response.content.decode()
    assert visitor.get("/api/nothing-here").json()["error"]


def test_an_error_page_shows_without_the_built_front_end(visitor: Client) -> None:
    assert "/static/app/" not in visitor.get("/nothing-here/").content.decode()


def test_the_signing_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_key_file_that_a_power_cut_left_empty_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    assert secret_key(tmp_path)
    assert secret_key(tmp_path) == secret_key(tmp_path)
