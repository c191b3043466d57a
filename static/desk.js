// The minutes desk: what is written is kept in this browser at every key, and saved when the writer pauses; by fetch(), not
// hx-post, as a save must outlive the item it was written under and be tried until it is stored (docs/decisions/0005).
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const on = addEventListener;
const { user } = $("#desk").dataset, page = Date.now() + Math.random().toString(36).slice(1);
const clock = (time) => new Date(time).toTimeString().slice(0, 5).replace(":", $("html").lang === "da" ? "." : ":");
const token = () => document.cookie.match(/csrftoken=(\w+)/)?.[1] ?? ""; // signing in again changes it
const headers = () => ({ "X-CSRFToken": token(), "X-Written-By": user, "HX-Request": true });
const fields = new Map();
let saved, sent, item, from, toText, late, making = Promise.resolve();
const unsaved = (act) => [...fields.values()].filter((f) => f.dirty).map(act);
const retry = () => unsaved((f) => f.save());
const edit = () => $("#item textarea").focus();
const call = (name) => dispatchEvent(new Event(`desk:${name}`)); // finds.js listens

const database = new Promise((done) => {
  const ask = indexedDB.open("punktvis", 1);
  ask.onupgradeneeded = () => ask.result.createObjectStore("kept");
  ask.onsuccess = () => done(ask.result);
});
const store = async (mode, act) => {
  const deal = (await database).transaction("kept", mode), ask = act(deal.objectStore("kept"));
  deal.commit(); // at once: this may be the page's last breath
  return new Promise((done) => (deal.oncomplete = () => done(ask.result)));
};
// True once no open page has the name; one being reloaded lets go a little late.
const claim = (name) => new Promise((done) => {
  const hold = () => (done(true), new Promise(() => {}));
  navigator.locks.request(`desk-${name}`, { signal: AbortSignal.timeout(3000) }, hold).catch(() => done(false));
});

class Field {
  // `text` here, `known` to the server; `outcome` undefined unless changed; `theirs`: what came first
  constructor(given) {
    fields.set(given.id, Object.assign(this, { writer: page, count: 0, path: location.pathname }, given));
  }
  get dirty() { return this.text !== this.known || this.outcome !== undefined; }
  changed() {
    if (this.box) this.text = this.box.value;
    if (this.dirty) this.since ??= Date.now();
    this.keep();
    mirror(this);
    if (!this.theirs) this.plan(800);
    show();
  }
  keep() {
    const { box, busy, theirs, timer, ...row } = this, key = [user, row.id, row.writer];
    store("readwrite", (kept) => (this.dirty ? kept.put(row, key) : kept.delete(key))).then(() => (this.kept = row.text));
  }
  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }
  save() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.busy || !this.url || !this.dirty || this.theirs) return this.busy;
    return (this.busy = this.send().finally(() => {
      this.busy = null;
      if (this.dirty && !this.timer) this.save(); // typed meanwhile
      show();
    }));
  }
  async send() {
    const { text, outcome } = this, [status, answer] = await this.post(text, outcome);
    if (status === 200) {
      Object.assign(this, { version: answer.version, known: text, since: undefined, wait: 0, trouble: "" });
      if (this.outcome === outcome) press(this, answer.concluded, (this.outcome = undefined));
      saved = answer.at;
      this.keep();
      call("read");
      if (!(late = this.box)) list();
    } else if (status === 409) margin(Object.assign(this, { trouble: "conflict", theirs: answer, refused: text }));
    else {
      this.trouble = { 0: "offline", 401: "out", 403: answer ?? "gone", 404: "gone", 423: "locked" }[status] ?? "failed";
      this.plan((this.wait = Math.min(6e4, this.wait * 2 || 2000)));
    }
  }
  // [status, data]; 0: no answer within 15 seconds, or none of the server's own
  async post(text, outcome) {
    const body = new URLSearchParams({ text, version: this.version, writer: this.writer, count: ++this.count });
    if (outcome !== undefined) body.set("outcome", outcome);
    const keepalive = document.hidden && `${body}`.length < 6e4, signal = AbortSignal.timeout(15e3);
    try {
      const answer = await fetch(this.url, { method: "POST", body, headers: headers(), keepalive, signal, redirect: "manual" });
      return [answer.status, [200, 409].includes(answer.status) ? await answer.json() : answer.headers.get("X-Reason")];
    } catch {
      return [0];
    }
  }
  // What was typed since the conflict must be on the server too, before it gives way.
  async choose(way) {
    if (this.text !== this.refused) {
      this.theirs = null;
      await this.save();
      if (!this.theirs) return;
    }
    const { version, text, [way]: stands } = this.theirs;
    margin(Object.assign(this, { version, known: text, theirs: null, trouble: "" }));
    this.box.focus();
    if (stands !== undefined) insert(this.box, stands, true);
    this.changed();
    this.save();
  }
}

