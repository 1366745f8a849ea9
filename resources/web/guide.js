// The evaluation guide: the critical tasks to watch for, each with its rating and why.

import { app, agencyOf, changed } from "./app.js";
import { exerciseMs } from "./clock.js";
import { el, fill, keyed } from "./dom.js";
import { mark, moon, sign } from "./marks.js";
import * as queue from "./queue.js";
import { RATINGS, ratingWord } from "./says.js";
import { language, t } from "./words.js";

const parts = {};
const notes = new Map();
const picked = new Map();
let open = "";

export function drawGuide(main) {
  if (main.dataset.page !== "guide") {
    main.dataset.page = "guide";
    parts.count = el("p", { class: "hint" });
    parts.list = el("ol", { class: "rows" });
    fill(main, el("div", { class: "page-head" }, el("h2", { tabindex: "-1" }, t("What to watch for")), parts.count), parts.list);
  }
  const tasks = (app.view && app.view.tasks) || [];
  const rated = lastRatings();
  parts.count.textContent = t("{n} of {all} rated", { n: tasks.filter((each) => rated.has(each.id)).length, all: tasks.length });
  keyed(parts.list, tasks, (each) => each.id, (each) => JSON.stringify([
    each, rated.get(each.id)?.state, rated.get(each.id)?.key, open === each.id, picked.get(each.id), language(),
  ]), (each) => task(each, rated.get(each.id)));
}

function lastRatings() {
  const found = new Map();
  for (const each of queue.mine()) {
    if (each.wire && each.wire.rates && each.state !== "refused") found.set(each.wire.rates.task, each);
  }
  return found;
}

function task(each, rated) {
  const isOpen = open === each.id;
  const id = "task-" + each.id;
  const rating = rated && rated.wire.rates.rating;
  return el("li", { class: "entry " + (rated ? rated.state : "") },
    el("button", { type: "button", class: "row", "aria-expanded": String(isOpen), "aria-controls": isOpen ? id : null, onclick: () => {
      open = isOpen ? "" : each.id;
      if (!isOpen && rating) picked.set(each.id, rating);
      changed();
      refocus(each.id, ".row");
    } },
    el("span", { class: "row-mark" }, moon(rating, 22)),
    el("span", { class: "row-text" },
      el("span", { class: "text" }, each.text),
      el("span", { class: "under" }, t("Objective {number}", { number: each.objective }), rating && " · " + ratingWord(rating)),
      (each.agencies || []).length > 0 && el("span", { class: "marks" }, each.agencies.map(agencyOf).filter(Boolean).map((one) => mark(one, 16)))),
    rated && el("span", { class: "state " + rated.state }, sign(rated.state === "saved" ? "saved" : "waiting", 14),
      rated.state === "saved" ? el("span", { class: "unseen" }, t("saved")) : t("waiting"))),
    isOpen && el("div", { class: "row-open", id }, rateForm(each, id)));
}

function refocus(id, what) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const again = parts.list.querySelector(`[data-key="${CSS.escape(id)}"] ${what}`);
    if (again && document.activeElement === document.body) again.focus();
  }));
}

function rateForm(each, id) {
  const chosen = picked.get(each.id);
  const field = el("input", { id: id + "-note", maxlength: 600, value: notes.get(each.id) || "", enterkeyhint: "done", oninput: (event) => notes.set(each.id, event.target.value) });
  const save = el("button", { type: "submit", class: chosen ? "save act" : "save", "aria-disabled": String(!chosen) }, t("Save"));
  return el("form", { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    const rating = picked.get(each.id);
    if (!rating) return;
    open = "";
    const note = (notes.get(each.id) || "").trim();
    await queue.add({ rates: { task: each.id, rating }, note }, { exercise: exerciseMs(), show: { kind: "rating", rating, text: each.text, agencies: each.agencies || [], note } });
    notes.delete(each.id);
    refocus(each.id, ".row");
  } },
  el("fieldset", {}, el("legend", {}, t("How was it done?")),
    el("div", { class: "choices" }, RATINGS.map((rating) => el("label", { class: "choice" },
      el("input", { type: "radio", name: id, value: rating, checked: chosen === rating, onchange: () => {
        picked.set(each.id, rating);
        save.setAttribute("aria-disabled", "false");
        save.classList.add("act");
      } }),
      moon(rating, 20), el("span", {}, el("b", {}, rating === "N" ? "–" : rating), " ", ratingWord(rating)))))),
  el("label", { for: id + "-note" }, t("What you saw (optional)")), field, save);
}
