// What the phone keeps: in IndexedDB, else in localStorage, else (and then it says so) in memory.

const NAME = "facilitator";
const STORES = ["facts", "entries", "photos"];

let base = null;
let how = "memory";
const memory = { facts: new Map(), entries: new Map(), photos: new Map() };

export function kept() {
  return how;
}

export async function open() {
  try {
    base = await opened();
    how = "database";
    await bringOver();
  } catch (wrong) {
    how = canKeepText() ? "text" : "memory";
    if (how === "text") readText();
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      for (const each of STORES) asked.result.createObjectStore(each);
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
    setTimeout(() => reject(new Error("slow")), 4000);
  });
}

function canKeepText() {
  try {
    localStorage.setItem(NAME + ":try", "1");
    localStorage.removeItem(NAME + ":try");
    return true;
  } catch (wrong) {
    return false;
  }
}

function readText() {
  for (const store of ["facts", "entries"]) {
    const written = localStorage.getItem(NAME + ":" + store);
    if (written) memory[store] = new Map(JSON.parse(written));
  }
}

// A database that would not open once left its entries as text: take them over, with their pass.
async function bringOver() {
  if (!canKeepText() || !localStorage.getItem(NAME + ":entries")) return;
  readText();
  const was = memory.facts.get("me");
  await together((list, me) => {
    const known = new Set(list.map((each) => each.key));
    const entries = [...memory.entries.values()].filter((each) => !known.has(each.key));
    if (!was) return { entries };
    if (!me) return { entries, me: was };
    return { entries, me: { ...me, others: { ...me.others, ...was.others, [was.device]: was.pass } } };
  });
  for (const store of ["facts", "entries"]) {
    localStorage.removeItem(NAME + ":" + store);
    memory[store].clear();
  }
}

function writeText() {
  for (const store of ["facts", "entries"]) {
    localStorage.setItem(NAME + ":" + store, JSON.stringify([...memory[store]]));
  }
}

// One step that happens whole or not at all, for all pages of this phone. `work` gets the entries
// and the facts, and returns what to put: {entries: [], facts: {}, drop: [keys]}.
export function together(work) {
  if (how !== "database") return Promise.resolve(withoutBase(work));
  return new Promise((resolve, reject) => {
    const step = base.transaction(["entries", "facts"], "readwrite", { durability: "strict" });
    const entries = step.objectStore("entries");
    const facts = step.objectStore("facts");
    let result;
    entries.getAll().onsuccess = (first) => {
      facts.get("me").onsuccess = (second) => {
        try {
          result = work(first.target.result, second.target.result || null);
        } catch (wrong) {
          step.abort();
          reject(wrong);
          return;
        }
        for (const each of result.entries || []) entries.put(each, each.key);
        for (const each of result.drop || []) entries.delete(each);
        if (result.me !== undefined) facts.put(result.me, "me");
      };
    };
    step.oncomplete = () => resolve(result);
    step.onerror = () => reject(step.error);
    step.onabort = () => reject(step.error || new Error("aborted"));
  });
}

function withoutBase(work) {
  const result = work([...memory.entries.values()].map((each) => ({ ...each })), memory.facts.get("me") || null);
  for (const each of result.entries || []) memory.entries.set(each.key, each);
  for (const each of result.drop || []) memory.entries.delete(each);
  if (result.me !== undefined) memory.facts.set("me", result.me);
  if (how === "text") writeText();
  return result;
}

function simple(store, mode, act) {
  return new Promise((resolve, reject) => {
    const step = base.transaction([store], mode);
    const asked = act(step.objectStore(store));
    step.oncomplete = () => resolve(asked.result);
    step.onerror = () => reject(step.error);
    step.onabort = () => reject(step.error || new Error("aborted"));
  });
}

export async function get(store, key) {
  if (how === "database") return simple(store, "readonly", (here) => here.get(key));
  return memory[store].get(key);
}

export async function all(store) {
  if (how === "database") return simple(store, "readonly", (here) => here.getAll());
  return [...memory[store].values()];
}

export async function put(store, key, value) {
  if (how === "database") return simple(store, "readwrite", (here) => here.put(value, key));
  memory[store].set(key, value);
  if (how === "text") writeText();
  return undefined;
}

export async function drop(store, key) {
  if (how === "database") return simple(store, "readwrite", (here) => here.delete(key));
  memory[store].delete(key);
  if (how === "text") writeText();
  return undefined;
}

// Settings of the page are small, wanted before the first paint and worth nothing to anybody.
export function setting(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(NAME + ":" + name) || "";
    if (value) localStorage.setItem(NAME + ":" + name, value);
    else localStorage.removeItem(NAME + ":" + name);
  } catch (wrong) {
    // a browser that keeps nothing forgets the look of the page, and nothing else
  }
  return "";
}
