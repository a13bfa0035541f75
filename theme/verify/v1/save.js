/** Hands a file to the browser's downloads. */

const LONG_ENOUGH = 60000
/** WeChat opens no print dialogue and saves no file; there, text is copied. */
const CANNOT_SAVE = /MicroMessenger/i

export const canSave = () => !CANNOT_SAVE.test(navigator.userAgent)

/** @param {Blob} file */
export function save(file, name) {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH) // Safari reads it later
}
