// The one screen: what my agencies were given last, and my own entries, newest on top.

import { app, agencies, agencyOf, covers, go, changed, isPlayer } from "./app.js";
import { span, wall } from "./clock.js";
import { el, fill, keyed } from "./dom.js";
import { kept } from "./keep.js";
import { mark, moon, sign } from "./marks.js";
import * as queue from "./queue.js";
import { kindWord, ratingWord } from "./says.js";
import { namesOf, reached } from "./shell.js";
import { language, t } from "./words.js";

const SHOWN = 60;
let all = false;
let open = "";
const parts = {};

export function drawLog(main) {
  if (main.dataset.page !== "log") {
    main.dataset.page = "log";
    parts.notices = el("div", { class: "notices" });
    parts.last = el("div", { class: "last" });
    parts.list = el("ol", { class: "rows" });
    parts.more = el("div", {});
    fill(main, el("h2", { class: "unseen", tabindex: "-1" }, t("Log")), parts.notices, parts.last, parts.list, parts.more);
  }
  drawNotices();
  drawLast();
  drawRows();
  document.body.classList.toggle("opened", Boolean(open) && Boolean(parts.list.querySelector(".row-open")));
}

function notice(kind, ...inside) {
  return el("div", { class: "notice " + kind }, ...inside);
}

function drawNotices() {
  const waits = queue.waiting().length;
  const found = [];
  if (app.revoked) {
    found.push(notice("bad", t("The facilitator has ended this phone's access. What was not sent stays here and can be read.")));
  } else if (!reached() && app.tried) {
    found.push(notice("bad", waits
      ? t("Waiting on this phone, and safe: {n}. Keep this page open; come back to the Wi-Fi of the exercise.", { n: waits })
      : t("No connection. Go on writing: entries are kept on this phone. Come back to the Wi-Fi of the exercise."),
    el("button", { type: "button", class: "plain", onclick: () => go("more") }, t("The laptop has another address?"))));
  }
  if (kept() === "memory") {
    found.push(notice("bad", t("This browser keeps nothing. Do not close or reload this page while entries wait.")));
  }
  if (queue.line.unkept) {
    found.push(notice("bad", t("Not kept: this phone's memory is full. The line stays in its field.")));
  }
  const view = app.view || {};
  if (view.discussion || (view.questions || []).length) {
    found.push(notice("talk", el("button", { type: "button", class: "row-button", onclick: () => go("messages") },
      el("span", { class: "caption" }, t("Discussion")), el("span", {}, view.discussion), sign("more"))));
  }
  if (view.phase === "ended" && view.fingerprint && view.fingerprint.length) {
    found.push(notice("talk", el("button", { type: "button", class: "row-button", onclick: () => go("more") },
      el("span", { class: "caption" }, t("The exercise has ended")), el("span", {}, t("Compare the twelve words")), sign("more"))));
  }
  const sig = found.map((each) => each.textContent).join("|");
  if (parts.notices.dataset.sign !== sig) {
    parts.notices.dataset.sign = sig;
    fill(parts.notices, found);
  }
}

export function lastGiven() {
  const own = covers();
  const given = (app.view && app.view.given) || [];
  return given.find((each) => !each.disregard && (each.to_all || !own.length || (each.to || []).some((id) => own.includes(id))));
}

function drawLast() {
  const own = covers();
  const one = own.length === 1 && !isPlayer() ? agencyOf(own[0]) : null;
  const last = lastGiven();
  const caption = one ? t("Last delivered to {agency}", { agency: one.name }) : t("Last delivered");
  // a device that was shut out is told nothing of what was delivered
  parts.last.hidden = app.revoked && !last;
  const sig = JSON.stringify([caption, last]);
  if (parts.last.dataset.sign === sig) return;
  parts.last.dataset.sign = sig;
  fill(parts.last,
    el("button", { type: "button", class: "row-button", onclick: () => go("messages") },
      el("span", { class: "caption" }, caption),
      last
        ? el("span", { class: "given" }, el("b", {}, last.number), " ", last.title || last.text)
        : el("span", { class: "given none" }, t("Nothing yet")),
      sign("more")));
}

function drawRows() {
  const rows = [...queue.mine()].filter((each) => !each.strikesKey && !each.wire?.feedback).reverse();
  const shown = all ? rows : rows.slice(0, SHOWN);
  if (!rows.length) {
    const sig = "none" + language();
    if (parts.list.dataset.none !== sig) {
      parts.list.dataset.none = sig;
      fill(parts.list, el("li", { class: "empty" }, t("What you save stands here, newest on top.")));
    }
  } else {
    if (parts.list.dataset.none) {
      delete parts.list.dataset.none;
      fill(parts.list);
    }
    keyed(parts.list, shown, (each) => each.key, signOf, row);
  }
  const hidden = rows.length - shown.length;
  fill(parts.more, hidden > 0 && el("button", { type: "button", class: "plain wide", onclick: () => {
    all = true;
    changed();
  } }, t("Show {n} older entries", { n: hidden })));
}

