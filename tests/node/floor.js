/** The oldest browsers the portal speaks to. Safari 14.0 has no static class fields, Firefox 78 no `&&=`. */
export const FLOOR = ['chrome86', 'safari14', 'firefox78']

/**
 * esbuild counts destructuring as missing before Safari 14.1 for a fault seen up to 13.1 and cannot
 * rewrite it; should it strike, the known answers in ed25519.js fail and the page says `unsupported`.
 */
export const SUPPORTED = { destructuring: true }
