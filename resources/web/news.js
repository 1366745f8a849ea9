// News from the host: one stream that is read as it comes; where that fails, one question after another.

import { ask, Wrong } from "./wire.js";

const SILENCE_MS = 25000;
const POLL_MS = 30000;
const LIFE_MS = 12000;
const LONGEST_REST_MS = 5000;

export function follow(pass, { onView, onUp, onDown, onBarred, onLine, cursor = 0 }) {
  let stopped = false;
  let fails = 0;
  let after = cursor;
  let polls = typeof ReadableStream === "undefined" || typeof TextDecoder === "undefined";
  let broken = 0;
  let opened = false;
  let heard = false;
  let wake = null;
  let current = null;
  let heardAt = 0;
  const stop = new AbortController();

  const take = (id, view) => {
    after = id || view.line || after;
    fails = 0;
    onView(view);
    onUp();
  };

  (async () => {
    while (!stopped) {
      opened = heard = false;
      try {
        if (polls) await poll();
        else await stream();
      } catch (wrong) {
        if (stopped) return;
        if (wrong.status === 401 || wrong.status === 403) {
          onBarred(wrong);
          fails = Math.max(fails, 5);
        } else {
          onDown(wrong);
        }
        fails += 1;
      }
      // a stream that opens and never says a word is held back by something in between
      broken = opened && !heard ? broken + 1 : 0;
      if (broken >= 2) polls = true;
      if (fails) await rest(Math.min(LONGEST_REST_MS, 400 * 2 ** Math.min(fails - 1, 5)) * (0.8 + 0.4 * Math.random()));
    }
  })();

  async function poll() {
    const view = await ask("GET", "/api/news?poll=1&after=" + encodeURIComponent(after), {
      pass, patience: POLL_MS, signal: stop.signal,
    });
    if (view && view.phase) take(view.line, view);
    else onUp();
  }

  async function stream() {
    const one = new AbortController();
    const end = () => one.abort();
    current = one;
    heardAt = Date.now();
    stop.signal.addEventListener("abort", end);
    let watch = setTimeout(end, SILENCE_MS);
    try {
      const answer = await fetch("/api/news?after=" + encodeURIComponent(after) + (onLine ? "&lines=1" : ""), {
        headers: { Authorization: "Bearer " + pass, Accept: "text/event-stream" },
        cache: "no-store", credentials: "omit", signal: one.signal,
      });
      if (!answer.ok) {
        const said = await answer.json().catch(() => ({}));
        throw new Wrong(said.error || "http", said.text, answer.status);
      }
      if (!answer.body || !answer.body.getReader) {
        polls = true;
        return;
      }
      opened = true;
      const reader = answer.body.getReader();
      const decoder = new TextDecoder();
      let text = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          fails = Math.max(1, fails);
          return;
        }
        heard = true;
        heardAt = Date.now();
        clearTimeout(watch);
        watch = setTimeout(end, SILENCE_MS);
        text += decoder.decode(value, { stream: true });
        const frames = text.split(/\r?\n\r?\n/);
        text = frames.pop();
        for (const each of frames) frame(each);
        fails = 0;
        onUp();
      }
    } catch (wrong) {
      throw wrong instanceof Wrong ? wrong : new Wrong("unreachable");
    } finally {
      clearTimeout(watch);
      stop.signal.removeEventListener("abort", end);
    }
  }

  function frame(text) {
    let id = "";
    let data = "";
    for (const each of text.split(/\r?\n/)) {
      if (each.startsWith("id:")) id = each.slice(3).trim();
      else if (each.startsWith("data:")) data += each.slice(5).trim();
    }
    if (!data) return;
    const said = JSON.parse(data);
    if (said.phase) take(id, said);
    else after = id || after;
    if (onLine) onLine(Number(said.line) || 0);
  }

  function rest(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    stop() {
      stopped = true;
      stop.abort();
      if (wake) wake();
    },
    // After a sleep: a stream that has missed its sign of life is begun anew at once.
    wake() {
      if (wake) wake();
      if (current && Date.now() - heardAt > LIFE_MS) current.abort();
    },
  };
}
