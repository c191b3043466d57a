// What every page needs beyond htmx. Nothing here is needed to read, write or send: pages work without it.
const on = (type, act) => document.addEventListener(type, act);
const near = (event, selector) => event.target.closest?.(selector);

// A failed htmx request is said at the foot of the page, where it moves nothing. An editor that tells of its own
// failures stops the event before it gets here.
const tell = (name) => {
  const template = document.getElementById(`t-${name}`);
  if (template) document.querySelector("dialog[open] .banner, #banner").replaceChildren(template.content.cloneNode(true));
};
on("htmx:responseError", ({ detail: { xhr } }) => {
  if (xhr.status === 401) tell("signed-out");
  else if (xhr.status === 403 || xhr.status === 404) tell("refused");
  else if (xhr.status >= 500 || xhr.status === 429) tell("failed");
});
on("htmx:sendError", () => tell("failed"));
on("htmx:timeout", () => tell("failed"));
const hush = () => document.querySelectorAll(".banner").forEach((banner) => banner.replaceChildren());
on("htmx:afterRequest", (event) => event.detail.successful && hush());

// Signing in again in another tab changes the token that guards forms: send the one that is valid now.
on("htmx:configRequest", ({ detail }) => {
  const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  if (!token) return;
  detail.headers["X-CSRFToken"] = token;
  if (detail.parameters.csrfmiddlewaretoken) detail.parameters.csrfmiddlewaretoken = token;
});

// When a swap takes away the element that had focus, focus goes to what came instead, not to the top of the page. Each
// request remembers for itself: another's answer may come between.
const lost = new WeakMap();
on("htmx:beforeSwap", ({ detail: { shouldSwap, target, xhr } }) => {
  if (shouldSwap && target.contains(document.activeElement)) lost.set(xhr, target.id);
});
on("htmx:afterSettle", ({ detail: { elt, xhr } }) => {
  if (!lost.has(xhr) || document.activeElement !== document.body) return;
  const place = document.getElementById(lost.get(xhr)) ?? elt;
  const target = place.querySelector("[data-focus]") || (place.isConnected ? place : document.getElementById("main"));
  lost.delete(xhr);
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
});

on("click", (event) => {
  const opener = near(event, "[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (near(event, '[aria-disabled="true"]')) event.preventDefault();
  else if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
  } else if (near(event, "[data-close]")) near(event, "dialog")?.close();
  else if (near(event, "[data-hush]")) hush();
  else if (near(event, "[data-print]")) print();
  for (const menu of document.querySelectorAll("[data-menu][open]")) if (!menu.contains(event.target)) menu.open = false;
});
on("keydown", (event) => {
  const menu = event.key === "Escape" && near(event, "[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// »Annullér« in a folded form folds it again.
on("reset", (event) => {
  const fold = near(event, "details");
  if (!fold) return;
  fold.open = false;
  fold.querySelector("summary").focus();
});

// One box ticks all of that name.
on("change", ({ target }) => {
  const name = target.dataset.all;
  if (name) for (const box of target.form.querySelectorAll(`[name="${name}"]`)) box.checked = target.checked;
});

// A form that is guarded asks the browser to warn before unsent text is left behind.
const changed = new Set();
on("input", (event) => near(event, "[data-guard]") && changed.add(near(event, "[data-guard]")));
on("submit", (event) => changed.delete(event.target));
addEventListener("beforeunload", (event) => changed.size && event.preventDefault());

// The first error wants to be read first.
document.querySelector(".errors[tabindex]")?.focus();
