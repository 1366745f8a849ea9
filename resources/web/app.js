// What the page knows now, and who wants to hear when it changes.

export const app = {
  me: null,
  view: null,
  page: "log",
  connected: false,
  tried: false,
  revoked: false,
  inject: "",
};

const hearers = new Set();
let asked = false;

export function hear(hearer) {
  hearers.add(hearer);
}

// Many changes in one moment are drawn once.
export function changed() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(drawNow);
  // a page that lies in the background draws no frames
  setTimeout(drawNow, 200);
}

function drawNow() {
  if (!asked) return;
  asked = false;
  for (const each of hearers) each();
}

export function agencies() {
  if (app.view && app.view.agencies) return app.view.agencies;
  return (app.me && app.me.agencies) || [];
}

export function agencyOf(id) {
  return agencies().find((each) => each.id === id);
}

export function covers() {
  return (app.me && app.me.covers) || [];
}

export function mayWrite(kind) {
  const kinds = app.view ? app.view.kinds : app.me && app.me.kinds;
  return !kinds || kinds.includes(kind);
}

const READ_THE_LOG = ["loggist", "lead_evaluator"];

export function readsLog() {
  return Boolean(app.me && READ_THE_LOG.includes(app.me.role));
}

export function isPlayer() {
  return Boolean(app.me && app.me.role === "player");
}

export function go(page) {
  app.page = page;
  changed();
  const main = document.getElementById("main");
  requestAnimationFrame(() => {
    main.scrollTop = 0;
    const title = main.querySelector("h2");
    if (title) title.focus();
  });
}
