// Getting in: the code (typed, or brought by the QR code), then who I am. Twenty seconds.

import { app, changed } from "./app.js";
import { el, fill, heading } from "./dom.js";
import * as keep from "./keep.js";
import { mark, sign } from "./marks.js";
import * as queue from "./queue.js";
import { openNetwork } from "./says.js";
import { language, languages, speak, t } from "./words.js";
import { ask } from "./wire.js";

const FOLLOWS = new Set(["evaluator", "lead_evaluator", "loggist", "player", "controller"]);
const TYPED = new Set(["code", "name"]);
const form = { secret: "", code: "", invited: null, name: "", role: "", covers: [], wrong: "", busy: false };
let ready = null;
let drawn = "";

export function prepare(secret, whenIn) {
  form.secret = secret || form.secret;
  form.name = form.name || keep.setting("name");
  ready = whenIn;
  if (form.secret && !form.invited) invite();
}

export function drawJoin(main) {
  const sig = JSON.stringify([form.invited, form.wrong, form.busy, language(), languages().length, form.role, app.strange]);
  if (drawn === sig && main.dataset.page === "join") return;
  drawn = sig;
  const focus = document.activeElement && document.activeElement.id;
  main.dataset.page = "join";
  fill(main, form.invited ? whoForm() : codeForm());
  const again = focus && document.getElementById(focus);
  if (!again) return;
  again.focus();
  if (again.value && TYPED.has(again.id)) again.setSelectionRange(again.value.length, again.value.length);
}

function said() {
  return form.wrong && el("p", { class: "wrong", role: "alert", id: "join-wrong" }, sign("warning"), " ", form.wrong);
}

function codeForm() {
  return el("form", { class: "join", novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    typed();
  } },
    heading(2, t("Join the exercise"), { tabindex: "-1" }),
    app.strange && el("p", { class: "hint" }, t("This phone is not known here any more. Join again; what waits on it is kept.")),
    el("label", { for: "code" }, t("Code of six digits")),
    el("input", {
      id: "code", class: "code", inputmode: "numeric", autocomplete: "one-time-code", maxlength: 7,
      enterkeyhint: "go", "aria-describedby": form.wrong ? "join-wrong code-where" : "code-where", value: form.code,
      oninput: (event) => {
        form.code = event.target.value;
        if (digits().length === 6 && !form.busy) typed();
      },
    }),
    el("p", { class: "hint", id: "code-where" }, t("It stands on the facilitator's screen, under the QR code.")),
    said(),
    el("button", { type: "submit", class: "act" }, form.busy ? t("One moment…") : t("Go on")),
    el("p", { class: "network" }, openNetwork()),
    languageChoice("join-language"),
  );
}

function digits() {
  return form.code.replace(/\D/g, "");
}

function typed() {
  if (digits().length !== 6) {
    form.wrong = t("The code has six digits.");
    return changed();
  }
  form.secret = digits();
  return invite();
}

async function invite() {
  if (form.busy) return;
  form.busy = true;
  form.wrong = "";
  const tried = form.secret;
  let refused = false;
  changed();
  try {
    form.invited = await ask("POST", "/api/invited", { body: { secret: form.secret } });
    const roles = form.invited.roles || [];
    if (!roles.some((each) => each.id === form.role)) form.role = roles.length ? roles[0].id : "";
    app.invited = form.invited;
  } catch (wrong) {
    form.secret = "";
    form.wrong = wrong.text || t("The laptop does not answer. Are you on the Wi-Fi of the exercise?");
    refused = wrong.name === "wrong_code";
  }
  form.busy = false;
  if (form.invited || (refused && digits() === tried)) form.code = "";
  // what was typed while the secret of before was asked is not lost
  else if (digits().length === 6 && digits() !== tried) return typed();
  changed();
}

