// A picture is made small on the phone, so that it gets through bad Wi-Fi.

import * as keep from "./keep.js";
import { randomKey } from "./queue.js";

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

export async function take(file) {
  const blob = await small(file);
  const id = randomKey();
  await keep.put("photos", id, { blob, sha256: "" });
  return { id, url: URL.createObjectURL(blob) };
}

export async function shown(id) {
  const there = await keep.get("photos", id);
  return there ? { id, url: URL.createObjectURL(there.blob) } : null;
}

function small(file) {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(file);
    const picture = new Image();
    picture.onload = () => {
      const most = Math.max(picture.naturalWidth, picture.naturalHeight);
      const scale = Math.min(1, LONGEST_SIDE / most);
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
      canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("canvas"))), "image/jpeg", QUALITY);
    };
    picture.onerror = () => {
      URL.revokeObjectURL(address);
      reject(new Error("picture"));
    };
    picture.src = address;
  });
}
