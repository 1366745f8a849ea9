// The grammar of the entry line as far as the phone needs it: the sign, and the agencies in front.
// The host reads the line again and decides; here it only lights the right buttons.

export const KINDS = [
  { id: "decision", sign: "", kind: "decision.logged" },
  { id: "request", sign: "?", kind: "request.logged" },
  { id: "note", sign: ".", kind: "note.logged" },
  { id: "strength", sign: "+", kind: "observation.logged" },
  { id: "improve", sign: "!", kind: "observation.logged" },
  { id: "reading", sign: "~", kind: "observation.logged" },
];

export function kindOf(id) {
  return KINDS.find((each) => each.id === id) || KINDS[0];
}

// Where agencies were chosen by their buttons, a name in front is one only in small letters or with a
// colon: phones begin sentences with a capital, and "A man is hurt" is no order to the ambulance.
export function understand(line, agencies, chosen = false) {
  let rest = line.trim();
  let kind = "";
  const signed = KINDS.find((each) => each.sign && each.sign === rest[0]);
  if (signed && rest.length > 1) {
    kind = signed.id;
    rest = rest.slice(1).trimStart();
  }
  const found = chosen && /^[^\p{Ll}]/u.test(rest) && !/^\S+:/.test(rest) ? { ids: [], rest } : inFront(rest, agencies);
  return { kind, agencies: found.ids, rest: found.rest };
}

function inFront(rest, agencies) {
  const [word, more] = parted(rest);
  const names = new Map();
  for (const each of agencies) {
    for (const name of [each.letter, each.short, (each.name || "").replace(/ /g, "")]) {
      if (name) names.set(name.toLowerCase(), each.id);
    }
  }
  const parts = word.replace(/:+$/, "").split(/[+,/&]/).filter(Boolean);
  const ids = parts.map((each) => names.get(each.toLowerCase()));
  if (more && ids.length && ids.every(Boolean)) return { ids: [...new Set(ids)], rest: more };
  const longest = [...agencies].sort((a, b) => b.name.length - a.name.length);
  for (const each of longest) {
    const name = (each.name || "").toLowerCase();
    const start = rest.slice(0, name.length).toLowerCase();
    const after = rest.slice(name.length);
    if (name.includes(" ") && start === name && /^:?\s+\S/.test(after)) {
      return { ids: [each.id], rest: after.replace(/^:?\s+/, "") };
    }
  }
  return { ids: [], rest };
}

function parted(text) {
  const match = /^(\S+)\s+([^]*\S[^]*)$/.exec(text);
  return match ? [match[1], match[2].trim()] : [text, ""];
}

// What is sent: the line as somebody at the laptop would have typed it.
export function compose({ kind, agencies, rest, inject }, known) {
  const letters = agencies
    .map((id) => known.find((each) => each.id === id))
    .filter(Boolean)
    .map((each) => each.letter);
  const parts = [letters.join("+"), rest, inject ? "@" + inject : ""].filter(Boolean);
  const sign = kindOf(kind).sign;
  return (sign ? sign + " " : "") + parts.join(" ");
}

export function canBeNamed(number) {
  return /^[\w.-]{1,12}$/.test(number);
}
