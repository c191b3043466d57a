// The agenda by keyboard and by hand. Without script the buttons up and down do the same.
const table = () => document.querySelector(".agenda tbody");
const send = (address, values) => htmx.ajax("POST", address, { source: "#agenda", target: "#agenda", swap: "outerHTML", values });

// Alt and an arrow key anywhere in a row do as its button does; focus goes along with the row. The button itself is not
// pressed: fast keys reach it before htmx has seen it, and the browser would send the form by itself.
document.addEventListener("keydown", (event) => {
  const to = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!to || !event.altKey || event.ctrlKey || event.metaKey || event.getModifierState("AltGraph")) return;
  const button = event.target.closest?.("tr[data-item]")?.querySelector(`[value="${to}"]`);
  if (!button) return;
  event.preventDefault();
  if (!button.disabled) send(button.formAction, { to });
});

// The line is free for the next item as soon as this one is on its way; it comes back if it was not taken.
const line = (event) => event.detail.elt.id === "quick" && document.getElementById("new");
let under = "";
document.addEventListener("htmx:beforeSend", (event) => {
  const input = line(event);
  if (input) [under, input.value] = [input.value, ""];
});
document.addEventListener("htmx:afterRequest", (event) => {
  const input = line(event);
  if (input && !event.detail.successful && !input.value) input.value = under;
});

// A row is dragged by its number; the order is sent when it is let go.
let dragged = null;
let before = "";
const order = () => [...table().rows].map((row) => row.dataset.item);
document.addEventListener("pointerdown", (event) => {
  const row = event.target.closest?.(".agenda td.nr")?.closest("tr[data-item]");
  if (row?.querySelector(".move")) row.draggable = true;
});
document.addEventListener("pointerup", () => document.querySelector("tr[draggable]")?.removeAttribute("draggable"));
document.addEventListener("dragstart", (event) => {
  if (!event.target.matches?.("tr[data-item]")) return;
  dragged = event.target;
  before = order().join();
  event.dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  const row = dragged && event.target.closest?.("tr[data-item]");
  if (!row) return;
  event.preventDefault();
  const { top, height } = row.getBoundingClientRect();
  if (row !== dragged) row[event.clientY < top + height / 2 ? "before" : "after"](dragged);
});
document.addEventListener("dragend", () => {
  if (!dragged) return;
  dragged.removeAttribute("draggable");
  dragged = null;
  if (order().join() !== before) send(document.getElementById("agenda").dataset.order, { order: order() });
});
