/** What @noble/hashes asks of `Object.hasOwn`, which Chromium has from 93 on. */
export function hasOwn(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name)
}
