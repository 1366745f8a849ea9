// Texts in the language of whoever holds the phone; the keys are the English sentences.

import { ask, speakIn } from "./wire.js";

let texts = {};
let spoken = "en";
let offered = ["en"];

const NAMES = {
  ca: "Català", de: "Deutsch", en: "English", es: "Español", fr: "Français", nl: "Nederlands",
};

export function t(message, values = {}) {
  const said = texts[message] || message;
  return said.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function language() {
  return spoken;
}

export function languages() {
  return offered.map((each) => [each, NAMES[each] || each]);
}

export function bestOf(wanted, there, otherwise) {
  for (const each of wanted) {
    const short = String(each).toLowerCase().split(/[-_]/)[0];
    if (there.includes(short)) return short;
  }
  return otherwise;
}

export async function learn(chosen) {
  try {
    const hello = await ask("GET", "/api/hello");
    if (Array.isArray(hello.languages) && hello.languages.length) offered = hello.languages;
    const wanted = chosen ? [chosen] : navigator.languages || [navigator.language || "en"];
    await speak(bestOf(wanted, offered, hello.language || "en"));
    return hello;
  } catch (wrong) {
    return null;
  }
}

export async function speak(lang) {
  const answer = await ask("GET", "/api/words?lang=" + encodeURIComponent(lang));
  texts = answer.words || {};
  spoken = lang;
  speakIn(lang);
  document.documentElement.lang = lang;
}
