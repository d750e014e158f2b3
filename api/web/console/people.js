// Accounts: who may sit at this desk. A one-time password is shown once, to be told face to face.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { codesOf, codeWord } from "./codes.js";

export function people({ api, tell, me, ask }) {
  const form = byId("person-form");
  const roles = () => codesOf("roles").filter(([code]) => me().role === "admin" || code === "counsellor");

  const named = (label, person) => ({ type: "button", class: "small", "aria-label": word("action_named", { action: label, name: person.name }) });
  const options = (chosen) => roles().map(([code, label]) => el("option", { value: code, selected: code === chosen }, label));

  function row(person) {
    const act = (change, label) => el("button", { ...named(label, person), click: () => apply(person, change) }, label);
    const editable = person.id !== me().id && (me().role === "admin" || person.role === "counsellor");
    const states = [
      !person.active && word("person_disabled"),
      person.locked && word("person_locked"),
      word(person.totp ? "person_totp" : "person_no_totp"),
    ];
    const shown = el(
      "tr",
      {},
      el("th", { scope: "row" }, person.name),
      el("td", {}, codeWord("roles", person.role)),
      el("td", {}, String(person.capacity)),
      el("td", {}, states.filter(Boolean).join(" · ")),
      actions(
        editable && el("button", { ...named(word("edit"), person), class: "small edit", click: () => edit(person, shown) }, word("edit")),
        editable && act({ active: !person.active }, word(person.active ? "person_disable" : "person_enable")),
        editable && act({ reset: true }, word("person_reset")),
      ),
    );
    shown.dataset.person = person.id;
    return shown;
  }

  // Not the cell itself: a cell laid out as a row is no cell any more.
  const actions = (...buttons) => el("td", {}, el("div", { class: "row" }, buttons));

  // The row becomes a form; whoever gives up finds it as it was.
  function edit(person, shown) {
    const role = el("select", { "aria-label": word("role_named", { name: person.name }) }, options(person.role));
    const capacity = el("input", { type: "number", min: 1, max: 10, required: true, value: person.capacity, "aria-label": word("capacity_named", { name: person.name }) });
    const back = () => {
      editing.replaceWith(shown);
      shown.querySelector(".edit").focus();
    };
    const save = () => {
      if (!capacity.reportValidity()) return;
      const changed = { role: role.value !== person.role && role.value, capacity: capacity.valueAsNumber !== person.capacity && capacity.valueAsNumber };
      const change = Object.fromEntries(Object.entries(changed).filter(([, value]) => value));
      if (Object.keys(change).length) apply(person, change);
      else back();
    };
    const editing = el(
      "tr",
      { keydown: (event) => (event.key === "Escape" ? back() : event.key === "Enter" && event.target === capacity && save()) },
      el("th", { scope: "row" }, person.name),
      el("td", {}, role),
      el("td", {}, capacity),
      el("td", {}),
      actions(el("button", { ...named(word("save"), person), class: "small strong", click: save }, word("save")), el("button", { ...named(word("cancel"), person), click: back }, word("cancel"))),
    );
    shown.replaceWith(editing);
    role.focus();
  }

  async function apply(person, change) {
    if (change.reset && !(await ask("reset"))) return;
    await tell(async () => {
      once(await api.changePerson(person.id, change));
      await load();
      byId("people-list").querySelector(`[data-person="${person.id}"] .edit`)?.focus();
      announce(word("saved"));
    });
  }

  function once(made) {
    byId("one-time").hidden = !made.password;
    byId("one-time-name").textContent = made.name;
    byId("one-time-password").textContent = made.password ?? "";
  }

  async function load() {
    // First, so that somebody can be added while the list is on its way.
    form.elements.namedItem("role").replaceChildren(...options());
    const all = await api.people();
    byId("people-list").replaceChildren(...all.map(row));
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = form.elements.namedItem("name");
    const worked = await tell(async () => {
      const made = await api.addPerson({
        name: name.value.trim(),
        role: form.elements.namedItem("role").value,
        capacity: Number(form.elements.namedItem("capacity").value),
      });
      form.reset();
      await load();
      once(made);
      announce(word("person_new_password"));
    });
    if (!worked) name.focus();
  });

  byId("one-time-done").addEventListener("click", () => once({ password: null, name: "" }));

  return { open: () => tell(load) };
}
