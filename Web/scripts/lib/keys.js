// @ts-check
/** A key for one act: 128 random bits. @param {(into: Uint8Array) => Uint8Array} fill */
export function newKey(fill) {
  return [...fill(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
