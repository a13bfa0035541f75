/** The QR code in an image file, read here. */

import { decodeQR } from './vendor/qr-reader.js'

const MOST_BYTES = 20000000
/** Readers want three pixels a module; a photograph has ten times that. */
const MOST_PIXELS = 1600
const MOST_MILLISECONDS = 2000

/** @returns {Promise<string | null>} its text; null where none is found */
export async function codeInImage(file) {
  if (!file || file.size > MOST_BYTES) return null
  try {
    const image = await loaded(await dataAddress(file))
    const scale = Math.min(1, MOST_PIXELS / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#fff' // a code on nothing is a code on white
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height)
    return decodeQR({ data, width, height }, { timeLimit: MOST_MILLISECONDS })
  } catch {
    return null // no image, or no code in it
  }
}

function dataAddress(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = reject
    reader.readAsDataURL(file)
  })
}

function loaded(address) {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = reject
    image.src = address
  })
}