function whoForm() {
  const invited = form.invited;
  const roles = invited.roles || [];
  const player = form.role === "player";
  return el("form", { class: "join", novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    join();
  } },
    heading(2, invited.title || t("Join the exercise"), { tabindex: "-1" }),
    el("label", { for: "name" }, t("Your name or function")),
    el("input", {
      id: "name", maxlength: 60, autocomplete: "name", enterkeyhint: "done", value: form.name,
      "aria-describedby": form.wrong ? "join-wrong" : null,
      oninput: (event) => { form.name = event.target.value; },
    }),
    said(),
    roles.length > 1 && el("fieldset", {}, el("legend", {}, t("What you do")),
      el("div", { class: "choices two" }, roles.map((each) => choice("radio", "role", each.id, form.role === each.id, () => {
        form.role = each.id;
        changed();
      }, each.text)))),
    FOLLOWS.has(form.role) && (invited.agencies || []).length > 0 && el("fieldset", {},
      el("legend", {}, player ? t("Your agency") : t("Agencies you follow (none: all)")),
      el("div", { class: "choices" }, invited.agencies.map((each) => choice(
        player ? "radio" : "checkbox", "covers", each.id, form.covers.includes(each.id),
        (event) => follow(each.id, event.target.checked, player), each.name, mark(each, 24),
      )))),
    el("p", { class: "network" }, invited.warning || openNetwork()),
    el("button", { type: "submit", class: "act" }, form.busy ? t("One moment…") : t("Join")),
    languageChoice("join-language"),
  );
}

export function choice(type, name, value, on, change, text, glyph) {
  return el("label", { class: "choice" },
    el("input", { type, name, value, checked: on, onchange: change, id: name + "-" + value }), glyph, el("span", {}, text));
}

function follow(id, on, alone) {
  if (alone) form.covers = [id];
  else form.covers = on ? [...form.covers, id] : form.covers.filter((each) => each !== id);
}

async function join() {
  if (form.busy) return;
  if (!form.name.trim()) {
    form.wrong = t("Please give a name or a function.");
    changed();
    document.getElementById("name").focus();
    return;
  }
  form.busy = true;
  form.wrong = "";
  changed();
  try {
    await enter();
  } catch (wrong) {
    form.wrong = wrong.text || t("The laptop does not answer. Are you on the Wi-Fi of the exercise?");
    if (wrong.name === "wrong_code") form.invited = null;
  }
  form.busy = false;
  changed();
}

async function enter() {
  const invited = form.invited;
  const shown = (invited.agencies || []).map((each) => each.id);
  const covers = FOLLOWS.has(form.role) ? form.covers.filter((each) => shown.includes(each)) : [];
  const was = app.before || null;
  const body = { secret: form.secret, name: form.name.trim(), role: form.role, covers };
  const joined = await ask("POST", "/api/join", { body });
  keep.setting("name", form.name.trim());
  const me = {
    device: joined.device, pass: joined.pass, name: joined.name, role: joined.role, covers,
    secret: form.secret, title: invited.title || "", rehearsal: Boolean(invited.rehearsal),
    agencies: invited.agencies || [], next: joined.next_seq || 1, head: joined.head || "",
    others: was && was.title === (invited.title || "") ? { ...was.others } : {},
  };
  await keep.together((list) => settle(list, was, me));
  form.invited = null;
  form.secret = "";
  await queue.reread();
  await ready(me);
}

// What waits from the same exercise goes along; what is of another one stays readable and is not sent.
function settle(list, was, me) {
  if (!was || was.title === me.title) return { me };
  const apart = list.filter((each) => each.state === "waiting");
  for (const each of apart) Object.assign(each, { state: "apart", text: was.title });
  const drop = list.filter((each) => each.state === "saved").map((each) => each.key);
  return { me, entries: apart, drop };
}

export function languageChoice(id) {
  const offered = languages();
  if (offered.length < 2) return null;
  return el("div", { class: "field" },
    el("label", { for: id }, t("Language")),
    el("select", { id, onchange: async (event) => {
      keep.setting("language", event.target.value);
      try {
        await speak(event.target.value);
      } catch (wrong) {
        // the page stays in the language it has
      }
      // the names of the roles come from the host
      if (form.invited) await invite();
      changed();
    } }, offered.map(([code, name]) => el("option", { value: code, selected: code === language(), lang: code }, name))),
  );
}
