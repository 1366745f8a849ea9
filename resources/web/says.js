// Words for what has a fixed set of values.

import { t } from "./words.js";

export function kindWord(kind) {
  const words = {
    decision: t("Decision"), request: t("Request"), note: t("Note"), strength: t("Strength"),
    improve: t("To improve"), reading: t("Interpretation"), rating: t("Rating"),
    observation: t("Observation"), hotwash: t("Hot wash"), feedback: t("Feedback form"), strike: t("Struck"),
  };
  return words[kind] || t("Note");
}

export function phaseWord(phase) {
  const words = {
    ready: t("READY"), running: t("RUNNING"), paused: t("PAUSED"), stopped: t("STOPPED"), ended: t("ENDED"),
  };
  return words[phase] || "";
}

export const RATINGS = ["P", "S", "M", "U", "N"];

export function ratingWord(rating) {
  const words = {
    P: t("without challenges"), S: t("some challenges"), M: t("major challenges"),
    U: t("unable"), N: t("not observed"),
  };
  return words[rating] || "";
}

export const HOT_WASH = ["well", "better", "change"];

export function hotWashWord(sort) {
  const words = { well: t("What went well?"), better: t("What could be better?"), change: t("One change we make") };
  return words[sort] || "";
}

export function statements() {
  return [
    ["structured", t("The exercise was well structured and organised.")],
    ["plausible", t("The story was plausible.")],
    ["facilitator", t("The facilitator knew the matter and kept to the objectives.")],
    ["papers", t("The papers and displays were useful.")],
    ["suited", t("Taking part suited somebody in my position.")],
    ["mix", t("The right people in the right mix were there.")],
    ["practised", t("My agency could practise what matters to it.")],
    ["prepared", t("My agency is better prepared than before.")],
  ];
}

export function openNetwork() {
  return t("Others on this Wi-Fi could read this. No real personal data.");
}
