"""The map of /aide and the list beside it, for eyes, keyboards and readers of screens."""

import pytest
from playwright.sync_api import expect

from tests.whole.conftest import DESK, PHONE, Site
from tests.whole.visiting import Visit


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("size", "code", "name"), [(DESK, "974", "La Réunion"), (PHONE, "63", "Puy-de-Dôme")]
)
def test_no_address_keeps_what_was_chosen_on_the_map(
    visit: Visit, town: Site, size: tuple[int, int], code: str, name: str, *, script: bool
) -> None:
    page = visit("/aide", at=town, size=size, java_script_enabled=script)
    gone_to: list[str] = []
    page.on("framenavigated", lambda frame: gone_to.append(frame.url))
    page.locator(f".map label[for=d{code}]").locator("path, rect").click()
    expect(page.locator("h1")).to_contain_text(name)
    assert gone_to == [f"{town.url}/aide"]


def test_the_list_comes_before_the_map_that_only_eyes_can_read(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    order = "[...document.querySelectorAll('#list, .map')].map(one => one.id || one.className)"
    assert page.evaluate(order) == ["list", "map"]
    assert page.locator("a[href='#list']").count() == 0


def test_the_list_is_used_by_keyboard(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town, size=DESK, java_script_enabled=False)
    page.locator("#list summary").press("Enter")
    island = page.get_by_role("button", name="974 La Réunion 4 adresses")
    island.focus()
    expect(island).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("La Réunion")
    assert page.url == f"{town.url}/aide"


def test_the_list_holds_every_departement_of_the_map(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town)
    listed = page.locator(".departments button").evaluate_all("all => all.map(one => one.id)")
    assert listed == page.locator(".map label").evaluate_all("all => all.map(one => one.htmlFor)")
    assert len(listed) == 102


CONTRASTS = """() => {
  const shape = document.querySelector('.map rect'), text = shape.parentNode.querySelector('text');
  const light = paint => {
    const [r, g, b] = paint.match(/[\\d.]+/g).map(part => paint.startsWith('rgb') ? part / 255 : +part)
      .map(part => part <= 0.04 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  return [0, 1, 2, 3].map(shade => {
    shape.setAttribute('class', `shade-${shade}`);
    const both = [shape, text].map(one => light(getComputedStyle(one).fill));
    return Math.max(...both) / Math.min(...both);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_number_is_read_on_every_shade_of_the_map(visit: Visit, town: Site, scheme: str) -> None:
    contrasts = visit("/aide", at=town, color_scheme=scheme).evaluate(CONTRASTS)
    assert len(contrasts) == 4
    assert min(contrasts) >= 4.5


def test_forced_colours_keep_what_explains_the_shades(visit: Visit, town: Site) -> None:
    page = visit("/aide", at=town, forced_colors="active")
    paint = "keys => keys.map(key => getComputedStyle(key).backgroundColor)"
    assert len(set(page.locator(".key").evaluate_all(paint))) == 4
