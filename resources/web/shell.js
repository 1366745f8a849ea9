// What stands around every page: band, clock, who I am, the pages; and STOP, which stands alone.

import { app, agencyOf, agencies, changed, covers, go, hear, mayWrite } from "./app.js";
import { exerciseMs, span, storyTime, toNextSecond } from "./clock.js";
import { announce, el, fill } from "./dom.js";
import { mark, sign } from "./marks.js";
import * as queue from "./queue.js";
import { phaseWord } from "./says.js";
import { t } from "./words.js";

const at = (id) => document.getElementById(id);
let drawn = "";
let timer = 0;

export function startShell(pages) {
  hear(() => draw(pages));
  queue.listeners.add(changed);
  tick();
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  const port = window.visualViewport;
  if (port) {
    const seen = () => {
      // enlarging with two fingers makes less visible, and is no keyboard
      const height = port.height * port.scale;
      document.documentElement.style.setProperty("--seen", Math.round(height) + "px");
      document.documentElement.classList.toggle("typing", height < 440);
      // some browsers push the page up when the keyboard comes; it fits without
      if (height < 440 && window.scrollY) window.scrollTo(0, 0);
      changed();
    };
    port.addEventListener("resize", seen);
    seen();
  }
}

function draw(pages) {
  const stopped = Boolean(app.view && app.view.phase === "stopped");
  document.body.classList.toggle("stopped", stopped);
  document.body.classList.toggle("joined", Boolean(app.me));
  document.body.dataset.page = app.me ? app.page : "join";
  at("shell").hidden = stopped;
  at("stop").hidden = !stopped;
  if (stopped) return drawStop();
  drawn = "";
  drawBand();
  at("head").hidden = at("nav").hidden = !app.me;
  if (app.me) {
    drawHead();
    drawNav();
  }
  pages();
  fit();
}

const LEAST_TO_READ = 96;

// Where head and dock leave no room to read between them, the whole page scrolls.
function fit() {
  const shell = at("shell");
  const dock = at("dock");
  const beside = getComputedStyle(shell).display === "grid";
  const taken = at("top").offsetHeight + (dock.hidden ? 0 : dock.scrollHeight);
  document.body.classList.toggle("tight", !beside && taken > shell.clientHeight - LEAST_TO_READ);
}

function drawBand() {
  const head = app.view || app.me || {};
  const words = [t("EXERCISE")];
  words.push(head.rehearsal ? t("REHEARSAL") : t("EXERCISE"));
  const band = at("band-words");
  const text = words.join("  ");
  if (band.textContent !== text) band.textContent = text;
  const title = head.title || "";
  document.title = title ? t("EXERCISE") + ": " + title : t("EXERCISE");
}

function tick() {
  clearTimeout(timer);
  if (app.me && app.view) drawClock();
  timer = setTimeout(tick, document.hidden ? 5000 : toNextSecond());
}

function drawClock() {
  const text = span(exerciseMs());
  const clock = at("clock");
  if (clock.textContent !== text) clock.textContent = text;
  const story = storyTime();
  const told = story ? t("story {time}", { time: story }) : "";
  if (at("story").textContent !== told) at("story").textContent = told;
}

function drawHead() {
  const phase = (app.view && app.view.phase) || "";
  const head = at("head");
  head.dataset.phase = phase;
  const sig = phase + phaseWord(phase);
  if (at("phase").dataset.sign !== sig) {
    at("phase").dataset.sign = sig;
    const glyph = { running: "running", paused: "paused", ended: "ended", ready: "ready" }[phase];
    fill(at("phase"), glyph && sign(glyph, 12), phaseWord(phase));
  }
  if (app.view) drawClock();
  const own = covers().map(agencyOf).filter(Boolean).slice(0, 3);
  const who = JSON.stringify([app.me.name, own]);
  if (at("me").dataset.sign !== who) {
    at("me").dataset.sign = who;
    fill(at("me"), own.map((each) => mark(each, 20)), el("span", { class: "cut" }, app.me.name));
  }
  drawLink();
}

