// After the exercise: one line for the hot wash, and the feedback form. A name is not asked for.

import { app, agencies, changed, covers, mayWrite } from "./app.js";
import { exerciseMs } from "./clock.js";
import { el, fill, keyed } from "./dom.js";
import * as keep from "./keep.js";
import { sign } from "./marks.js";
import * as queue from "./queue.js";
import { HOT_WASH, hotWashWord, statements } from "./says.js";
import { language, t } from "./words.js";

const parts = {};
const BLANK = () => ({ scores: {}, strengths: ["", "", ""], improvements: ["", "", ""], actions: ["", "", ""], unseen: "", to_review: "", remarks: "", role: "" });
let form = BLANK();
let again = false;
let noting = 0;
let drawn = "";
let sort = "well";

export async function recallForm() {
  const kept = await keep.get("facts", "form");
  if (kept) form = { ...BLANK(), ...kept };
}

function remember() {
  clearTimeout(noting);
  noting = setTimeout(() => keep.put("facts", "form", form).catch(() => { queue.line.unkept = "full"; changed(); }), 200);
}

function sent() {
  return queue.mine().filter((each) => each.wire && each.wire.feedback);
}

export function drawAfter(main) {
  const sig = JSON.stringify([language(), sent().map((each) => each.state), again, mayWrite("hotwash.noted"), mayWrite("feedback.given")]);
  if (main.dataset.page !== "after" || drawn !== sig) {
    main.dataset.page = "after";
    drawn = sig;
    parts.said = el("ol", { class: "rows" });
    fill(main,
      el("div", { class: "page-head" }, el("h2", { tabindex: "-1" }, t("After the exercise"))),
      mayWrite("hotwash.noted") && hotWash(),
      mayWrite("feedback.given") && (sent().length && !again ? thanks() : feedback()));
  }
  const lines = queue.mine().filter((each) => each.wire && each.wire.hot_wash).reverse();
  keyed(parts.said, lines, (each) => each.key, (each) => each.state + language(), (each) => el("li", { class: "entry " + each.state },
    el("div", { class: "row" },
      el("span", { class: "row-text" }, el("span", { class: "text", dir: "auto" }, each.wire.hot_wash.text), el("span", { class: "under" }, hotWashWord(each.wire.hot_wash.sort))),
      el("span", { class: "state " + each.state }, sign(each.state === "saved" ? "saved" : "waiting", 14),
        each.state === "saved" ? el("span", { class: "unseen" }, t("saved")) : each.state === "waiting" ? t("waiting") : t("not taken")))));
}

function hotWash() {
  const own = covers();
  const line = el("input", { id: "wash-line", maxlength: 600, enterkeyhint: "done" });
  const agency = el("select", { id: "wash-agency" }, el("option", { value: "" }, t("The whole room")),
    agencies().map((each) => el("option", { value: each.id, selected: own.length === 1 && own[0] === each.id }, each.name)));
  return el("section", { class: "part" }, el("h3", {}, t("Hot wash")),
    el("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const text = line.value.trim();
      if (!text) return line.focus();
      await queue.add({ hot_wash: { agency: agency.value, sort, text } }, { exercise: exerciseMs(), show: { kind: "hotwash", text, agencies: agency.value ? [agency.value] : [] } });
      line.value = "";
      return line.focus();
    } },
    el("fieldset", {}, el("legend", { class: "unseen" }, t("Question")), el("div", { class: "choices" }, HOT_WASH.map((each) => el("label", { class: "choice" },
      el("input", { type: "radio", name: "wash", value: each, checked: sort === each, onchange: () => { sort = each; } }), el("span", {}, hotWashWord(each)))))),
    el("label", { for: "wash-agency" }, t("Agency")), agency,
    el("label", { for: "wash-line" }, t("One line")), line,
    el("button", { type: "submit", class: "save" }, t("Save"))),
    parts.said);
}

function thanks() {
  const last = sent()[sent().length - 1];
  const words = { saved: t("Your form is on the laptop. Thank you."), waiting: t("Your form waits on this phone and is safe. Thank you.") };
  return el("section", { class: "part" }, el("h3", {}, t("Feedback form")),
    el("p", {}, words[last.state] || last.text || t("The laptop did not take this entry.")),
    el("button", { type: "button", class: "plain", onclick: () => {
      again = true;
      form = BLANK();
      changed();
    } }, t("Fill in another form")));
}

function texts(id, name, title, count) {
  return el("fieldset", {}, el("legend", {}, title), Array.from({ length: count }, (_, n) => el("div", { class: "field" },
    el("label", { class: "unseen", for: id + n }, title + " " + (n + 1)),
    el("input", { id: id + n, maxlength: 400, value: form[name][n], placeholder: String(n + 1), oninput: (event) => {
      form[name][n] = event.target.value;
      remember();
    } }))));
}

function text(id, name, title) {
  return el("div", { class: "field" }, el("label", { for: id }, title),
    el("textarea", { id, rows: 2, maxlength: 1500, value: form[name], oninput: (event) => {
      form[name] = event.target.value;
      remember();
    } }));
}

function scale([key, said]) {
  return el("fieldset", { class: "scale" }, el("legend", {}, said), el("div", { class: "scores" }, [1, 2, 3, 4, 5].map((score) =>
    el("label", { class: "score" }, el("input", { type: "radio", name: "score-" + key, value: score, checked: form.scores[key] === score, onchange: () => {
      form.scores[key] = score;
      remember();
    } }), el("span", {}, String(score))))));
}

function feedback() {
  const wrong = el("p", { class: "wrong", role: "alert" });
  return el("section", { class: "part" }, el("h3", {}, t("Feedback form")),
    el("p", { class: "hint" }, t("Your name is not asked for. What is left blank counts as nothing.")),
    el("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const given = wired();
      if (!given) {
        fill(wrong, sign("warning"), " ", t("Nothing is filled in yet."));
        return;
      }
      await queue.add({ feedback: given }, { exercise: exerciseMs(), show: { kind: "feedback", text: t("Feedback form") } });
      again = false;
      form = BLANK();
      remember();
      changed();
    } },
    el("p", { class: "hint" }, t("1 not at all, 5 fully")),
    statements().map(scale),
    texts("strong", "strengths", t("Three strengths"), 3),
    texts("better", "improvements", t("Three areas for improvement"), 3),
    text("unseen", "unseen", t("Anything that the observers could not have seen")),
    texts("action", "actions", t("What should be done"), 3),
    text("review", "to_review", t("Equipment, training, policies or plans that should be looked at again")),
    text("remarks", "remarks", t("How could the exercise be better?")),
    wrong,
    el("button", { type: "submit", class: "save" }, t("Send the form"))));
}

function wired() {
  const some = (list) => list.map((each) => each.trim()).filter(Boolean);
  const given = {
    agency: covers().length === 1 ? covers()[0] : "",
    by_role: "",
    strengths: some(form.strengths), improvements: some(form.improvements), actions: some(form.actions),
    unseen: form.unseen.trim(), to_review: form.to_review.trim(), remarks: form.remarks.trim(),
    scores: Object.entries(form.scores),
  };
  const told = given.strengths.length || given.improvements.length || given.actions.length || given.scores.length;
  return told || given.unseen || given.to_review || given.remarks ? given : null;
}
