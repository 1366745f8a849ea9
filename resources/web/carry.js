// When the laptop gets another address, the browser gives its page a new, empty store: what is kept
// belongs to the old address. So the old page, while it is still open, makes links that carry what
// waits to the new address, in the part of a link that is never sent to anybody.

import * as keep from "./keep.js";
import * as queue from "./queue.js";

const LONGEST = 24000;

export function destination(typed) {
  const text = typed.trim().replace(/^http:\/\//i, "").split(/[/#?]/)[0];
  const match = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(text);
  if (!match) return "";
  return "http://" + match[1] + ":" + (match[2] || location.port || "80");
}

export function links(origin, me) {
  const { device, pass, name, role, covers, title, secret } = me;
  const head = { device, pass, name, role, covers, title, secret, rehearsal: me.rehearsal };
  const parts = [[]];
  let size = 0;
  for (const each of queue.waiting()) {
    const bare = { ...each, photos: [] };
    const length = JSON.stringify(bare).length;
    if (size + length > LONGEST && parts[parts.length - 1].length) {
      parts.push([]);
      size = 0;
    }
    parts[parts.length - 1].push(bare);
    size += length;
  }
  return parts.map((entries) => origin + "/#t=" + packed({ me: head, entries }));
}

function packed(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  let text = "";
  for (const each of bytes) text += String.fromCharCode(each);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function unpacked(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
    const value = JSON.parse(new TextDecoder().decode(bytes));
    return sound(value) ? value : null;
  } catch (wrong) {
    return null;
  }
}

function sound(value) {
  const text = (each) => typeof each === "string" && each.length < 20000;
  const me = value && value.me;
  return Boolean(me && text(me.device) && text(me.pass) && text(me.name) && Array.isArray(value.entries)
    && value.entries.every((each) => each && text(each.key) && each.device === me.device
      && Number.isInteger(each.seq) && each.wire && typeof each.wire === "object"));
}

// Take them in at the new address: the same identity, so that nothing is there twice.
export async function takeIn(value) {
  await keep.together((list, me) => {
    const known = new Set(list.map((each) => each.key));
    const entries = value.entries
      .filter((each) => !known.has(each.key))
      .map(asOwn);
    const came = { agencies: [], next: 1, head: "", others: {}, ...value.me };
    if (!me || me.device === came.device) return { entries, me: { ...came, ...(me || {}) } };
    return { entries, me: { ...me, others: { ...me.others, [came.device]: came.pass } } };
  });
  await queue.reread();
}

function asOwn(each) {
  const show = each.show || {};
  return {
    key: each.key, device: each.device, seq: each.seq, at: Number(each.at) || Date.now(),
    exercise: Number.isFinite(each.exercise) ? each.exercise : null, state: "waiting", wire: each.wire,
    show: {
      text: String(show.text || ""), kind: String(show.kind || "note"), rating: String(show.rating || ""),
      agencies: Array.isArray(show.agencies) ? show.agencies.map(String) : [],
    },
    photos: [], strikesKey: String(each.strikesKey || ""), number: 0, text: "", reason: "", head: "",
  };
}

export function asText(entries, timeOf) {
  return entries.map((each) => [timeOf(each), (each.wire && each.wire.line) || each.show.text || ""].join("  ")).join("\n");
}
