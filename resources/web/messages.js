// What was delivered, and what is being discussed: only what this phone may know.

import { app, agencyOf, changed, go, mayWrite, readsLog } from "./app.js";
import { span } from "./clock.js";
import { el, fill, keyed } from "./dom.js";
import { canBeNamed } from "./grammar.js";
import { mark } from "./marks.js";
import { kindWord } from "./says.js";
import { marksOf } from "./shell.js";
import { ask } from "./wire.js";
import { language, t } from "./words.js";

const MOST_LINES = 60;
const log = { lines: [], at: 0, asking: false, again: false };

const parts = {};

export function drawMessages(main) {
  if (main.dataset.page !== "messages") {
    main.dataset.page = "messages";
    parts.talk = el("section", { class: "talk" });
    parts.list = el("ol", { class: "rows" });
    parts.log = el("section", {});
    parts.lines = el("ol", { class: "rows" });
    fill(parts.log, el("div", { class: "page-head" }, el("h2", {}, t("What everybody wrote"))), parts.lines);
    fill(main, parts.talk, el("div", { class: "page-head" }, el("h2", { tabindex: "-1" }, t("Delivered messages"))), parts.list, parts.log);
  }
  drawTalk();
  drawLines();
  const given = (app.view && app.view.given) || [];
  if (!given.length) {
    delete parts.list.dataset.any;
    return fill(parts.list, el("li", { class: "empty" }, t("What is delivered stands here, newest on top.")));
  }
  if (!parts.list.dataset.any) {
    parts.list.dataset.any = "1";
    fill(parts.list);
  }
  keyed(parts.list, given, (each) => each.inject + each.at_ms, (each) => JSON.stringify(each) + language(), message);
  return undefined;
}

function drawTalk() {
  const view = app.view || {};
  const sig = JSON.stringify([view.discussion, view.questions, language()]);
  if (parts.talk.dataset.sign === sig) return;
  parts.talk.dataset.sign = sig;
  const open = view.discussion || (view.questions || []).length;
  parts.talk.hidden = !open;
  fill(parts.talk, open && [
    el("h2", {}, t("Discussion")),
    el("p", { class: "text" }, view.discussion),
    el("ol", { class: "questions" }, (view.questions || []).map((each) => el("li", {}, each))),
  ]);
}

function message(each) {
  const writes = mayWrite("decision.logged") && canBeNamed(each.number);
  return el("li", { class: each.disregard ? "message off" : "message" },
    el("p", { class: "under" }, span(each.at_ms), " · ",
      each.to_all ? t("to all") : (each.to || []).map(agencyOf).filter(Boolean).map((one) => [mark(one, 16), " ", one.name, " "])),
    each.disregard && el("p", { class: "wrong" }, t("Disregard this message.")),
    el("h3", { class: "text" }, el("b", {}, each.number), " ", each.title),
    each.text && el("p", { class: "told", dir: "auto" }, each.text),
    writes && !each.disregard && el("button", { type: "button", class: "plain", onclick: () => {
      app.inject = each.number;
      go("log");
      changed();
      requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById("line").focus()));
    } }, t("Write about this")));
}

// The log, for those who keep it: so that nobody writes down what another has.
export async function logGrew() {
  if (!app.me || !readsLog()) return;
  if (log.asking) {
    log.again = true;
    return;
  }
  log.asking = true;
  try {
    const answer = await ask("GET", "/api/feed?after=" + log.at, { pass: app.me.pass });
    const fresh = (answer.lines || []).filter((each) => each.number);
    const known = new Set(fresh.map((each) => each.line));
    log.lines = [...log.lines.filter((each) => !known.has(each.line)), ...fresh].slice(-MOST_LINES);
    log.at = Math.max(log.at, ...(answer.lines || []).map((each) => each.line));
    changed();
  } catch (wrong) {
    // the next line asks again
  }
  log.asking = false;
  if (log.again) {
    log.again = false;
    logGrew();
  }
}

function drawLines() {
  parts.log.hidden = !readsLog() || !log.lines.length;
  if (parts.log.hidden) return;
  const newest = [...log.lines].sort((a, b) => b.at_ms - a.at_ms || b.line - a.line);
  keyed(parts.lines, newest, (each) => each.line, (each) => JSON.stringify(each) + language(), (each) =>
    el("li", { class: "entry" }, el("div", { class: "row" },
      el("span", { class: "row-mark" }, marksOf(each.agencies, 22).slice(0, 3)),
      el("span", { class: "row-text" }, el("span", { class: each.struck ? "text struck" : "text", dir: "auto" }, each.text),
        el("span", { class: "under" }, span(each.at_ms), " · ", kindWord(each.kind.split(".")[0]))),
      el("span", { class: "state" }, String(each.number)))));
}
