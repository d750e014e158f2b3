// Accounts: who may sit at this desk. A one-time password is shown once, to be told face to face.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { codesOf, codeWord } from "./codes.js";

export function people({ api, tell, me, ask }) {
  const form = byId("person-form");
  const roles = () => codesOf("roles").filter(([code]) => me().role === "admin" || code === "counsellor");

  function row(person) {
    const act = (change, label) =>
      el("button", { type: "button", class: "small", "aria-label": word("action_named", { action: label, name: person.name }), click: () => apply(person, change) }, label);
    const editable = person.id !== me().id && (me().role === "admin" || person.role === "counsellor");
    const states = [
      !person.active && word("person_disabled"),
      person.locked && word("person_locked"),
      word(person.totp ? "person_totp" : "person_no_totp"),
    ];
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, person.name),
      el("td", {}, codeWord("roles", person.role)),
      el("td", {}, String(person.capacity)),
      el("td", {}, states.filter(Boolean).join(" · ")),
      el(
        "td",
        { class: "row" },
        editable && act({ active: !person.active }, word(person.active ? "person_disable" : "person_enable")),
        editable && act({ reset: true }, word("person_reset")),
      ),
    );
  }

  async function apply(person, change) {
    if (change.reset && !(await ask("reset"))) return;
    await tell(async () => {
      once(await api.changePerson(person.id, change));
      await load();
      announce(word("saved"));
    });
  }

  function once(made) {
    byId("one-time").hidden = !made.password;
    byId("one-time-name").textContent = made.name;
    byId("one-time-password").textContent = made.password ?? "";
  }

  async function load() {
    const all = await api.people();
    byId("people-list").replaceChildren(...all.map(row));
    form.elements.namedItem("role").replaceChildren(...roles().map(([code, label]) => el("option", { value: code }, label)));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tell(async () => {
      const made = await api.addPerson({
        name: form.elements.namedItem("name").value.trim(),
        role: form.elements.namedItem("role").value,
        capacity: Number(form.elements.namedItem("capacity").value),
      });
      form.reset();
      await load();
      once(made);
      announce(word("person_new_password"));
    });
  });

  byId("one-time-done").addEventListener("click", () => once({ password: null, name: "" }));

  return { open: () => tell(load) };
}
