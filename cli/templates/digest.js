"use strict";
const entries = [...document.querySelectorAll(".entry")];
const figures = [...document.querySelectorAll(".index li")];
const find = document.getElementById("find");
const status = document.getElementById("status");

function show(wanted, what) {
  let shown = 0;
  for (const entry of entries) {
    entry.hidden = !wanted(entry);
    shown += !entry.hidden;
  }
  status.textContent = what ? `${shown} of ${entries.length} stories: ${what}` : "";
}

function press(pressed) {
  for (const figure of figures) {
    figure.querySelector("button").setAttribute("aria-pressed", String(figure === pressed));
  }
}

function all() {
  press(null);
  find.value = "";
  for (const figure of figures) figure.hidden = false;
  show(() => true, "");
}

function only(figure, name) {
  const places = new Set(figure.dataset.stories.split(" "));
  press(figure);
  show((entry) => places.has(entry.dataset.place), name);
}

for (const figure of figures) {
  const name = figure.querySelector(".name");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "name";
  button.textContent = name.textContent;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") all();
    else only(figure, button.textContent);
  });
  name.replaceWith(button);
}

find.addEventListener("input", () => {
  const words = find.value.trim().toLowerCase();
  press(null);
  for (const figure of figures) figure.hidden = !figure.textContent.toLowerCase().includes(words);
  show((entry) => entry.textContent.toLowerCase().includes(words), find.value.trim());
});

document.getElementById("clear").addEventListener("click", all);
document.querySelector(".index .filter").hidden = false;

document.addEventListener("change", (event) => {
  const lit = event.target.dataset.lights;
  if (!lit) return;
  const entry = event.target.closest("article");
  for (const mark of entry.querySelectorAll("mark")) {
    if (mark.dataset.figure === lit) mark.classList.toggle("lit", event.target.checked);
  }
});

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const whole = target && target.closest("details");
  if (whole) {
    whole.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", reveal);
reveal();
