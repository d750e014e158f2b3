// /aide with script. A posted page cannot be gone back to: without its numbers the browser shows an error of its own.
// So what is found takes the place of the form, at the same address, and going back asks for the form.

import { byId } from "../shared/dom.js";

const HERE = "/aide";

addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.getAttribute("action") !== HERE || form.dataset.plain) return;
  event.preventDefault();
  const plainly = () => {
    form.dataset.plain = "yes";
    form.requestSubmit(submitter);
  };
  const asked = new FormData(form);
  if (submitter?.name) asked.append(submitter.name, submitter.value);
  const request = new XMLHttpRequest(); // fetch makes no document, and the page's policy reads no text as one
  request.open("POST", HERE);
  request.responseType = "document";
  request.addEventListener("error", plainly);
  request.addEventListener("load", () => {
    const found = request.response?.getElementById("content");
    if (!found) return plainly();
    history.pushState({}, "", HERE);
    byId("content").replaceWith(found);
    scrollTo(0, 0);
    found.focus();
  });
  request.send(new URLSearchParams(asked));
});

addEventListener("popstate", () => location.reload());
