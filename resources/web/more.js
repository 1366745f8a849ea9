// Everything that is wanted seldom: the twelve words, language and look, another address, leaving.

import { app, changed, go, mayWrite } from "./app.js";
import * as carry from "./carry.js";
import { wall } from "./clock.js";
import { el, fill } from "./dom.js";
import { choice, languageChoice } from "./join.js";
import * as keep from "./keep.js";
import * as queue from "./queue.js";
import { openNetwork } from "./says.js";
import { namesOf } from "./shell.js";
import { language, t } from "./words.js";

let drawn = "";
let leaving = false;
let address = "";
let ways = null;
let leave = null;

export function prepareMore(whenLeft) {
  leave = whenLeft;
}

export function drawMore(main) {
  const view = app.view || {};
  const unsent = queue.mine().filter((each) => each.state !== "saved");
  const sig = JSON.stringify([language(), view.fingerprint, unsent.length, leaving, ways, app.me.name, view.phase === "ended", app.revoked, mayWrite("hotwash.noted")]);
  if (main.dataset.page === "more" && drawn === sig) return;
  const focus = document.activeElement && document.activeElement.id;
  main.dataset.page = "more";
  drawn = sig;
  fill(main,
    el("div", { class: "page-head" }, el("h2", { tabindex: "-1" }, t("More"))),
    words(view),
    app.me.role !== "player" && mayWrite("hotwash.noted") && !app.revoked && el("section", { class: "part" },
      el("button", { type: "button", class: "plain wide", onclick: () => go("after") }, t("Hot wash and feedback form"))),
    unsent.length > 0 && unsentPart(unsent),
    me(),
    settings(),
    moved(),
    leavePart(unsent.length));
  const again = focus && document.getElementById(focus);
  if (again) again.focus();
}

function words(view) {
  if (view.phase !== "ended" || !view.fingerprint || !view.fingerprint.length) return null;
  return el("section", { class: "part" }, el("h3", {}, t("The twelve words")),
    el("p", { class: "hint" }, t("They stand for everything that was written. Compare them with the screen in the room, or take a picture of them.")),
    el("ol", { class: "twelve", lang: "en" }, view.fingerprint.map((each) => el("li", {}, each))));
}

function me() {
  const names = namesOf(app.me.covers || []);
  return el("section", { class: "part" }, el("h3", {}, t("Who you are here")),
    el("p", { dir: "auto" }, app.me.name),
    names && el("p", { class: "hint" }, names),
    el("p", { class: "network" }, openNetwork()));
}

function settings() {
  const chosen = keep.setting("theme");
  const looks = [["", t("Like the phone")], ["dark", t("Dark")], ["light", t("Light")]];
  return el("section", { class: "part" }, el("h3", {}, t("Settings")),
    languageChoice("more-language"),
    el("fieldset", {}, el("legend", {}, t("Colours")), el("div", { class: "choices" }, looks.map(([value, text]) =>
      choice("radio", "look", value, chosen === value, () => {
        keep.setting("theme", value);
        if (value) document.documentElement.dataset.theme = value;
        else delete document.documentElement.dataset.theme;
      }, text)))));
}

function unsentPart(unsent) {
  const box = el("textarea", { id: "unsent", readonly: true, rows: Math.min(8, unsent.length + 1), value: carry.asText(unsent, (each) => wall(each.at)) });
  return el("section", { class: "part" }, el("h3", {}, t("Not on the laptop yet: {n}", { n: unsent.length })),
    el("label", { for: "unsent" }, t("Their text, to copy or to show")), box,
    el("button", { type: "button", class: "plain", onclick: (event) => {
      box.select();
      // the newer way to copy is not there on a page without encryption
      const copied = document.execCommand("copy");
      fill(event.target, copied ? t("Copied") : t("Select and copy it"));
    } }, t("Copy")));
}

function moved() {
  const field = el("input", { id: "address", inputmode: "url", autocapitalize: "none", autocomplete: "off", spellcheck: "false", value: address, placeholder: location.host, oninput: (event) => { address = event.target.value; } });
  const waits = queue.waiting();
  const photos = waits.some((each) => (each.photos || []).length);
  return el("section", { class: "part" }, el("h3", {}, t("The laptop has another address?")),
    el("p", { class: "hint" }, t("Type the address that its screen shows now. What waits here goes along; leave this page open until it has arrived.")),
    el("form", { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      const origin = carry.destination(address);
      ways = origin ? carry.links(origin, app.me) : [];
      changed();
    } },
    el("label", { for: "address" }, t("New address")), field,
    ways && !ways.length && el("p", { class: "wrong", role: "alert" }, t("This is no address: it looks like 192.168.1.20:8484.")),
    el("button", { type: "submit", class: "plain" }, t("Make the link"))),
    ways && ways.map((each, n) => el("p", {}, el("a", { class: "way", href: each, target: "_blank", rel: "noopener noreferrer" },
      ways.length > 1 ? t("Open the new address, part {n} of {all}", { n: n + 1, all: ways.length }) : t("Open the new address")))),
    ways && photos && el("p", { class: "hint" }, t("Photos do not fit into a link; they stay here.")));
}

function leavePart(unsent) {
  if (!leaving) {
    return el("section", { class: "part" }, el("button", { type: "button", class: "plain wide", id: "leave", onclick: () => {
      leaving = true;
      changed();
    } }, t("Leave the exercise")));
  }
  return el("section", { class: "part" },
    el("p", { class: "wrong" }, unsent
      ? t("Not on the laptop yet, and would be thrown away: {n}.", { n: unsent })
      : t("Everything is on the laptop. To come back you need the code again.")),
    el("div", { class: "acts" },
      el("button", { type: "button", class: "plain", id: "leave", onclick: () => {
        leaving = false;
        leave();
      } }, t("Leave")),
      el("button", { type: "button", class: "plain", onclick: () => {
        leaving = false;
        changed();
      } }, t("Stay"))));
}
