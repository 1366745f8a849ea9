// The exercise clock between two pieces of news: the host's reading plus what passed here since.

let anchor = null;

export function setClock(view) {
  const hostMs = typeof view.now === "number" ? view.now : Date.parse(view.now);
  const paused = view.phase !== "running";
  anchor = {
    at: performance.now(),
    host: Number.isFinite(hostMs) ? hostMs : null,
    exercise: view.exercise_ms || 0,
    speed: paused ? 0 : view.speed || 1,
    story: storyMs(view.story),
  };
}

function storyMs(story) {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?/.exec(story || "");
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((each) => Number(each || 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function passed() {
  return anchor ? (performance.now() - anchor.at) * anchor.speed : 0;
}

export function exerciseMs() {
  return anchor ? anchor.exercise + passed() : null;
}

export function storyTime() {
  if (!anchor || anchor.story === null) return "";
  const now = new Date(anchor.story + passed());
  return two(now.getUTCHours()) + ":" + two(now.getUTCMinutes());
}

export function toNextSecond() {
  if (!anchor || !anchor.speed) return 1000;
  const left = 1000 - (exerciseMs() % 1000);
  return Math.max(50, left / anchor.speed);
}

export function two(number) {
  return String(number).padStart(2, "0");
}

export function span(ms) {
  if (ms === null || ms === undefined) return "--:--:--";
  const sign = ms < 0 ? "−" : "";
  const all = Math.floor(Math.abs(ms) / 1000);
  return sign + two(Math.floor(all / 3600)) + ":" + two(Math.floor(all / 60) % 60) + ":" + two(all % 60);
}

export function wall(ms) {
  const at = new Date(ms);
  return two(at.getHours()) + ":" + two(at.getMinutes()) + ":" + two(at.getSeconds());
}
