// In a frame, the site around leaves too, if the server allows its origin and it spoke first.
export function hostPage({ allowed, self = globalThis }) {
  let origin;
  if (self.parent !== self) {
    self.addEventListener("message", (event) => {
      if (event.source !== self.parent || !allowed.includes(event.origin) || event.data !== "fanal:hello") return;
      origin = event.origin;
    });
  }
  const tell = (message) => origin && self.parent.postMessage(message, origin);
  return {
    leave: (url) => tell({ fanal: "leave", url }),
    close: () => tell({ fanal: "close" }),
  };
}
