// Talking to the host: every request has an end, every failure a name.

const PATIENCE_MS = 10000;

export class Wrong extends Error {
  constructor(name, text, status) {
    super(text || name);
    this.name = name;
    this.text = text || "";
    this.status = status || 0;
  }

  // The host was not reached, or could not answer; the same may be tried again.
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

let lastMs = 0;
let spoken = "";

export function speakIn(language) {
  spoken = language;
}

export function journeyMs() {
  return Math.round(lastMs);
}

export async function ask(method, path, { body, pass, type, patience = PATIENCE_MS, signal } = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  const end = () => stop.abort();
  if (signal) signal.addEventListener("abort", end);
  const headers = { Accept: "application/json" };
  if (spoken) headers["Accept-Language"] = spoken;
  if (pass) headers.Authorization = "Bearer " + pass;
  let sent = body;
  if (body !== undefined) {
    headers["Content-Type"] = type || "application/json";
    if (!type) sent = JSON.stringify(body);
  }
  const began = performance.now();
  try {
    const answer = await fetch(path, {
      method, headers, body: sent, signal: stop.signal, cache: "no-store", credentials: "omit",
    });
    let said = null;
    try {
      said = await answer.json();
    } catch (wrong) {
      if (answer.ok) throw new Wrong("unreadable");
    }
    lastMs = performance.now() - began;
    if (!answer.ok) throw new Wrong((said && said.error) || "http", said && said.text, answer.status);
    return said;
  } catch (wrong) {
    throw wrong instanceof Wrong ? wrong : new Wrong("unreachable");
  } finally {
    clearTimeout(timer);
    if (signal) signal.removeEventListener("abort", end);
  }
}
