"use strict";
const entries = [...document.querySelectorAll(".entry")];
const figures = [...document.querySelectorAll(".index li")];
const index = document.querySelector(".index");
const find = document.getElementById("find");
const clear = document.getElementById("clear");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const said = "h2, .credits, .sum, .story span[id], .chip label, .name, .role";
const known = new Map();
let searching = false;

// A space before each word, so that " gri" is found where a word begins with it.
function words(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) || []).map((word) => ` ${word}`).join("");
}

function wordsOf(element) {
  if (!known.has(element)) {
    const texts = [...element.querySelectorAll(said)].map((part) => part.textContent);
    known.set(element, words(texts.join(" ")));
  }
  return known.get(element);
}

function holds(element, terms) {
  return terms.every((term) => wordsOf(element).includes(term));
}

function termsOf(text) {
  return text.split(/\s+/).map(words).filter(Boolean);
}

// One filter at a time: a name that is pressed, or words that are sought.
function show(pressed, sought) {
  const terms = pressed ? [] : termsOf(sought);
  const places = pressed && new Set(pressed.dataset.stories.split(" "));
  for (const entry of entries) {
    entry.hidden = places ? !places.has(entry.dataset.place) : !holds(entry, terms);
  }
  for (const figure of figures) {
    figure.hidden = !holds(figure, terms);
    figure.querySelector("button").setAttribute("aria-pressed", String(figure === pressed));
  }
  for (const part of index.querySelectorAll(".kind, .rest")) {
    part.hidden = !part.querySelector("li:not([hidden])");
  }
  unfold(terms.length > 0, pressed);
  find.value = pressed ? "" : sought;
  clear.hidden = !pressed && !terms.length;
  document.querySelector(".failed")?.toggleAttribute("hidden", !clear.hidden);
  tell(pressed, clear.hidden ? "" : sought.trim());
}

// A search looks into the names that are folded away, and folds them again at its end.
function unfold(sought, pressed) {
  for (const rest of index.querySelectorAll(".rest")) {
    if (sought) rest.open = true;
    else if (searching) rest.open = rest.contains(pressed);
    rest.querySelector("summary").hidden = sought; // the number in it is that of all
  }
  searching = sought;
}

function tell(pressed, sought) {
  const shown = entries.filter((entry) => !entry.hidden).length;
  const count = `${shown} of ${entries.length} ${entries.length === 1 ? "story" : "stories"}`;
  const name = pressed && pressed.querySelector("button").textContent;
  const what = name ? `${count}: ${name}` : sought && `${count} with “${sought}”`;
  document.getElementById("status").textContent = what;
}

function toTheStories() {
  const behavior = calm.matches ? "auto" : "smooth";
  document.querySelector("main").scrollIntoView({ behavior });
}

function press(figure, button) {
  const place = button.getBoundingClientRect().top;
  if (button.getAttribute("aria-pressed") === "true") {
    show(null, "");
    return;
  }
  show(figure, "");
  index.scrollTop += button.getBoundingClientRect().top - place; // it stays under the pointer
  toTheStories();
}

for (const figure of figures) {
  const name = figure.querySelector(".name");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "name";
  button.textContent = name.textContent;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => press(figure, button));
  name.replaceWith(button);
}

find.addEventListener("input", () => {
  show(null, find.value);
  document.querySelector("main").scrollIntoView();
});

clear.addEventListener("click", () => {
  show(null, "");
  find.focus();
});

document.querySelector(".filter").hidden = false;

document.addEventListener("change", (event) => {
  const lit = event.target.dataset.lights;
  if (!lit) return;
  const entry = event.target.closest("article");
  for (const mark of entry.querySelectorAll("mark")) {
    if (mark.dataset.figure === lit) mark.classList.toggle("lit", event.target.checked);
  }
});

function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  const entry = target && target.closest(".entry");
  if (!entry) return;
  if (entry.hidden) show(null, "");
  const whole = target.closest("details");
  if (whole) whole.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && link.hash === location.hash) reveal(); // the browser tells of no change
});
reveal();
