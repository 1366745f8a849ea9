// Where one writes: agencies, the line, what sort of thing it is, and Save. The time is that of the first key.

import { app, agencies, changed, covers, mayWrite } from "./app.js";
import { exerciseMs } from "./clock.js";
import { el, fill, keyed } from "./dom.js";
import { canBeNamed, compose, KINDS, kindOf, understand } from "./grammar.js";
import * as keep from "./keep.js";
import { mark, sign } from "./marks.js";
import * as photo from "./photo.js";
import * as queue from "./queue.js";
import { kindWord } from "./says.js";
import { language, t } from "./words.js";

const LONGEST = 3500;
const MOST_IN_PLACE = 6;
const draft = { line: "", kind: "", agencies: null, photos: [], at: 0, exercise: null };
const parts = {};
let built = "";
let saving = false;
let wrong = "";
let noting = 0;

export async function recallDraft() {
  const kept = await keep.get("facts", "draft");
  if (!kept) return;
  Object.assign(draft, kept, { photos: [] });
  for (const id of kept.photoIds || []) {
    const there = await photo.shown(id);
    if (there) draft.photos.push(there);
  }
}

function rememberDraft() {
  clearTimeout(noting);
  noting = setTimeout(() => {
    const { line, kind, agencies: chosen, at, exercise } = draft;
    keep.put("facts", "draft", { line, kind, agencies: chosen, at, exercise, photoIds: draft.photos.map((each) => each.id) })
      .catch(() => { queue.line.unkept = "full"; changed(); });
  }, 150);
}

function offered() {
  return KINDS.filter((each) => each.id !== "reading" && mayWrite(each.kind));
}

// Until somebody chooses, the agency is the one that is followed, if it is one.
function picked() {
  return draft.agencies || (covers().length === 1 ? covers() : []);
}

function understood() {
  const known = agencies();
  const read = understand(draft.line, known, picked().length > 0);
  const may = offered();
  let kind = read.kind || draft.kind;
  if (!may.some((each) => each.id === kind) && kind !== "reading") kind = may.length ? may[0].id : "note";
  const chosen = read.agencies.length ? read.agencies : picked().filter((id) => known.some((each) => each.id === id));
  return { kind, agencies: chosen, rest: read.rest };
}

export function drawDock(dock) {
  const shown = Boolean(app.me) && app.page === "log" && !app.revoked && offered().length > 0;
  dock.hidden = !shown;
  if (!shown) return;
  if (built !== language()) build(dock);
  const read = understood();
  drawAgencies(read);
  drawKinds(read);
  drawChips();
  fill(parts.wrong, wrong && [sign("warning"), " ", wrong]);
  const empty = !read.rest.trim() && !draft.photos.length;
  parts.save.classList.toggle("act", !empty);
  parts.save.setAttribute("aria-disabled", String(empty));
  grow();
}

function build(dock) {
  built = language();
  dock.setAttribute("aria-label", t("Write an entry"));
  parts.agencies = el("div", { class: "agencies", role: "group", "aria-label": t("Agencies") });
  parts.chips = el("div", { class: "chips" });
  parts.line = el("textarea", {
    id: "line", rows: 1, maxlength: LONGEST, enterkeyhint: "done", autocapitalize: "sentences", spellcheck: true,
    placeholder: t("What do you see or hear?"), "aria-label": t("What do you see or hear?"), "aria-describedby": "dock-wrong",
    value: draft.line, oninput: typed, onkeydown: (event) => {
      if (event.key === "Enter" && !event.isComposing && !event.shiftKey) {
        event.preventDefault();
        save();
      }
    },
  });
  parts.wrong = el("p", { class: "wrong", id: "dock-wrong", role: "status" });
  parts.kinds = el("div", { class: "kinds", role: "group", "aria-label": t("What it is") });
  parts.file = el("input", { type: "file", accept: "image/*", class: "unseen", tabindex: "-1", "aria-hidden": "true", onchange: chosePhoto });
  parts.save = el("button", { type: "submit", class: "save" }, t("Save"));
  fill(dock, parts.agencies, parts.chips, parts.line, parts.wrong, parts.kinds, parts.save, parts.file);
  if (!dock.dataset.heard) {
    dock.dataset.heard = "1";
    dock.addEventListener("submit", (event) => {
      event.preventDefault();
      save();
    });
  }
}

function typed() {
  stamp();
  draft.line = parts.line.value.replace(/[\r\n]+/g, " ");
  if (draft.line !== parts.line.value) parts.line.value = draft.line;
  wrong = "";
  if (!draft.line.trim() && !draft.photos.length) draft.at = 0;
  rememberDraft();
  changed();
}

