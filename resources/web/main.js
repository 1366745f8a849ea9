// From the first look at the phone's memory to a page that runs.

import { app, changed, go, readsLog } from "./app.js";
import { drawAfter, recallForm } from "./after.js";
import * as carry from "./carry.js";
import { setClock } from "./clock.js";
import { drawDock, recallDraft } from "./dock.js";
import { el, fill } from "./dom.js";
import { drawGuide } from "./guide.js";
import { drawJoin, prepare } from "./join.js";
import * as keep from "./keep.js";
import { drawLog } from "./log.js";
import { drawMessages, logGrew } from "./messages.js";
import { drawMore, prepareMore } from "./more.js";
import * as news from "./news.js";
import * as queue from "./queue.js";
import { startShell, pagesOfMe, tellNews } from "./shell.js";
import { learn, t } from "./words.js";
import { ask } from "./wire.js";

const main = document.getElementById("main");
const dock = document.getElementById("dock");
const PAGES = { log: drawLog, guide: drawGuide, messages: drawMessages, after: drawAfter, more: drawMore };
let offer = null;
let stream = null;

function drawPage() {
  if (offer) return drawOffer();
  if (!app.me) {
    dock.hidden = true;
    return drawJoin(main);
  }
  if (!PAGES[app.page] || (app.page === "guide" && !pagesOfMe().some(([id]) => id === "guide"))) app.page = "log";
  PAGES[app.page](main);
  return drawDock(dock);
}

async function begin() {
  const secret = fromLink();
  await keep.open();
  startShell(drawPage);
  prepareMore(leave);
  prepare("", enter);
  const [me] = await Promise.all([keep.get("facts", "me"), learn(keep.setting("language")), queue.reread(), recallDraft(), recallForm()]);
  if (me && me.pass) await enter(me);
  else prepare(secret, enter);
  if (offer && me && me.device === offer.me.device && !offer.entries.length) offer = null;
  changed();
  app.linkSecret = secret;
}

// The token and what was carried along stand behind the # and are taken out of the address at once.
function fromLink() {
  const hash = location.hash.slice(1);
  if (!hash) return "";
  history.replaceState(null, "", location.pathname);
  if (hash.startsWith("t=")) offer = carry.unpacked(hash.slice(2));
  return hash.startsWith("j=") ? decodeURIComponent(hash.slice(2)) : "";
}

function drawOffer() {
  dock.hidden = true;
  if (main.dataset.page === "offer") return;
  main.dataset.page = "offer";
  const done = (take) => async () => {
    const taken = offer;
    offer = null;
    if (take) {
      await carry.takeIn(taken);
      const me = await keep.get("facts", "me");
      await enter(me);
      // what the host has of this phone is not in the link
      queue.recover(me).catch(() => {});
    }
    changed();
  };
  fill(main, el("section", { class: "part" }, el("h2", { tabindex: "-1" }, t("Take over from the old address?")),
    el("p", {}, t("Entries of {name} that come along: {n}.", { n: offer.entries.length, name: offer.me.name })),
    el("button", { type: "button", class: "save act", onclick: done(true) }, t("Take them over")),
    el("button", { type: "button", class: "plain wide", onclick: done(false) }, t("No"))));
}

async function enter(me) {
  app.me = me;
  app.strange = false;
  app.revoked = false;
  app.tried = false;
  queue.start();
  queue.wake();
  if (stream) stream.stop();
  stream = news.follow(me.pass, { onView: take, onUp: up, onDown: down, onBarred: barred, onLine: readsLog() ? logGrew : null });
  document.addEventListener("visibilitychange", wakeAll);
  window.addEventListener("online", wakeAll);
  window.addEventListener("offline", down);
  changed();
  recoverIfLess(me);
}

function wakeAll() {
  if (document.hidden) return;
  if (stream) stream.wake();
  queue.reread();
  queue.wake();
  look();
}

// A phone that slept may have a clock that stood: ask anew.
async function look() {
  if (!app.me) return;
  try {
    take(await ask("GET", "/api/view", { pass: app.me.pass }));
  } catch (wrong) {
    // the stream finds out what is wrong
  }
}

async function recoverIfLess(me) {
  if (queue.mine().some((each) => each.device === me.device)) return;
  try {
    await queue.recover(me);
    app.me = await keep.get("facts", "me");
  } catch (wrong) {
    // what the host has is safe there; this phone only cannot show it
  }
}

function take(view) {
  const before = app.view;
  app.view = view;
  app.revoked = Boolean(view.revoked);
  setClock(view);
  if (view.agencies && JSON.stringify(view.agencies) !== JSON.stringify(app.me.agencies)) rememberMe(view);
  up();
  tellNews(before, view);
  if (before && before.revoked && !view.revoked) queue.wake();
  changed();
}

async function rememberMe(view) {
  const { agencies, title, rehearsal, kinds } = view;
  const result = await keep.together((list, me) => (me ? { me: { ...me, agencies, title: title || me.title, rehearsal, kinds } } : {}));
  if (result.me) app.me = result.me;
}

function up() {
  const was = app.connected;
  app.connected = app.tried = true;
  if (!was) queue.wake();
  changed();
}

function down() {
  app.connected = false;
  app.tried = true;
  changed();
}

// The host does not know this phone, or not any more: another exercise is open, or its access was ended.
async function barred(wrong) {
  app.tried = true;
  app.connected = true;
  if (wrong.name === "revoked" || wrong.status === 403) {
    app.revoked = true;
    return changed();
  }
  if (stream) stream.stop();
  app.before = app.me;
  app.me = null;
  app.view = null;
  app.strange = true;
  prepare(app.linkSecret || app.before.secret, enter);
  return changed();
}

async function leave() {
  const me = app.me;
  if (stream) stream.stop();
  try {
    await ask("POST", "/api/leave", { pass: me.pass, body: {} });
  } catch (wrong) {
    // without a connection only this phone forgets
  }
  await keep.together((list) => ({ me: null, drop: list.map((each) => each.key) }));
  await keep.drop("facts", "draft");
  Object.assign(app, { me: null, view: null, revoked: false, before: null, strange: false });
  await queue.reread();
  go("log");
}

begin();
