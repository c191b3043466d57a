// Rich text for textareas with data-rich, which holds the schema of minutes/richtext.py. Their words are in the page:
// #t-tools is the toolbar, #link the dialog. Without script the textarea shows the text's HTML and still saves.
import * as prose from "django-prose-editor/editor";

const $ = (selector, within = document) => within.querySelector(selector);

// ---- what the buttons do: [command, is it on?] ----
const heading = (level) => [(c) => c.toggleHeading({ level }), (e) => e.isActive("heading", { level })];
const DO = {
  h3: heading(3),
  h4: heading(4),
  bold: [(c) => c.toggleBold(), (e) => e.isActive("bold")],
  italic: [(c) => c.toggleItalic(), (e) => e.isActive("italic")],
  ul: [(c) => c.toggleBulletList(), (e) => e.isActive("bulletList")],
  ol: [(c) => c.toggleOrderedList(), (e) => e.isActive("orderedList")],
  link: [null, (e) => e.isActive("link")],
  table: [(c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }), (e) => e.isActive("table")],
  row: [(c) => c.addRowAfter()],
  col: [(c) => c.addColumnAfter()],
  norow: [(c) => c.deleteRow()],
  nocol: [(c) => c.deleteColumn()],
  head: [(c) => c.toggleHeaderRow()],
  notable: [(c) => c.deleteTable()],
  undo: [(c) => c.undo()],
  redo: [(c) => c.redo()],
};

// ---- the toolbar: one stop on Tab, arrow keys within (WAI-ARIA's toolbar pattern) ----
function toolbar(editor) {
  const bar = $("#t-tools").content.firstElementChild.cloneNode(true);
  const buttons = [...bar.querySelectorAll("[data-do]")];
  const shown = () => buttons.filter((button) => button.offsetParent);
  const stop = (button) => buttons.forEach((other) => (other.tabIndex = other === button ? 0 : -1));
  stop(buttons[0]);
  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps focus, and the next key
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    stop(button);
    const [act] = DO[button.dataset.do];
    editor.view.focus();
    if (act) act(editor.chain()).run();
    else askLink(editor);
  });
  bar.addEventListener("keydown", (event) => {
    const all = shown();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stop(all.at(to % all.length));
    all.at(to % all.length).focus();
  });
  const show = () => {
    for (const part of bar.querySelectorAll("[data-in]")) part.hidden = !editor.isActive(part.dataset.in);
    for (const button of buttons) {
      const on = DO[button.dataset.do][1];
      if (on) button.setAttribute("aria-pressed", on(editor));
    }
    if (!buttons.some((button) => button.tabIndex === 0 && !button.closest("[hidden]"))) stop(buttons[0]);
  };
  editor.on("transaction", show);
  show();
  return bar;
}

// ---- links ----
const allowed = (address, schemes) => {
  const scheme = /^([a-z][\w+.-]*):/i.exec(address.trim());
  return !scheme || schemes.includes(scheme[1].toLowerCase());
};
function complete(text) {
  const address = text.trim();
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(address)) return `mailto:${address}`;
  if (/^(https?:\/\/|mailto:|tel:|\/)\S+$/i.test(address)) return address;
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(address) ? `https://${address}` : null;
}
function askLink(editor) {
  const dialog = $("#link");
  const input = $("#link-to");
  const wrong = $("#link-wrong");
  editor.view.domObserver?.flush(); // a selection made by keys in this very moment is not known yet
  const { from, to } = editor.state.selection; // the dialog may lose it
  const about = () => editor.chain().focus().setTextSelection({ from, to }).extendMarkRange("link");
  input.value = editor.getAttributes("link").href || "";
  wrong.hidden = true;
  dialog.onsubmit = (event) => {
    const href = complete(input.value);
    if (input.value.trim() && !href) {
      event.preventDefault();
      wrong.hidden = false;
      input.setAttribute("aria-invalid", "true");
      return;
    }
    if (!href) about().unsetLink().run();
    else if (from === to && !editor.isActive("link")) {
      const text = input.value.trim();
      editor.chain().focus().insertContent([{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }, { type: "text", text: " " }]).run();
    } else about().setLink({ href }).run();
  };
  dialog.onclose = () => editor.commands.focus();
  input.removeAttribute("aria-invalid");
  dialog.showModal();
}

