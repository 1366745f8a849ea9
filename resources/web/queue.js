// Entries get their number, key and time here and are kept before anything is sent. They go out in
// order, and are ticked off only when the host says that they are in the file.

import * as keep from "./keep.js";
import { aside, from, fromHost, nextSeq, renumbered } from "./numbers.js";
import { ask, journeyMs, Wrong } from "./wire.js";

const MOST_AT_ONCE = 20;
const SHORTEST_MS = 500;
const LONGEST_MS = 10000;
const LATER = new Set(["not_started", "not_running", "stopped_for_safety"]);

export const listeners = new Set();
export const line = { fails: 0, barred: false, strange: false, lastText: "", unkept: "" };

let entries = [];
let wakeUp = null;
let running = false;

export function mine() {
  return entries;
}

export function waiting() {
  return entries.filter((each) => each.state === "waiting");
}

function tell() {
  for (const each of listeners) each();
}

export async function reread() {
  entries = (await keep.all("entries")).sort((a, b) => a.at - b.at || a.seq - b.seq);
  tell();
}

export function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
}

// Keep one entry; only afterwards is it shown, and only then may it leave the phone.
export async function add(wire, { at, exercise, show, photos, strikesKey } = {}) {
  const made = {
    key: randomKey(), at: at || Date.now(), exercise: exercise === undefined ? null : exercise,
    state: "waiting", wire, show: show || {}, photos: photos || [], strikesKey: strikesKey || "",
    number: 0, text: "", reason: "", head: "",
  };
  try {
    await keep.together((list, me) => {
      made.device = me.device;
      made.seq = nextSeq(list, me);
      return { entries: [made] };
    });
    line.unkept = "";
  } catch (wrong) {
    line.unkept = "full";
    tell();
    throw wrong;
  }
  await reread();
  wake();
  return made;
}

export async function setAside(key, reason, text) {
  await keep.together((list) => aside(list, key, { reason, text }));
  await reread();
}

export async function forget(key) {
  await keep.together(() => ({ drop: [key] }));
  await reread();
}

export function wake() {
  if (wakeUp) wakeUp();
}

export function start() {
  if (running) return;
  running = true;
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", () => document.hidden || wake());
  run();
}

async function run() {
  for (;;) {
    let pause = LONGEST_MS;
    try {
      const more = await sendSome();
      if (line.fails) {
        line.fails = 0;
        tell();
      }
      pause = more ? 0 : 60000;
    } catch (wrong) {
      line.fails += 1;
      line.lastText = wrong.text || "";
      const stretched = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(line.fails - 1, 6));
      pause = stretched * (0.8 + 0.4 * Math.random());
      tell();
    }
    if (pause) await sleep(pause);
  }
}

function sleep(ms) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wakeUp = () => {
      clearTimeout(timer);
      wakeUp = null;
      resolve();
    };
  });
}

// Send what is first; returns whether there is more. Raises Wrong where it should wait.
async function sendSome() {
  const me = await keep.get("facts", "me");
  if (!me || !me.pass) return false;
  const list = (await keep.all("entries")).filter((each) => each.state === "waiting");
  if (!list.length) return false;
  const device = list.some((each) => each.device !== me.device)
    ? list.find((each) => each.device !== me.device).device
    : me.device;
  const pass = device === me.device ? me.pass : (me.others || {})[device];
  if (!pass) {
    await moveToMe(device);
    return true;
  }
  const batch = list
    .filter((each) => each.device === device)
    .sort((a, b) => a.seq - b.seq)
    .slice(0, MOST_AT_ONCE);
  await post(batch, device, pass, me);
  return true;
}

async function post(batch, device, pass, me) {
  const everything = await keep.all("entries");
  const wires = [];
  for (const each of batch) {
    const photo = await photosOf(each, pass);
    wires.push(wireOf(each, everything, photo));
  }
  const body = {
    now: Date.now(), rtt_ms: journeyMs(), waiting: everything.filter((each) => each.state === "waiting").length,
    head: me.head || "", entries: wires,
  };
  let answer;
  try {
    answer = await ask("POST", "/api/entries", { body, pass });
  } catch (wrong) {
    await refusedWhole(wrong, batch, device, pass, me);
    return;
  }
  line.barred = false;
  line.strange = false;
  for (const each of answer.acks || []) {
    if (await acknowledged(each, batch, device)) return;
  }
}

async function refusedWhole(wrong, batch, device, pass, me) {
  if (wrong.status === 413 || wrong.status === 400 || wrong.status === 422) {
    if (batch.length > 1) return post(batch.slice(0, Math.ceil(batch.length / 2)), device, pass, me);
    return setAside(batch[0].key, wrong.name, wrong.text);
  }
  if (wrong.status === 401 || wrong.status === 403) bar(wrong);
  throw wrong;
}

