/** Hands a file to the browser's downloads; every page that offers one has this inside its script. */

const LONG_ENOUGH = 60000

/** @param {Blob} file */
export function saveFile(file, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  document.body.append(link) // Firefox presses only what stands in the page
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), LONG_ENOUGH) // Safari reads it later
}
