// The page of `lrplot watch`: asks what there is, and again whenever the program says that something has changed.
"use strict";
const items = document.getElementById("items");
const state = document.getElementById("state");
const sections = [];
let theme = "auto";

// An element with its attributes and children.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function section(index) {
  const part = {
    index, shown: "", title: make("h2", { id: `name-${index}` }), words: make("p"), text: make("pre"), body: make("div"),
    undo: () => {}, turn: 0,
  };
  part.messages = make("div", { class: "messages", role: "alert" }, part.words, part.text);
  part.root = make("section", { "aria-labelledby": `name-${index}` }, part.title, part.messages, part.body);
  items.append(part.root);
  return part;
}

function update(part, item) {
  part.title.textContent = item.name;
  const old = !item.good && item.number > 0;
  part.root.classList.toggle("old", old);
  part.messages.hidden = !item.messages;
  part.messages.classList.toggle("wrong", !item.good);
  const words = item.good ? "Drawn, with warnings:" : old ? "Not drawn; below is the last good drawing." : "Not drawn.";
  if (part.words.textContent !== words) part.words.textContent = words;
  if (part.text.textContent !== item.messages) part.text.textContent = item.messages;
  const shown = `${item.number} ${theme}`;
  if (!item.kind || shown === part.shown) return;
  part.shown = shown;
  if (item.kind === "chart") chart(part, item); else report(part, item);
}

async function chart(part, item) {
  const turn = ++part.turn;
  const n = part.index, query = `theme=${theme}&v=${item.number}`;
  const [drawing, readings] = await Promise.all([
    fetch(`/${n}.svg?${query}`).then((answer) => answer.text()), fetch(`/${n}.json?${query}`).then((answer) => answer.json())]);
  // A later change may have come first.
  if (turn !== part.turn) return;
  part.undo();
  if (!part.figure) {
    part.figure = make("figure", { tabindex: "0", role: "group", "aria-label": "The figure; arrow keys tell its values" });
    part.reading = make("p", { class: "reading", role: "status" });
    part.saves = make("p", { class: "saves" });
    part.spec = make("pre");
    part.told = make("pre");
    part.toldFold = make("details", {}, make("summary", {}, "What it does"), part.told);
    part.body.replaceChildren(
      part.figure, part.reading, part.saves,
      make("details", { open: "" }, make("summary", {}, "The spec that made it"), part.spec), part.toldFold);
  }
  const svg = new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement;
  part.figure.replaceChildren(document.importNode(svg, true));
  part.undo = showReadings(part.figure, readings, part.reading);
  // In colours that were chosen here; otherwise as the spec has it.
  const colours = theme === "auto" ? "" : `&theme=${theme}`;
  part.saves.replaceChildren("Save:", ...["svg", "png", "pdf"].map((format) =>
    make("a", { href: `/${n}.${format}?save=1${colours}`, download: "" }, format.toUpperCase())),
    make("a", { href: `/${n}.csv?save=1`, download: "" }, "values (CSV)"));
  part.spec.textContent = item.spec;
  part.told.textContent = item.told;
  part.toldFold.hidden = !item.told;
}

function report(part, item) {
  if (!item.page) {
    part.body.replaceChildren(
      make("p", {}, "The figures of the report; with pandoc installed its page is shown."),
      make("figure", {}, ...item.figures.map((path) => make("img", { src: `/${part.index}/${path}?v=${item.number}`, alt: path }))));
    return;
  }
  const frame = make("iframe", { src: `/${part.index}.html?v=${item.number}`, title: item.name, sandbox: "allow-same-origin allow-popups" });
  const before = part.frame;
  part.frame = frame;
  if (!before) return part.body.replaceChildren(frame);
  // Read on where one was.
  const y = before.contentWindow ? before.contentWindow.scrollY : 0;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, y), { once: true });
  part.body.replaceChildren(frame);
}

async function refresh() {
  const now = await (await fetch("/state")).json();
  // What the page came with, for those without scripts.
  if (!sections.length) items.replaceChildren();
  while (sections.length < now.items.length) sections.push(section(sections.length));
  while (sections.length > now.items.length) sections.pop().root.remove();
  now.items.forEach((item, index) => update(sections[index], item));
  const wrong = now.items.filter((item) => !item.good).length;
  const time = new Date().toLocaleTimeString();
  state.textContent = wrong ? `${wrong} of ${now.items.length} not drawn, ${time}` : `drawn ${time}`;
  document.title = `${wrong ? "✗ " : ""}${now.items.map((item) => item.name.split("/").pop()).join(", ")} – lrplot`;
}

const again = () => refresh().catch(() => { state.textContent = "the program has ended"; });
const events = new EventSource("/events");
events.onmessage = (event) => { if (event.data === "drawing") state.textContent = "drawing …"; else again(); };
// Also after a break: the files may have changed meanwhile.
events.onopen = again;
events.onerror = () => { state.textContent = "the program has ended; start it again to go on"; };
document.getElementById("themes").addEventListener("change", (event) => {
  theme = event.target.value;
  document.documentElement.dataset.theme = theme;
  again();
});
