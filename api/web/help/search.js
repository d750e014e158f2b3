// /aide with script. A posted page cannot be gone back to: without its numbers the browser shows an error of its own.
// So what is found takes the place of the form, at the same address, and going back asks for the form.

import { byId } from "../shared/dom.js";

const HERE = "/aide";
const PATIENCE = 8000; // then the browser asks, with a progress of its own
let asking = false;
let shown = 0; // what was found, the form is 0

addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.getAttribute("action") !== HERE || form.dataset.plain) return;
  event.preventDefault();
  if (asking) return;
  const content = byId("content");
  const wait = (on) => {
    asking = on;
    content.setAttribute("aria-busy", on);
  };
  const plainly = () => {
    wait(false);
    form.dataset.plain = "yes";
    form.requestSubmit(submitter);
  };
  const asked = new FormData(form);
  if (submitter?.name) asked.append(submitter.name, submitter.value);
  const request = new XMLHttpRequest(); // fetch makes no document, and the page's policy reads no text as one
  request.open("POST", HERE);
  request.responseType = "document";
  request.timeout = PATIENCE;
  request.addEventListener("error", plainly);
  request.addEventListener("timeout", plainly);
  request.addEventListener("load", () => {
    const found = request.response?.getElementById("content");
    if (!found) return plainly();
    wait(false);
    shown = Date.now();
    history.pushState({ found: shown }, "", HERE);
    content.replaceWith(found);
    scrollTo(0, 0);
    found.focus();
  });
  wait(true);
  request.send(new URLSearchParams(asked));
});

// A link within the page, as the one to its content, is told of like going back, but stays with what is shown.
history.replaceState({ found: 0 }, "");
addEventListener("popstate", ({ state }) => {
  if (!location.hash && state?.found !== shown) location.reload();
});
