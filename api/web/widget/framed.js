// In a frame on another site: what reaches the site around.

import { byId } from "../shared/dom.js";
import { hostPage } from "./host.js";

const { href } = byId("exit");
const host = hostPage({ allowed: document.body.dataset.origins.split(" ").filter(Boolean) });
addEventListener("leave", () => host.leave(href));
byId("close-frame").addEventListener("click", host.close);
