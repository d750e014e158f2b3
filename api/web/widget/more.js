// Loaded when somebody wants more services than a card shows.

export async function more(data, act, list, button, service) {
  button.disabled = true;
  const found = await act("more", { ...data.asked, near: data.place.code, cursor: data.more });
  button.disabled = false;
  if (!found) return;
  data.more = found.more;
  if (!data.more) button.remove();
  const rows = found.services.map(service);
  list.append(...rows);
  rows[0]?.querySelector("a")?.focus({ preventScroll: true });
}