function attach(box) {
  const { defaultValue: text, dataset, form, id } = box, { where, outcome } = dataset, version = +dataset.version;
  const url = box.name === "text" && form.action, given = { id, url, where, item: location.href, text, known: text, version };
  const field = fields.get(id) ?? new Field(given);
  if (!field.dirty && version >= field.version) Object.assign(field, { version, text, known: text });
  field.box = box;
  box.value = field.text;
  if (!url && field.text) htmx.trigger(box, "input");
  if (field.dirty && box.closest("details")) box.closest("details").open = true;
  press(field, field.outcome ?? outcome);
  mirror(field);
  margin(field);
}
function attachAll() {
  fields.forEach((f) => (f.box = null));
  $$("[data-version]").forEach(attach);
  call("read");
  show(retry());
}
// Take up what gone pages left; of two texts for a field the older one waits for the next visit.
async function recover() {
  const rows = await store("readonly", (kept) => kept.getAll(IDBKeyRange.bound([user], [user, []])));
  for (const row of rows.sort((a, b) => b.since - a.since)) {
    if (row.path !== location.pathname || !(await claim(row.writer))) continue;
    const field = fields.get(row.id) ?? new Field(row), { known } = field;
    if (field.box && field.dirty) continue;
    Object.assign(field, row, { known, trouble: "", count: row.count + 1000, found: row.text !== known && row.since });
    if (field.box) attach(field.box);
    field.changed();
    field.save();
  }
}
// The layer behind gives the field its height.
function mirror({ box, text }) {
  const layer = box?.previousElementSibling;
  if (!layer?.matches(".editor__marks")) return;
  layer.textContent = `${text}\n`;
  layer.dispatchEvent(new Event("desk:mirror", { bubbles: true }));
}
function margin({ id, theirs }) {
  const place = $(`[data-margin=${id}]`);
  if (!place) return;
  place.innerHTML = theirs?.margin ?? "";
  if (theirs) $("#theirs").innerHTML = theirs.dock;
}
// As if typed, so that Ctrl+Z takes it out again.
function insert(box, text, all) {
  box.focus();
  if (all) box.select();
  document.execCommand(text ? "insertText" : "delete", false, text);
}

function press({ box }, outcome = "") {
  if (!box?.form) return;
  for (const button of $$("[data-is]", box.form)) button.ariaPressed = button.dataset.is === outcome;
  for (const opener of $$(".phrase[popovertarget]", box.form)) opener.ariaPressed = !!$("[aria-pressed=true]", opener.popoverTargetElement);
}
function conclude(button) {
  const { form, dataset } = button, box = $("textarea", form), field = fields.get(box.id), off = button.ariaPressed === "true";
  const old = $$("[data-say]", form).map((one) => one.dataset.say).find((one) => one && box.value.includes(one)) ?? "";
  button.closest("[popover]")?.hidePopover();
  box.focus();
  const at = old ? box.value.indexOf(old) : box.selectionStart, end = old ? at + old.length : box.selectionEnd;
  const say = off ? "" : dataset.say;
  box.setSelectionRange(at, end);
  if (old !== say) insert(box, say && (/\S/.test(box.value[at - 1] ?? " ") ? " " : "") + say + (/\S/.test(box.value[end] ?? " ") ? " " : ""));
  press(field, (field.outcome = off ? "" : dataset.is));
  field.changed();
}

const ORDER = ["conflict", "another-user", "out", "locked", "gone", "failed", "offline"];
function show() {
  const texts = [...fields.values()].filter((f) => f.url), dirty = texts.filter((f) => f.dirty);
  const worst = ORDER.map((name) => dirty.find((f) => f.trouble === name)).find(Boolean);
  const found = texts.find((f) => f.found), stuck = worst?.theirs && worst.box, focused = document.activeElement;
  const state = worst ? (stuck || !worst.theirs ? worst.trouble : "away") : dirty.length ? "saving" : saved ? "saved" : "ready";
  const now = [state, found && "found", dirty.every((f) => f.kept !== undefined) ? "kept" : "loose"];
  const since = Math.min(...dirty.map((f) => f.since), 8e15), { where } = worst ?? found ?? {};
  const slots = { at: saved, since: clock(since), back: clock(found?.found), where };
  for (const part of $$("[data-on]")) part.hidden = !now.includes(part.dataset.on);
  for (const part of $$("[data-slot]")) if (part.textContent !== slots[part.dataset.slot]) part.textContent = slots[part.dataset.slot];
  if (worst) $("#away").href = worst.item;
  $("#done").ariaDisabled = stuck ? "true" : null;
  if (focused.closest("[hidden]")) edit();
}

