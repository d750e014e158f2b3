// Help near a place, found in the same directory as the visitor's, and sent to her as a card.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";

const listOf = (answer, name) => (Array.isArray(answer) ? answer : (answer[name] ?? answer.items ?? []));

export function nearby({ api, tell }) {
  const form = byId("near-form");
  const results = byId("near-results");
  const choices = byId("near-places");
  const status = byId("near-status");
  let talk;
  let ready = false;

  async function prepare() {
    ready = true;
    await tell(async () => {
      const needs = listOf(await api.needs(), "needs");
      byId("near-need").append(...needs.map((need) => el("option", { value: need.id }, need.adult ?? need.label)));
      const lines = listOf(await api.helplines(), "helplines");
      byId("near-lines").replaceChildren(...lines.map((line) => row(line, "helplines")));
    });
  }

  function row(found, part) {
    const send = () => {
      talk.card({ [part]: [found.id] }, found.name);
      announce(word("near_inserted", { name: found.name }));
    };
    const phones = (found.phones ?? []).map((phone) => phone.number).join(", ");
    const where = [found.address, found.city, found.number || phones].filter(Boolean).join(" · ");
    const open = found.open === undefined || found.open === null ? "" : word(found.open ? "open_now" : "shut_now");
    const about = found.what || found.note;
    return el(
      "li",
      {},
      el("p", { class: "place-name" }, found.name),
      about && el("p", { class: "place-note" }, about),
      where && el("p", { class: "place-note" }, where),
      (open || found.hours) && el("p", { class: "place-note" }, [open, found.hours].filter(Boolean).join(" · ")),
      found.by_professionals && el("p", { class: "place-note" }, word("by_professionals")),
      found.stale && el("p", { class: "place-note stale" }, word("stale")),
      el("button", { type: "button", class: "small send-card", "aria-label": word("near_insert_named", { name: found.name }), click: send }, word("near_insert")),
    );
  }

  async function look(place) {
    status.textContent = word("near_searching");
    results.replaceChildren();
    choices.replaceChildren();
    await tell(async () => {
      const audience = talk.known.case?.audience;
      const wanted = { near: place.code, limit: "10", ...(audience ? { audience } : {}) };
      if (form.elements.need.value) wanted.need = form.elements.need.value;
      const found = listOf(await api.services(wanted), "services");
      results.replaceChildren(...found.map((one) => row(one, "services")));
      status.textContent = found.length ? word(found.length === 1 ? "near_result" : "near_results", { n: found.length }) : word("near_nothing");
    });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    status.textContent = word("near_searching");
    await tell(async () => {
      const places = listOf(await api.places(form.elements.place.value.trim()), "places").slice(0, 6);
      if (places.length === 1) return look(places[0]);
      status.textContent = word(places.length ? "near_pick" : "near_no_place");
      results.replaceChildren();
      choices.replaceChildren(
        ...places.map((place) => el("button", { type: "button", class: "small", click: () => look(place) }, place.label ?? place.name)),
      );
    });
    if (status.textContent === word("near_searching")) status.textContent = "";
  });

  return {
    show(next) {
      if (talk !== next) {
        results.replaceChildren();
        choices.replaceChildren();
        status.textContent = "";
        form.elements.place.value = next.known.case?.department ?? "";
      }
      talk = next;
      if (!ready) prepare();
    },
  };
}
