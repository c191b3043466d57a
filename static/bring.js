// Bringing minutes: files dropped or chosen are sent one at a time, each with its own line; a pasted text keeps its
// headings, lists and tables. Without this script the form does the same in one go.
const form = document.getElementById("bring");
const zone = document.getElementById("drop");
const input = form.elements.file;
const section = document.getElementById("results");
const list = document.getElementById("results-list");
const said = document.getElementById("results-said");
const piece = (name) => document.getElementById(`t-${name}`).content.cloneNode(true);
zone.querySelector(".drop__here").hidden = false;

// ---- files ----
const queue = [];
let sending = false, done = 0, all = 0;

const tell = () => {
  const words = document.getElementById("t-said").content.textContent.trim();
  said.textContent = words.replace("{done}", done).replace("{all}", all);
};

const add = (files) => {
  if (!files.length) return;
  section.hidden = false;
  for (const file of files) {
    list.append(piece("way"));
    const line = list.lastElementChild;
    line.querySelector(".brought__name").textContent = file.name;
    all += 1;
    queue.push({ file, line });
  }
  tell();
  next();
};

const next = async () => {
  if (sending || !queue.length) return;
  sending = true;
  const { file, line } = queue.shift();
  await bring(file, line);
  sending = false;
  next();
};

const bring = async (file, line) => {
  const what = line.querySelector(".brought__what");
  const finish = (name) => what.replaceChildren(piece(name));
  if (file.size > Number(form.dataset.most)) finish("large");
  else {
    what.replaceChildren(...piece("way").querySelector(".brought__what").childNodes);
    const { status, text } = await send(file, what.querySelector("progress"));
    if (status === 200 || status === 422) {
      line.insertAdjacentHTML("afterend", text);
      line.remove();
    } else if (status === 401 || status === 403) finish("signed-out-way");
    else {
      finish("lost");
      what.querySelector("button").addEventListener("click", () => {
        done -= 1;
        queue.push({ file, line });
        next();
      });
    }
  }
  done += 1;
  tell();
};

// XMLHttpRequest, because fetch cannot tell how much has been sent.
const send = (file, progress) => new Promise((answer) => {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken.value);
  data.append("body", form.elements.body.value);
  data.append("file", file);
  const request = new XMLHttpRequest();
  request.open("POST", form.dataset.url);
  request.setRequestHeader("HX-Request", "true"); // signed out: 401, and not a page to sign in on
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    if (loaded < total) progress.value = loaded / total;
    else progress.removeAttribute("value"); // sent, and now being read
  });
  request.addEventListener("load", () => answer({ status: request.status, text: request.responseText }));
  for (const fault of ["error", "abort", "timeout"]) request.addEventListener(fault, () => answer({ status: 0 }));
  request.send(data);
});

input.addEventListener("change", () => {
  add([...input.files]);
  input.value = "";
});
const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
for (const type of ["dragenter", "dragover"]) addEventListener(type, (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault(); // a file beside the zone must not replace the page
  zone.classList.add("is-over");
});
addEventListener("dragleave", (event) => event.relatedTarget || zone.classList.remove("is-over"));
addEventListener("drop", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  zone.classList.remove("is-over");
  add([...event.dataTransfer.files]);
});

// ---- a pasted text ----
const KEPT = new Set("H1 H2 H3 H4 H5 H6 P BR UL OL LI TABLE THEAD TBODY TR TD TH B STRONG I EM BLOCKQUOTE PRE DIV".split(" "));
const DROPPED = new Set("SCRIPT STYLE HEAD TITLE META LINK IFRAME OBJECT EMBED IMG SVG TEMPLATE INPUT BUTTON SELECT".split(" "));
const SPANS = ["colspan", "rowspan", "start"];
const TELLS = "h1, h2, h3, h4, h5, h6, ul, ol, table";

// Only what tells structure, and no attribute but those that a table or a numbered list needs.
const cleaned = (html) => {
  const source = new DOMParser().parseFromString(html, "text/html");
  const copy = (node, into) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) into.append(child.data);
      else if (child.nodeType === Node.ELEMENT_NODE && !DROPPED.has(child.tagName)) {
        if (!KEPT.has(child.tagName)) { copy(child, into); continue; }
        const own = document.createElement(child.tagName);
        for (const name of SPANS) if (child.hasAttribute(name)) own.setAttribute(name, child.getAttribute(name));
        copy(child, own);
        into.append(own);
      }
    }
  };
  const out = document.createElement("div");
  copy(source.body, out);
  return out.innerHTML;
};

const area = form.elements.text;
const label = form.querySelector(`label[for="${area.id}"]`);
label.id ||= `${area.id}_label`;
const rich = document.createElement("div");
rich.className = "richpaste";
rich.contentEditable = "true";
rich.setAttribute("role", "textbox");
rich.setAttribute("aria-multiline", "true");
rich.setAttribute("aria-labelledby", label.id);
for (const name of ["aria-describedby", "aria-invalid"]) if (area.hasAttribute(name)) rich.setAttribute(name, area.getAttribute(name));
rich.innerText = area.value;
area.hidden = true;
area.after(rich);
label.addEventListener("click", () => rich.focus());
// a link in the list of errors leads to the field's own id
const id = area.id;
area.removeAttribute("id");
rich.id = id;

rich.addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  event.preventDefault();
  if (html) document.execCommand("insertHTML", false, cleaned(html));
  else document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
});
form.addEventListener("submit", () => {
  const structured = rich.querySelector(TELLS);
  form.elements.html.value = structured ? rich.innerHTML : "";
  area.value = structured ? "" : rich.innerText;
});
