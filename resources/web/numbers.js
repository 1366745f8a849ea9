// The numbers of entries: gapless for each device, given once, moved only while none can be at the
// host yet. All of it works on the entries as they were read, and returns what is to be put.

import { KINDS, understand } from "./grammar.js";

export function nextSeq(list, me) {
  const own = list.filter((each) => each.device === me.device).map((each) => each.seq);
  return Math.max(me.next || 1, ...own.map((each) => each + 1));
}

// A refused entry leaves the row of numbers, and those behind it move up: the host stops at the
// first that it does not take, so none of them can be there already.
export function aside(list, key, why) {
  const found = list.find((each) => each.key === key);
  if (!found || found.state !== "waiting") return {};
  const behind = list.filter((each) => each.device === found.device && each.state === "waiting" && each.seq > found.seq);
  for (const each of behind) each.seq -= 1;
  Object.assign(found, { state: "refused", seq: 0, ...why });
  return { entries: [found, ...behind] };
}

// Everything from a number on waits again; where the phone lacks some, the others close up.
export function from(list, me, device, expected) {
  const again = list
    .filter((each) => each.device === device && each.seq >= expected && !each.told)
    .sort((a, b) => a.seq - b.seq);
  let seq = expected;
  for (const each of again) Object.assign(each, { state: "waiting", seq: seq++ });
  return { entries: again, me: me.device === device ? { ...me, next: seq } : me };
}

// What waits under one device waits under another, behind what that one has.
export function renumbered(list, device, me) {
  let seq = nextSeq(list, me);
  const moved = list
    .filter((each) => each.device === device && each.state === "waiting")
    .sort((a, b) => a.seq - b.seq);
  for (const each of moved) Object.assign(each, { device: me.device, seq: seq++ });
  return { entries: moved, me };
}

const WRITTEN = {
  "rating.given": (each) => ({ rates: { task: each.task, rating: each.rating }, note: each.text }),
  "hotwash.noted": (each) => ({ hot_wash: { agency: "", sort: "", text: each.text } }),
  "feedback.given": () => ({ feedback: {} }),
};

// An entry as the host tells it: enough to be shown, too little to be sent again.
export function fromHost(each, me) {
  const read = understand(each.text, me.agencies || []);
  const logged = each.kind.endsWith(".logged");
  const otherwise = KINDS.find((one) => one.kind === each.kind);
  return {
    key: me.device + ":" + each.seq, device: me.device, seq: each.seq, at: each.happened_ms || 0,
    exercise: null, state: "saved", told: true, photos: [], struck: each.struck,
    strikesKey: logged || WRITTEN[each.kind] ? "" : "-",
    wire: WRITTEN[each.kind] ? WRITTEN[each.kind](each) : { line: each.text },
    show: {
      text: each.rating ? each.text : read.rest, agencies: read.agencies, rating: each.rating || "",
      kind: each.rating ? "rating" : read.kind || (otherwise ? otherwise.id : "note"),
    },
    number: each.number || 0, text: "", reason: "", head: "",
  };
}
