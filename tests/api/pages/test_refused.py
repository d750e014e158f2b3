"""Whoever sends a form that can't be taken reads a page with numbers, not JSON."""

import pytest

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"
NO_SERVICE = "6f1e9d0e-6b0e-4b57-9a5e-0d3c0f0a0009"  # fixed: each worker must name the tests alike
REPORT = f"service={NO_SERVICE}&what=phone"
SECRET = "un-mot-que-personne-ne-doit-relire"


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("path", ["/urgence", "/nulle/part", "/web/rien.css", "/v1/rien", "/console/rien"])
async def test_a_wrong_address_in_a_browser_shows_the_numbers_and_the_way_back(client, path):
    page = await client.get(path, headers=BROWSER)
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert 'href="tel:119"' in page.text
    assert 'href="/chat"' in page.text
    assert "Cette adresse n’existe pas." in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    told = await client.get(path)
    assert told.status_code == 404
    assert told.headers["content-type"] == "application/problem+json"


async def test_a_page_that_fails_shows_the_numbers_too(app, client):
    @app.get("/broken")
    async def broken():
        raise RuntimeError(SECRET)

    page = await client.get("/broken", headers=BROWSER)
    assert page.status_code == 500
    assert 'href="tel:119"' in page.text
    assert SECRET not in page.text


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", f'{{"what": "{SECRET}"}}', 415),
        ("text/plain", SECRET, 415),
        (FORM, f"service={NO_SERVICE}&what={SECRET}", 422),
        (FORM, "", 422),
        (PARTS, SECRET, 400),
        (FORM, REPORT, 404),  # a service that nobody has seen
    ],
)
async def test_a_report_that_cannot_be_taken_is_refused_by_a_page(client, kind, body, status):
    response = await client.post("/aide/signaler", content=body, headers={"Content-Type": kind})
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    assert "Rien n’a été gardé" in response.text
    assert 'href="tel:' in response.text
    assert "JSON" not in response.text
    assert SECRET not in response.text


async def test_too_many_reports_are_told_when_to_come_back(client):
    for _ in range(100):
        response = await client.post("/aide/signaler", content=REPORT, headers={"Content-Type": FORM})
        if response.status_code != 404:
            break
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert "Ça va un peu vite" in response.text