// ---- what other programs put on the clipboard ----
// Word marks lists by style alone: <p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o </span>…</p>
function wordLists(doc) {
  let open = [];
  for (const p of [...doc.querySelectorAll("p[data-style*='mso-list'], :is(h1,h2,h3,h4,h5,h6)[data-style*='mso-list']")]) {
    const found = /mso-list:\s*l(\d+)\s+level(\d+)/i.exec(p.dataset.style);
    let sign = "";
    for (const span of p.querySelectorAll("[data-style*='mso-list']")) {
      sign += span.textContent;
      span.remove();
    }
    if (!found || p.tagName !== "P") continue; // a numbered heading is a heading
    const [, list, level] = found;
    const kind = /^\s*(\d+|[a-zæøå]|[ivx]+)[.)]/i.test(sign) ? "ol" : "ul";
    if (!open.length || p.previousElementSibling !== open[0].at) open = [];
    while (open.length && (open.at(-1).level > +level || (open.at(-1).level === +level && open.at(-1).kind !== kind))) open.pop();
    if (!open.length || open.at(-1).level < +level) {
      const at = doc.createElement(kind);
      if (kind === "ol" && /^\s*[a-z][.)]/i.test(sign)) at.type = "a";
      if (open.length) open.at(-1).at.lastElementChild.append(at);
      else p.before(at);
      open.push({ at, level: +level, kind, list });
    }
    const item = doc.createElement("li");
    item.append(doc.createElement("p"));
    item.firstChild.append(...p.childNodes);
    open.at(-1).at.append(item);
    p.remove();
  }
}
// The topmost level that was pasted becomes our heading, all below it our subheading.
function headings(doc) {
  const all = [...doc.querySelectorAll("h1,h2,h3,h4,h5,h6")];
  const top = all.map((h) => h.tagName).sort()[0];
  if (!all.some((h) => !/H[34]/.test(h.tagName))) return;
  for (const h of all) {
    const ours = doc.createElement(h.tagName === top ? "h3" : "h4");
    ours.append(...h.childNodes);
    h.replaceWith(ours);
  }
}
// Bold and italic as style alone (Google, LibreOffice); <b> that says it is not bold (Google).
function emphasis(doc) {
  for (const b of doc.querySelectorAll("b[data-style*='normal']")) b.replaceWith(...b.childNodes);
  for (const [style, tag] of [[/font-weight:\s*(bold|[6-9]00)/i, "strong"], [/font-style:\s*italic/i, "em"]])
    for (const span of doc.querySelectorAll("span[data-style]"))
      if (style.test(span.dataset.style)) {
        const mark = doc.createElement(tag);
        mark.append(...span.childNodes);
        span.append(mark);
      }
}
export function tidy(html) {
  // styles are read, never applied: the page's policy forbids them, and the parser would report each
  const plain = html.replace(/<!--[^]*?-->|<(style|script|xml)\b[^]*?<\/\1\s*>/gi, "").replace(/(<[^>]*?)\sstyle=/gi, "$1 data-style=");
  const doc = new DOMParser().parseFromString(plain, "text/html");
  for (const away of doc.querySelectorAll("style,script,meta,link,title,img,object,iframe")) away.remove();
  wordLists(doc);
  headings(doc);
  emphasis(doc);
  for (const p of doc.querySelectorAll("body > p, body > div > p")) if (!p.textContent.trim()) p.remove();
  for (const element of doc.querySelectorAll("[data-style],[class],[lang]")) for (const name of ["data-style", "class", "lang"]) element.removeAttribute(name);
  return doc.body.innerHTML;
}

// ---- the editor itself ----
function extensions(schema, ask) {
  const { addresses, ...link } = schema.Link;
  const own = {
    Link: prose.Link.extend({ addKeyboardShortcuts: () => ({ "Mod-k": ask }) }),
    // Tab goes from cell to cell and then on in the page; the original adds rows for ever (WCAG 2.1.2)
    Table: prose.Table.extend({
      addKeyboardShortcuts() {
        const { Tab, ...others } = this.parent();
        return { ...others, Tab: ({ editor }) => editor.commands.goToNextCell() };
      },
    }),
  };
  const options = { ...schema, Link: { ...link, defaultProtocol: "https", isAllowedUri: (url, ctx) => ctx.defaultValidate(url) && allowed(url, addresses) } };
  const wanted = { Document: true, Paragraph: true, Text: true, History: true, Gapcursor: true, Dropcursor: true, ...options };
  return Object.entries(wanted)
    .filter(([name, how]) => how && prose[name])
    .map(([name, how]) => (typeof how === "object" ? (own[name] || prose[name]).configure(how) : own[name] || prose[name]));
}
function edit(area) {
  if (area.dataset.ready) return;
  area.dataset.ready = "1";
  const box = document.createElement("div");
  box.className = "prose";
  area.before(box);
  area.hidden = true;
  const label = area.labels[0];
  label.id ||= `${area.id}-label`;
  const attributes = { class: "rich", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, spellcheck: "true", lang: "da" };
  let editor;
  const ask = () => (askLink(editor), true);
  editor = new prose.Editor({
    element: box,
    content: area.value,
    injectCSS: false, // the policy on styles forbids it; editor.css has what is needed
    extensions: extensions(JSON.parse(area.dataset.rich), ask),
    editorProps: { attributes, transformPastedHTML: tidy },
    onUpdate: () => {
      area.value = editor.isEmpty ? "" : editor.getHTML();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  box.prepend(toolbar(editor));
  label.addEventListener("click", () => editor.commands.focus());
}
const editAll = (within) => within.querySelectorAll("textarea[data-rich]").forEach(edit);
editAll(document);
document.addEventListener("htmx:load", (event) => editAll(event.target));

// ---- the form around them ----
document.addEventListener("keydown", (event) => {
  const form = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s" && $("form[data-save]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});
// The page has a name and counts its saves, so that one whose answer got lost is not in its own way (models/text.py).
const writer = crypto.randomUUID?.() || String(Math.random());
let count = 0;
let typed = false; // since the last save was sent
const unsaved = () => ($("#saved").textContent = $("#saved").dataset.unsaved);
const ours = (event) => event.target.closest?.("form[data-save]");
document.addEventListener("input", (event) => {
  if (!ours(event)) return;
  typed = true;
  unsaved();
});
document.addEventListener("htmx:configRequest", (event) => {
  if (!ours(event)) return;
  const { parameters, triggeringEvent } = event.detail;
  // htmx sends the button that has focus along, also when it was not the one that was pressed
  for (const name of ["take", "add"]) if (triggeringEvent?.submitter?.name !== name) delete parameters[name];
  Object.assign(parameters, { writer, count: String(++count) });
});
document.addEventListener("htmx:beforeSend", (event) => ours(event) && (typed = false));
// A save that failed is unsaved text again, which the page warns about (app.js).
document.addEventListener("htmx:afterRequest", (event) => {
  const form = ours(event);
  if (form?.isConnected && !event.detail.successful) form.elements.title.dispatchEvent(new Event("input", { bubbles: true }));
});
document.addEventListener("htmx:afterSettle", ({ detail }) => detail.elt.id === "saved" && typed && unsaved());