function bar(wrong) {
  if (wrong.status === 401) line.strange = true;
  else line.barred = true;
}

function wireOf(each, everything, photo) {
  const wire = { ...each.wire, seq: each.seq, key: each.key, at: each.at };
  if (each.strikesKey) {
    const target = everything.find((one) => one.key === each.strikesKey);
    wire.strikes = target ? target.seq : 0;
  }
  if (photo.length) wire.photo = photo;
  return wire;
}

async function photosOf(each, pass) {
  const sums = [];
  for (const id of each.photos) {
    const there = await keep.get("photos", id);
    if (!there) continue;
    if (!there.sha256) {
      try {
        const answer = await ask("POST", "/api/photo", {
          body: there.blob, pass, type: there.blob.type || "image/jpeg", patience: 60000,
        });
        there.sha256 = answer.sha256;
        await keep.put("photos", id, there);
      } catch (wrong) {
        if (wrong.status === 401 || wrong.status === 403) bar(wrong);
        if (wrong.passing || wrong.status === 401 || wrong.status === 403) throw wrong;
        // the host does not take this picture; the words go without it
        continue;
      }
    }
    sums.push(there.sha256);
  }
  return sums;
}

// Take one answer in; returns whether the rest has to be sent again.
async function acknowledged(ack, batch, device) {
  const sent = batch.find((each) => each.seq === ack.seq);
  if (!sent) return false;
  if (ack.saved) {
    await keep.together((list, me) => {
      const here = list.find((each) => each.key === sent.key);
      const head = me.device === device ? { ...me, head: ack.head || me.head, next: Math.max(me.next || 1, ack.seq + 1) } : me;
      if (!here) return { me: head };
      Object.assign(here, { state: "saved", seq: ack.seq, number: ack.number || 0, head: ack.head || "", text: "" });
      const struck = here.strikesKey && list.find((each) => each.key === here.strikesKey);
      if (struck) struck.struck = true;
      return { entries: struck ? [here, struck] : [here], me: head };
    });
    for (const id of sent.photos) await keep.drop("photos", id);
    await reread();
    return false;
  }
  if (ack.reason === "not_let_in") {
    line.barred = true;
    throw new Wrong(ack.reason, ack.text, 403);
  }
  if (ack.reason === "not_in_order") {
    await backTo(device, ack.expected || 1);
    return true;
  }
  if (ack.reason === "other_under_this_number") {
    await otherUnder(sent, device);
    return true;
  }
  if (LATER.has(ack.reason)) throw new Wrong(ack.reason, ack.text, 503);
  await setAside(sent.key, ack.reason, ack.text);
  return true;
}

// The host expects an earlier number: a copy of the file was opened, or this phone lost some.
async function backTo(device, expected) {
  await keep.together((list, me) => from(list, me, device, expected));
  await reread();
}

// Another entry stands under this number at the host: be a new device and send all anew.
async function otherUnder(sent, device) {
  const now = await keep.get("entries", sent.key);
  if (!now || now.state !== "waiting" || now.seq !== sent.seq) return;
  const me = await keep.get("facts", "me");
  if (device !== me.device) {
    await moveToMe(device);
    return;
  }
  const joined = await ask("POST", "/api/join", {
    body: { secret: me.secret, name: me.name, role: me.role, covers: me.covers, pass: me.pass },
  });
  await keep.together((list, was) => renumbered(list, device, {
    ...was, device: joined.device, pass: joined.pass, head: joined.head || "", next: joined.next_seq || 1,
  }));
  await reread();
}

async function moveToMe(device) {
  await keep.together((list, me) => renumbered(list, device, me));
  await reread();
}

// Ask the host what it has of this phone, where the phone itself has less.
export async function recover(me) {
  const answer = { entries: [] };
  for (let after = 0; ;) {
    const more = await ask("GET", "/api/mine?after=" + after, { pass: me.pass });
    answer.entries.push(...(more.entries || []));
    Object.assign(answer, { next_seq: more.next_seq, head: more.head });
    if (!more.entries || !more.entries.length) break;
    after = more.entries[more.entries.length - 1].seq;
    if (after + 1 >= more.next_seq) break;
  }
  await keep.together((list, was) => {
    if (was.device !== me.device) return {};
    const known = new Set(list.filter((each) => each.device === me.device).map((each) => each.seq));
    const found = (answer.entries || []).filter((each) => !known.has(each.seq)).map((each) => fromHost(each, me));
    return { entries: found, me: { ...was, head: answer.head || was.head, next: Math.max(was.next || 1, answer.next_seq || 1) } };
  });
  await reread();
}
