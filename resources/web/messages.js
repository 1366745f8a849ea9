// What was delivered, and what is being discussed: only what this phone may know.

import { app, agencyOf, changed, go, mayWrite } from "./app.js";
import { span } from "./clock.js";
import { el, fill, keyed } from "./dom.js";
import { canBeNamed } from "./grammar.js";
import { mark } from "./marks.js";
import { language, t } from "./words.js";

const parts = {};

export function drawMessages(main) {
  if (main.dataset.page !== "messages") {
    main.dataset.page = "messages";
    parts.talk = el("section", { class: "talk" });
    parts.list = el("ol", { class: "rows" });
    fill(main, parts.talk, el("div", { class: "page-head" }, el("h2", { tabindex: "-1" }, t("Delivered messages"))), parts.list);
  }
  drawTalk();
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
