"""The frame of every page: signing in as a person does, and what app.js adds."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse

from tests.world import make_world

PROBE = """
{% extends "base.html" %}{% block title %}Prøve{% endblock %}
{% block content %}
  <h1>Prøve</h1><p id="save">Intet gemt</p><textarea id="text" aria-label="Tekst"></textarea>
  {% for code in codes %}
    <button id="b{{ code }}" hx-post="/answer/{{ code }}/" hx-target="#save">{{ code }}</button>
  {% endfor %}
  <div id="card"><button id="done" hx-post="/answer/card/" hx-target="#card" hx-swap="outerHTML">Udført</button></div>
  <button id="ask" data-dialog="sure">Send …</button>
  <details>
    <summary id="fold">Mere</summary><form><button id="undo" type="reset">Annullér</button></form>
  </details>
  <form data-guard><input id="guarded" aria-label="Note"></form>
{% endblock %}
{% block after %}
  <dialog id="sure" class="sheet" aria-labelledby="sure-h">
    <h2 id="sure-h">Send?</h2><button id="no" data-close>Tilbage</button>
  </dialog>
{% endblock %}"""


@pytest.fixture
def world(transactional_db):
    return make_world()


@pytest.fixture
def probe(page, live_server, world):
    """A page of ours with an htmx button for each answer; the answers come from the test."""
    request = RequestFactory().get("/")
    request.user = world.asta
    html = engines["django"].from_string(PROBE)
    codes = [200, 400, 401, 403, 404, 409, 422, 429, 500]
    body = html.render({"codes": codes}, request)
    card = '<div id="card"><p>Gjort</p><button id="next" data-focus>Fortryd</button></div>'

    def answer(route):
        code = route.request.url.rstrip("/").rsplit("/", 1)[1]
        if code == "card":
            route.fulfill(status=200, body=card, content_type="text/html")
        else:
            route.fulfill(status=int(code), body=f"svar {code}", content_type="text/html")

    page.route("**/probe/", lambda route: route.fulfill(status=200, body=body, content_type="text/html; charset=utf-8"))
    page.route("**/answer/**", answer)
    page.goto(f"{live_server.url}/probe/")
    return page


@pytest.mark.parametrize("code", [200, 400, 409, 422])
def test_answers_that_reach_the_page(probe, code):
    probe.click(f"#b{code}")
    probe.wait_for_function(f"document.getElementById('save').textContent === 'svar {code}'")
    assert probe.inner_text("#banner") == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [(401, "du er logget ud"), (403, "ikke adgang"), (404, "ikke adgang"), (429, "svarer ikke"), (500, "svarer ikke")],
)
def test_answers_that_are_told_at_the_foot_and_move_nothing(probe, code, words):
    probe.fill("#text", "Det, jeg skrev")
    before = probe.locator("#text").bounding_box()
    probe.click(f"#b{code}")
    probe.wait_for_selector("#banner h2")
    assert words in probe.inner_text("#banner h2").lower()
    assert probe.inner_text("#save") == "Intet gemt"
    assert probe.input_value("#text") == "Det, jeg skrev"
    assert probe.locator("#text").bounding_box() == before
    probe.click("#b200")  # the next that succeeds takes the banner away
    probe.wait_for_function("!document.querySelector('#banner h2')")


def test_a_lost_network_is_told(probe):
    probe.context.set_offline(True)
    probe.unroute("**/answer/**")
    probe.click("#b200")
    probe.wait_for_selector("#banner h2")
    assert "svarer ikke" in probe.inner_text("#banner h2").lower()


def test_focus_goes_to_what_came_instead(probe):
    probe.focus("#done")
    probe.keyboard.press("Enter")
    probe.wait_for_selector("#next")
    probe.wait_for_function("document.activeElement.id === 'next'")


def test_asking_first_and_folding_again(probe):
    probe.click("#ask")
    assert probe.locator("#sure").is_visible()
    probe.click("#no")
    assert not probe.locator("#sure").is_visible()
    assert probe.evaluate("document.activeElement.id") == "ask"
    probe.click("#fold")
    probe.click("#undo")
    assert not probe.locator("#undo").is_visible()
    assert probe.evaluate("document.activeElement.id") == "fold"


def test_unsent_text_is_not_left_without_a_word(probe, live_server):
    asked = []
    probe.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    probe.fill("#guarded", "noget")
    probe.goto(live_server.url + reverse("account_login"))
    assert asked == ["beforeunload"]


def test_signing_in_with_a_code_by_keyboard_alone(page, live_server, world, check_page):
    page.goto(live_server.url + reverse("account_login"))
    check_page(page, "sign-in")
    page.focus("[name=login]")
    page.keyboard.type("asta")
    page.keyboard.press("Enter")
    page.wait_for_selector(".errors")
    check_page(page, "sign-in-error")
    assert page.evaluate("document.activeElement.className") == "errors"
    page.fill("[name=login]", world.asta.email)
    page.focus("[formaction]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=code]")
    check_page(page, "sign-in-code")
    page.keyboard.type("FORKERT")  # the field has focus already
    page.keyboard.press("Enter")
    page.wait_for_selector(".errors")
    check_page(page, "sign-in-code-error")
    code = re.search(r"^[A-Z0-9]{3,}-?[A-Z0-9]{3,}$", mail.outbox[0].body, re.M)[0]
    page.fill("[name=code]", code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url(live_server.url + reverse("actions:home"))


@pytest.mark.parametrize("name", ["account_reset_password", "account_signup", "account_request_login_code"])
def test_other_pages_of_the_gate(page, live_server, world, check_page, name):
    page.goto(live_server.url + reverse(name))
    check_page(page, name.replace("_", "-"))


@pytest.mark.parametrize("name", ["account_change_password", "account_email", "account_logout"])
def test_pages_of_ones_own_sign_in(signed_in, live_server, world, check_page, name):
    page = signed_in(world.asta)
    page.goto(live_server.url + reverse(name))
    page.click("[data-menu] summary")
    check_page(page, name.replace("_", "-"))
    page.keyboard.press("Escape")
    assert not page.locator("[data-menu] ul").is_visible()


def test_a_page_that_is_not_there(signed_in, live_server, world, check_page):
    page = signed_in(world.asta)
    page.goto(live_server.url + "/findes/ikke/")
    assert "Siden findes ikke her" in page.inner_text("h1")
    check_page(page, "404")


def test_the_page_for_faults_is_readable_alone(page, live_server, check_page):
    html = (Path(__file__).parents[2] / "templates/500.html").read_text()
    html = re.sub(r"{% asset '([\w.]+)' %}", r"/static/\1", html)
    page.route("**/fault/", lambda route: route.fulfill(status=500, body=html, content_type="text/html; charset=utf-8"))
    page.goto(f"{live_server.url}/fault/")
    check_page(page, "500")