function signOf(each) {
  return JSON.stringify([
    each.state, each.number, each.struck, each.text, open === each.key, language(),
    strikeOf(each)?.state, agencies().length,
  ]);
}

function strikeOf(entry) {
  return queue.mine().find((each) => each.strikesKey === entry.key && each.state !== "refused");
}

function row(entry) {
  const show = entry.show || {};
  const struck = entry.struck || strikeOf(entry);
  const isOpen = open === entry.key;
  const id = "row-" + entry.key.slice(0, 8);
  const button = el("button", {
    type: "button", class: "row", "aria-expanded": String(isOpen), "aria-controls": isOpen ? id : null,
    onclick: () => {
      open = isOpen ? "" : entry.key;
      changed();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        const again = parts.list.querySelector(`[data-key="${entry.key}"] .row`);
        // whoever has gone on meanwhile is left alone
        if (again && document.activeElement === document.body) again.focus();
        const more = parts.list.querySelector(".row-open");
        if (more) more.scrollIntoView({ block: "nearest" });
      }));
    },
  },
  el("span", { class: "row-mark" }, show.rating ? moon(show.rating, 22) : (show.agencies || []).length
    ? show.agencies.map(agencyOf).slice(0, 3).map((each) => mark(each, 22))
    : mark(null, 22)),
  el("span", { class: "row-text" },
    el("span", { class: struck ? "text struck" : "text", dir: "auto" }, show.text || "—"),
    el("span", { class: "under" }, timeOf(entry), " · ", show.rating ? ratingWord(show.rating) : kindWord(show.kind),
      struck && " · " + t("struck"), (entry.photos || []).length > 0 && " · " + t("photo"))),
  state(entry));
  return el("li", { class: "entry " + entry.state }, button, isOpen && el("div", { class: "row-open", id }, details(entry, struck)));
}

function timeOf(entry) {
  return entry.exercise === null || entry.exercise === undefined ? wall(entry.at) : span(entry.exercise);
}

function state(entry) {
  if (entry.state === "saved") {
    return el("span", { class: "state saved" }, sign("saved", 14), el("span", { class: "unseen" }, t("saved")), entry.number ? String(entry.number) : "");
  }
  if (entry.state === "waiting") return el("span", { class: "state waiting" }, sign("waiting", 14), t("waiting"));
  return el("span", { class: "state refused" }, sign("warning", 14), t("not taken"));
}

function details(entry, struck) {
  const show = entry.show || {};
  const names = namesOf(show.agencies || []);
  const lines = [el("p", { class: "under" }, [names || null, wall(entry.at), show.note].filter(Boolean).join(" · "))];
  if (entry.state === "refused" || entry.state === "apart") {
    lines.push(el("p", { class: "wrong" }, entry.state === "apart"
      ? t("Written in another exercise: {title}", { title: entry.text || "—" })
      : entry.text || t("The laptop did not take this entry.")));
    lines.push(el("div", { class: "acts" },
      entry.state === "refused" && entry.wire?.line && el("button", { type: "button", class: "plain", onclick: () => asNote(entry) }, t("Save as a note")),
      el("button", { type: "button", class: "plain", onclick: () => queue.forget(entry.key) }, t("Throw away"))));
  } else if (!struck && entry.wire && entry.wire.line && !app.revoked) {
    lines.push(strikeForm(entry));
  }
  return lines;
}

async function asNote(entry) {
  const show = entry.show || {};
  const letters = (show.agencies || []).map((each) => agencyOf(each)?.letter).filter(Boolean).join("+");
  const line = [".", letters, show.text].filter(Boolean).join(" ");
  await queue.add({ line }, { at: entry.at, exercise: entry.exercise, show: { ...show, kind: "note" }, photos: entry.photos });
  await queue.forget(entry.key);
}

function strikeForm(entry) {
  const id = "why-" + entry.key.slice(0, 8);
  const field = el("input", { id, maxlength: 300, enterkeyhint: "done", "aria-describedby": id + "-hint" });
  const hint = el("p", { class: "hint", id: id + "-hint" }, t("It stays readable, with a line through it and the reason."));
  return el("form", { class: "strike", novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    const reason = field.value.trim();
    if (!reason) {
      fill(hint, t("Say why, in a few words."));
      field.focus();
      return;
    }
    open = "";
    await queue.add({ note: reason, strikes: 0 }, { show: { kind: "strike", text: reason }, strikesKey: entry.key });
  } }, el("label", { for: id }, t("Strike this entry, because")), field, hint, el("button", { type: "submit", class: "plain" }, t("Strike")));
}
