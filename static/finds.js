// Suggestions found in the texts: asked for after a save, which never waits for them. No text or cursor is touched.
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const on = addEventListener, known = new WeakMap();
const offers = () => $$("#item .finds li:has([data-take])"), entry = (element) => element.closest?.("#item .finds li");
let turn = 0, after, pause, said;

async function read() {
  const item = $("#item"), mine = ++turn;
  const answer = await fetch(item.dataset.finds, { headers: { "HX-Request": true } }).catch(() => ({}));
  const fresh = answer.ok && document.createRange().createContextualFragment(await answer.text());
  if (!fresh || mine !== turn || item !== $("#item")) return;
  $$("div[id]", fresh).forEach(fill);
  for (const row of $$("#acts li")) row.dataset.n = $(`.finds [data-made="${row.id.slice(1)}"]`)?.dataset.n ?? "";
  $$(".editor__marks").forEach(mark);
  say($("#finds-said", fresh));
}
// Entries that are the same keep what was chosen, and what has the focus keeps it and its place.
function fill(part) {
  const place = $(`#${part.id}`), html = part.innerHTML, focused = document.activeElement, { top } = focused.getBoundingClientRect();
  if (!place || known.get(place) === html) return;
  known.set(place, html);
  const within = place.contains(focused);
  for (const li of $$("li[data-key]", part)) {
    const old = $(`[data-key=${li.dataset.key}]`, place);
    known.set(li, li.innerHTML);
    if (known.get(old) !== li.innerHTML) continue;
    old.dataset.n = li.dataset.n;
    li.replaceWith(old);
  }
  place.replaceChildren(...part.childNodes);
  htmx.process(place);
  if (!within) scrollBy(0, focused.getBoundingClientRect().top - top);
  else (focused.isConnected ? focused : ($(`[data-key=${after}] [data-take]`) ?? $("h3", place) ?? $("#item"))).focus();
}
// The layer behind a field: sentences that still stand there. The gutter has one place a line.
function mark(layer) {
  layer.textContent += "";
  for (const { dataset: { n, key, source, made } } of $$(`#finds-${layer.nextElementSibling.id} [data-source]`)) {
    let box = $$("mark", layer).find((one) => one.textContent === source);
    const part = !box && [...layer.childNodes].find((node) => node.data?.includes(source));
    if (part) {
      const words = part.splitText(part.data.indexOf(source));
      words.splitText(source.length);
      words.replaceWith((box = document.createElement("mark")));
      box.append(words);
      Object.assign(box, { keys: [], numbers: [] }).dataset.made = "";
    }
    if (!box) continue;
    box.keys.push(key);
    box.numbers.push(n);
    if (!made) delete box.dataset.made;
  }
  let first, line;
  for (const box of $$("mark", layer)) {
    const { top } = box.getClientRects()[0] ?? {};
    if (line !== top) [first, line, box.dataset.n] = [box, top, ""];
    first.dataset.n = `${first.dataset.n} ${box.numbers.join(" ")}`.trim();
  }
  point();
}
function point() {
  const key = entry(document.activeElement)?.dataset.key;
  for (const box of $$("#item mark")) box.toggleAttribute("data-now", box.keys.includes(key));
}
// Said at a pause, if it is another number.
function say(words = said) {
  said = words;
  clearTimeout(pause);
  pause = setTimeout(() => {
    const place = $("#finds-said"), { n } = said.dataset;
    if (place.dataset.n !== n) Object.assign(place, { textContent: said.textContent }).dataset.n = n;
  }, 1500);
}
function follower(element) {
  const all = offers();
  return all[(all.indexOf(entry(element)) + 1) % all.length];
}

on("desk:read", read);
on("desk:next", () => $("[data-take]", follower(document.activeElement) ?? document)?.focus());
on("desk:mirror", ({ target }) => mark(target));
on("focusin", point);
on("input", () => said && say());
on("keydown", (event) => {
  if (event.code !== "Delete" || !event.target.matches("[data-take], [data-leave]") || localStorage["desk-keys-off"]) return;
  $("[data-leave]", event.target.form).click(event.preventDefault());
});
const posted = ({ target, detail }) => entry(target) && detail.requestConfig.verb === "post";
on("htmx:beforeRequest", (event) => posted(event) && (after = follower(event.target)?.dataset.key));
on("htmx:afterRequest", (event) => posted(event) && event.detail.xhr.status !== 200 && read());
on("htmx:afterSettle", ({ target }) => target.closest?.("#acts") && read());