// The host is there if news comes from it and it takes what is sent.
export function reached() {
  return app.connected && !queue.line.fails;
}

export function linkState() {
  const waits = queue.waiting().length;
  if (app.revoked) return ["barred", "warning", t("access ended")];
  if (!reached()) {
    if (!app.tried) return ["", "waiting", t("connecting…")];
    return ["down", "warning", t("no connection")];
  }
  if (waits) return ["waits", "waiting", t("waiting ({n})", { n: waits })];
  return ["saved", "saved", t("all on the laptop")];
}

function drawLink() {
  const [state, glyph, words] = linkState();
  const link = at("link");
  const sig = state + words;
  if (link.dataset.sign === sig) return;
  const before = link.dataset.state;
  link.dataset.sign = sig;
  link.dataset.state = state;
  fill(link, sign(glyph, 14), words);
  if (before !== undefined && before !== state && (state === "down" || before === "down")) announce(words);
}

export function pagesOfMe() {
  const player = app.me && app.me.role === "player";
  const found = [["log", t("Log")]];
  if (app.view && app.view.tasks && app.view.tasks.length) found.push(["guide", t("Tasks")]);
  found.push(["messages", t("Messages")]);
  if (player && mayWrite("feedback.given")) found.push(["after", t("Feedback")]);
  found.push(["more", t("More")]);
  return found;
}

function drawNav() {
  const pages = pagesOfMe();
  const current = app.page === "after" && !pages.some(([id]) => id === "after") ? "more" : app.page;
  const sig = JSON.stringify([pages, current]);
  const nav = at("nav");
  if (nav.dataset.sign === sig) return;
  nav.dataset.sign = sig;
  nav.setAttribute("aria-label", t("Pages"));
  const old = new Map([...nav.children].map((each) => [each.dataset.page, each]));
  for (const [id, word] of pages) {
    const tab = old.get(id) || el("button", { type: "button", class: "tab", "data-page": id, onclick: () => go(id) });
    old.delete(id);
    if (tab.textContent !== word) tab.textContent = word;
    if (id === current) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
    nav.append(tab);
  }
  for (const each of old.values()) each.remove();
}

// Nothing else is shown or can be reached; what was half typed stays where it is.
function drawStop() {
  const word = (app.view && app.view.safety_word) || "";
  const sig = word + t("STOP");
  if (drawn === sig) return;
  drawn = sig;
  const stop = at("stop");
  fill(
    stop,
    el("div", { class: "stop-card" },
      el("h1", { tabindex: "-1" }, t("STOP")),
      el("p", { class: "stop-what" }, t("REAL EMERGENCY")),
      el("p", {}, t("The exercise is suspended. This is not part of the exercise.")),
      el("p", {}, t("Stay where you are and listen to the exercise director.")),
      word && el("p", { class: "stop-word" }, el("span", {}, t("Code word")), " ", el("strong", {}, word)),
    ),
  );
  stop.querySelector("h1").focus();
}

// Say what others did since the last look: delivered, paused, ended.
export function tellNews(before, now) {
  if (!before) return;
  const known = new Set((before.given || []).map((each) => each.inject + each.disregard));
  const fresh = (now.given || []).filter((each) => !known.has(each.inject + each.disregard));
  if (before.phase !== now.phase) announce(phaseWord(now.phase));
  else if (fresh.length) {
    const each = fresh[0];
    announce(t("Delivered: {text}", { text: [each.number, each.title || each.text].join(" ") }));
  }
}

export function marksOf(ids, size) {
  const found = ids.map(agencyOf).filter(Boolean);
  return found.length ? found.map((each) => mark(each, size)) : [mark(null, size)];
}

export function namesOf(ids) {
  return ids.map(agencyOf).filter(Boolean).map((each) => each.name).join(", ");
}

export function allOf(ids) {
  return agencies().length > 0 && agencies().every((each) => ids.includes(each.id));
}
