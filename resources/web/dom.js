// Elements are made one by one; what people typed only ever becomes a text node.

const SVG = "http://www.w3.org/2000/svg";

export function el(tag, given = {}, ...inside) {
  return put(document.createElement(tag), given, inside);
}

export function svg(tag, given = {}, ...inside) {
  return put(document.createElementNS(SVG, tag), given, inside);
}

function put(node, given, inside) {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  add(node, inside);
  return node;
}

function add(node, inside) {
  for (const each of inside.flat(3)) {
    if (each === undefined || each === null || each === false || each === "") continue;
    node.append(each.nodeType ? each : document.createTextNode(String(each)));
  }
}

export function fill(node, ...inside) {
  node.textContent = "";
  add(node, inside);
  return node;
}

// Bring a list up to date without touching what stayed the same, so that focus and an open row stay.
export function keyed(node, items, keyOf, signOf, make) {
  const old = new Map();
  for (const each of node.children) old.set(each.dataset.key, each);
  let place = node.firstChild;
  for (const item of items) {
    const key = String(keyOf(item));
    const sign = signOf(item);
    let here = old.get(key);
    if (!here || here.dataset.sign !== sign) {
      const made = make(item);
      made.dataset.key = key;
      made.dataset.sign = sign;
      if (here) {
        if (place === here) place = made;
        here.replaceWith(made);
      }
      here = made;
    }
    old.delete(key);
    if (here === place) place = place.nextSibling;
    else node.insertBefore(here, place);
  }
  for (const each of old.values()) each.remove();
}

export function heading(level, text, given = {}) {
  return el("h" + level, given, text);
}

let told;

// Said aloud by a screen reader, politely; only what others did and what became of the connection.
export function announce(text) {
  if (!told) told = document.getElementById("told");
  if (told.textContent !== text) told.textContent = text;
}

export function clipped(text, most) {
  const cut = Array.from(text);
  return cut.length > most ? cut.slice(0, most - 1).join("") + "…" : text;
}
