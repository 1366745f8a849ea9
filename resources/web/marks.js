// The marks of agencies (the same geometry as in the window and on paper) and the small signs.

import { svg } from "./dom.js";

const OUTLINES = {
  __proto__: null,
  triangle: ["M10 .6 19.9 18.7H.1Z", 16.9, 10.5],
  square: ["M1 1H19V19H1Z", 14.3, 12],
  diamond: ["M10 -.4 20.4 10 10 20.4 -.4 10Z", 14.3, 11.5],
  cross: ["M6 .4h8V6h5.6v8H14v5.6H6V14H.4V6H6Z", 14.3, 11.5],
  circle: ["M10 .4a9.6 9.6 0 1 1 0 19.2a9.6 9.6 0 1 1 0-19.2Z", 14.3, 12],
  hexagon: ["M5 1.3h10L20 10l-5 8.7H5L0 10Z", 14.3, 12],
  "pentagon down": ["M.4 2h19.2v8L10 20 .4 10Z", 13.2, 12],
  ring: ["M10 1.4a8.6 8.6 0 1 1 0 17.2a8.6 8.6 0 1 1 0-17.2Z", 14.3, 12],
};

const SLOTS = ["F", "P", "G", "A", "M", "spare_1", "spare_2", "unassigned"];
const NOBODY = { letter: "?", shape: "ring", colour: "unassigned" };

export function mark(agency, size = 22) {
  const of = agency || NOBODY;
  const shape = String(of.shape || "square");
  const double = shape.startsWith("double ");
  const [path, base, high] = OUTLINES[shape.replace(/^double /, "")] || OUTLINES.square;
  const slot = SLOTS.includes(of.colour) ? of.colour : "unassigned";
  const letter = String(of.letter || "?").slice(0, 2);
  const hollow = shape === "ring";
  return svg(
    "svg",
    {
      class: "mark ag-" + slot + (hollow ? " hollow" : ""), viewBox: "-1 -1 22 22",
      width: size, height: size, "aria-hidden": "true", focusable: "false",
    },
    double && svg("path", { d: path, class: "outer" }),
    svg("path", double ? { d: path, transform: "translate(2.4 2.4) scale(.76)" } : { d: path }),
    svg("text", {
      x: 10, y: double ? 10 + (base - 10) * 0.86 : base, "text-anchor": "middle",
      "font-size": letter.length > 1 || double ? high * 0.75 : high,
    }, letter),
  );
}

const SIGNS = {
  decision: "M1 7h10M7 2.8 11.2 7 7 11.2",
  request: "M4 4.6a3 3 0 1 1 4.4 2.6C7.4 7.8 7 8.3 7 9.4M7 12v.6",
  note: "M2 3.5h10M2 7h10M2 10.5h6",
  strength: "M7 1.5v11M1.5 7h11",
  improve: "M7 12.5V2M2.5 6.5 7 2l4.5 4.5",
  reading: "M1.5 8.5c1.8-4 3.7-4 5.5-1.5s3.7 2.5 5.5-1.5",
  photo: "M1 4h3l1-1.5h4L10 4h3v8H1ZM7 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
  saved: "M2 7.5 5.5 11 12 3.5",
  waiting: "M3 1h8M3 13h8M4 1v2.5L7 7 4 10.5V13M10 1v2.5L7 7l3 3.5V13",
  warning: "M7 1.5 13.2 12.5H.8ZM7 5.5v3.5M7 10.7v.6",
  more: "M5 2.5 9.5 7 5 11.5",
  down: "M2.5 5 7 9.5 11.5 5",
  running: "M3.5 2v10l8-5Z",
  paused: "M4.5 2.5v9M9.5 2.5v9",
  ended: "M2.5 2.5h9v9h-9Z",
  ready: "M7 2a5 5 0 1 0 0 10a5 5 0 1 0 0-10",
  remove: "M3 3l8 8M11 3l-8 8",
};

export function sign(name, size = 16) {
  return svg(
    "svg",
    { class: "sign sign-" + name, viewBox: "0 0 14 14", width: size, height: size, "aria-hidden": "true", focusable: "false" },
    svg("path", { d: SIGNS[name] || SIGNS.note }),
  );
}

// The moon of a rating: full, three quarters, a quarter, empty with a bar, a dash.
export function moon(rating, size = 18) {
  const parts = {
    P: [svg("circle", { cx: 9, cy: 9, r: 7.5, class: "full" })],
    S: [svg("circle", { cx: 9, cy: 9, r: 7.5 }), svg("path", { class: "full", d: "M9 9V1.5A7.5 7.5 0 1 1 1.5 9Z" })],
    M: [svg("circle", { cx: 9, cy: 9, r: 7.5 }), svg("path", { class: "full", d: "M9 9V1.5A7.5 7.5 0 0 1 16.5 9Z" })],
    U: [svg("circle", { cx: 9, cy: 9, r: 7.5 }), svg("path", { d: "M3.7 14.3 14.3 3.7" })],
    N: [svg("path", { d: "M3 9h12" })],
  };
  return svg(
    "svg",
    { class: "moon", viewBox: "0 0 18 18", width: size, height: size, "aria-hidden": "true", focusable: "false" },
    ...(parts[rating] || [svg("circle", { cx: 9, cy: 9, r: 7.5, class: "open" })]),
  );
}