on("input", ({ target }) => fields.get(target.id)?.changed());
on("change", ({ target }) => fields.get(target.id)?.save());
on("visibilitychange", retry);
on("online", retry);
on("focus", retry);
on("beforeunload", (event) => unsaved((f) => f.kept !== f.text && event.preventDefault()));
on("click", (event) => {
  const button = event.target.closest("button, a"), act = button?.dataset.do;
  toText = button?.closest("#steps");
  if (button?.dataset.is) conclude(button, event.preventDefault());
  else if (act === "retry") retry();
  else if (act === "copy") navigator.clipboard.writeText(unsaved((f) => f.text).join("\n\n"));
  else if (act === "close") button.closest("[data-on]").remove(edit());
  else if (act) unsaved((f) => f.theirs && f.box && f.choose(act));
});

const MAC = navigator.platform.startsWith("Mac"), OFF = "desk-keys-off", off = $("#keys-off");
const line = () => $("#quick [name=line]"), decision = () => document.activeElement.closest(".decide") ?? $(".decide");
function toLine() {
  const box = document.activeElement, to = line(), picked = to && box.matches(".decide textarea") && box.value.slice(box.selectionStart, box.selectionEnd).trim();
  if (box === to) return from?.focus();
  from = box;
  to?.focus();
  if (picked) insert(to, (to.form.source.value = picked).replace(/\s+/g, " "), true);
}
// A step that has only just come is htmx's when it has settled: before that, it would load the whole page.
const step = (id) => (item === $("#item") ? $(id)?.click() : on("htmx:afterSettle", () => step(id), { once: true }));
const KEYS = {
  "main Enter": () => step("#done"),
  "main KeyS": retry,
  "side ArrowUp": () => step("#prev"),
  "side ArrowDown": () => step("#next"),
  "side KeyA": toLine,
  "side KeyN": () => call("next"),
  "side KeyB": () => $("textarea", decision()).focus(),
};
for (const n of "123456") KEYS[`side Digit${n}`] = () => $$(".phrase", decision())[n - 1]?.click();
on("keydown", (event) => {
  const { code, altKey, ctrlKey, metaKey, target } = event;
  const act = KEYS[(altKey ? ctrlKey === MAC && "side " : (MAC ? metaKey : ctrlKey) && "main ") + code];
  if (code === "Escape" && target === line()) insert(target, (target.form.source.value = ""), true);
  if (!act || localStorage[OFF] || event.getModifierState("AltGraph") || $("dialog[open], :popover-open")) return;
  if (target.matches("select") && code.startsWith("Arrow")) return; // opens its list
  act(event.preventDefault());
});
off.ariaPressed = !!localStorage[OFF];
off.onclick = () => (localStorage[OFF] = (off.ariaPressed = !localStorage[OFF]) || "");

async function list() {
  const open = item, answer = document.hidden || (await fetch(item.dataset.list, { headers: headers() }).catch(() => 0));
  if (answer.ok && open === item) htmx.swap("#items", await answer.text(), { swapStyle: "innerHTML" });
}
on("htmx:configRequest", (event) => {
  const { target, detail: { headers: own, parameters, target: place } } = event;
  if (place === item) late = null;
  if (target.value === sent && target === line()) event.preventDefault(); // as it was sent: what was said of it stays
  Object.assign(own, headers());
  if (parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token();
});
// Actions are made one by one, however fast they are typed.
on("submit", (event) => {
  const form = event.target;
  if (form.csrfmiddlewaretoken) form.csrfmiddlewaretoken.value = token();
  if (form.id !== "quick") return;
  event.preventDefault();
  const body = new FormData(form), field = fields.get(line().id);
  htmx.trigger(line(), "htmx:abort");
  sent = line().value = form.source.value = "";
  $("#found").replaceChildren();
  making = making.finally(async () => {
    const answer = await fetch(form.action, { method: "POST", body, headers: headers() }).catch(() => ({}));
    const place = { 200: "#acts", 409: "#banner", 422: "#found" }[answer.status], box = field.box ?? { value: "" };
    if (!answer.ok) {
      box.value = `${body.get("line")} ${box.value}`.trimEnd();
      form.source.value = body.get("source");
    }
    field.text = box.value;
    sent = answer.ok ? null : box.value;
    if (!place) tell(answer.status === 401 ? "signed-out" : "failed");
    else if (form.isConnected) htmx.swap(place, await answer.text(), { swapStyle: answer.ok ? "outerHTML" : "innerHTML" });
    field.changed();
  });
});
on("htmx:afterSwap", ({ target }) => target.id === "sheet" && !target.open && target.showModal());
on("htmx:afterSettle", () => {
  if (item === $("#item")) return;
  attachAll((item = $("#item")));
  if (late) list(); // saved while the next item was on its way
  if (toText) $("textarea", item).focus();
});

claim(page);
item = $("#item");
attachAll(recover());
setInterval(list, 2e4);