function stamp() {
  if (draft.at) return;
  draft.at = Date.now();
  draft.exercise = exerciseMs();
}

function grow() {
  const box = parts.line;
  box.style.height = "auto";
  box.style.height = box.scrollHeight + 2 + "px";
}

function drawAgencies(read) {
  const own = covers();
  // the marks keep their places; only where they do not all fit do one's own come first
  const mineFirst = (a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id));
  const known = agencies().length > MOST_IN_PLACE ? [...agencies()].sort(mineFirst) : agencies();
  keyed(parts.agencies, known, (each) => each.id, (each) => JSON.stringify(each), (each) =>
    el("button", { type: "button", class: "agency", "aria-label": each.name, title: each.name, onclick: () => choose(each.id) }, mark(each, 26)));
  for (const each of parts.agencies.children) {
    each.setAttribute("aria-pressed", String(read.agencies.includes(each.dataset.key)));
  }
}

function choose(id) {
  const known = agencies();
  const read = understand(draft.line, known, picked().length > 0);
  // a name typed in front gives way to the button
  if (read.agencies.length) {
    const sign_ = read.kind ? kindOf(read.kind).sign + " " : "";
    draft.agencies = read.agencies;
    draft.line = sign_ + read.rest;
    parts.line.value = draft.line;
  }
  const now = picked();
  draft.agencies = now.includes(id) ? now.filter((each) => each !== id) : [...now, id];
  rememberDraft();
  changed();
}

function drawKinds(read) {
  const photos = { id: "photo" };
  keyed(parts.kinds, [...offered(), photos], (each) => each.id, () => language(), (each) =>
    el("button", { type: "button", class: "kind", onclick: () => (each.id === "photo" ? parts.file.click() : setKind(each.id)) },
      sign(each.id), el("span", {}, each.id === "photo" ? t("Photo") : kindWord(each.id))));
  for (const each of parts.kinds.children) {
    if (each.dataset.key !== "photo") each.setAttribute("aria-pressed", String(read.kind === each.dataset.key));
  }
}

function setKind(id) {
  const read = understand(draft.line, []);
  if (read.kind) {
    draft.line = draft.line.trim().slice(1).trimStart();
    parts.line.value = draft.line;
  }
  draft.kind = id;
  rememberDraft();
  changed();
}

function drawChips() {
  const chips = draft.photos.map((each, n) => ({ id: each.id, url: each.url, text: t("Photo {n}", { n: n + 1 }), off: () => dropPhoto(each) }));
  if (app.inject) chips.unshift({ id: "inject", text: t("about {number}", { number: app.inject }), off: () => { app.inject = ""; changed(); } });
  keyed(parts.chips, chips, (each) => each.id, (each) => each.text, (each) =>
    el("button", { type: "button", class: "chip", "aria-label": t("Take away: {what}", { what: each.text }), onclick: each.off },
      each.url && el("img", { src: each.url, alt: "", width: 36, height: 36 }), each.text, sign("remove", 12)));
  parts.chips.hidden = !chips.length;
}

async function chosePhoto() {
  const file = parts.file.files[0];
  parts.file.value = "";
  if (!file) return;
  stamp();
  try {
    draft.photos.push(await photo.take(file));
    wrong = "";
  } catch (failed) {
    wrong = t("This picture could not be read.");
  }
  rememberDraft();
  changed();
}

async function dropPhoto(each) {
  draft.photos = draft.photos.filter((one) => one !== each);
  URL.revokeObjectURL(each.url);
  await keep.drop("photos", each.id);
  rememberDraft();
  changed();
}

async function save() {
  const read = understood();
  if (saving || (!read.rest.trim() && !draft.photos.length)) {
    parts.line.focus();
    return;
  }
  saving = true;
  const text = read.rest.trim() || t("Photo");
  const inject = canBeNamed(app.inject) ? app.inject : "";
  const line = compose({ ...read, rest: text, inject }, agencies());
  stamp();
  try {
    await queue.add({ line }, {
      at: draft.at, exercise: draft.exercise, photos: draft.photos.map((each) => each.id),
      show: { kind: read.kind, agencies: read.agencies, text },
    });
    for (const each of draft.photos) URL.revokeObjectURL(each.url);
    Object.assign(draft, { line: "", photos: [], at: 0, exercise: null });
    app.inject = "";
    wrong = "";
    parts.line.value = "";
    rememberDraft();
  } catch (failed) {
    wrong = t("Not kept: this phone's memory is full. The line stays in its field.");
  }
  saving = false;
  changed();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const newest = document.querySelector("#main .entry");
    if (newest) newest.scrollIntoView({ block: "nearest" });
  }));
}
