// Signing in, over whatever is on the page: password, then a code, or first a new password and the pairing of a phone.

import { byId, el } from "../shared/dom.js";
import { Problem } from "./problem.js";
import { word } from "./words.js";

// The server refuses in one sentence for every page; here it depends on what was asked.
function sentence(step, { status, detail }) {
  if (status === 0) return word("no_network");
  return status === 401 || status === 422 ? word(`refused_${step}`) : detail || word("unexpected");
}

export function signin({ api, entered }) {
  const dialog = byId("signin");
  const steps = [...dialog.querySelectorAll("form[data-step]")];
  const trouble = byId("signin-trouble");
  let resolveRecovery;
  let chosen = false; // somebody who is signed in asked for it, and may change her mind

  function say(text = "") {
    trouble.textContent = text;
    trouble.hidden = !text;
  }

  function show(step) {
    for (const form of steps) form.hidden = form.dataset.step !== step;
    const form = steps.find((one) => one.dataset.step === step);
    for (const box of form.querySelectorAll("input")) if (box.name !== "name") box.value = "";
    if (!dialog.open) dialog.showModal();
    form.querySelector("input:not([hidden]), button").focus();
  }

  async function follow(me) {
    if (me.step === "full") {
      chosen = false;
      dialog.close();
      return entered(me);
    }
    if (me.step === "enrol") await pair();
    show(me.step);
  }

  async function pair() {
    const pairing = await api.enrol();
    byId("qr").src = pairing.qr;
    byId("secret").textContent = pairing.secret.replace(/(.{4})/g, "$1 ").trim();
  }

  async function recovery(codes) {
    byId("recovery-list").replaceChildren(...codes.map((code) => el("li", {}, code)));
    show("recovery");
    await new Promise((resolve) => {
      resolveRecovery = resolve;
    });
    byId("recovery-list").replaceChildren();
  }

  const value = (form, name) => form.elements.namedItem(name).value;
  const answers = {
    password: (form) => api.login(value(form, "name").trim(), value(form, "password")),
    code: (form) => api.code(value(form, "code").replace(/\s/g, "")),
    async renew(form) {
      if (value(form, "chosen") !== value(form, "again")) throw new Problem(400, word("passwords_differ"));
      return api.renew(value(form, "current"), value(form, "chosen"));
    },
    async enrol(form) {
      const { recovery: codes } = await api.confirm(value(form, "code").replace(/\s/g, ""));
      await recovery(codes);
      return api.me();
    },
    async recovery() {
      resolveRecovery();
    },
  };

  for (const form of steps) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button");
      button.disabled = true;
      say();
      try {
        const me = await answers[form.dataset.step](form);
        if (me) await follow(me);
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        say(sentence(form.dataset.step, problem));
      } finally {
        button.disabled = false;
      }
    });
  }

  for (const back of dialog.querySelectorAll("[data-back]")) {
    back.addEventListener("click", () => {
      say();
      byId("secret").textContent = "";
      if (chosen) dialog.close();
      else show("password");
    });
  }
  // Escape would leave a desk without a session.
  dialog.addEventListener("cancel", (event) => event.preventDefault());

  return {
    async start() {
      try {
        await follow(await api.me());
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        show("password");
        if (problem.status === 0) say(word("no_network"));
      }
    },
    // Where a second factor is not required, one can still have it.
    async enrol() {
      await pair();
      chosen = true;
      say();
      show("enrol");
    },
    expired() {
      if (dialog.open && !chosen) return;
      chosen = false;
      show("password");
      say(word("session_over"));
    },
  };
}
