/** Reads a code with the camera where the browser can, or from an image; both stay on this device. */

import { codeInImage } from './image-code.js'
import { questionIn } from './scanned-text.js'

const PAUSE = 200

/**
 * @param {HTMLElement} place
 * @param {{ template: Function, word: (name: string) => string }} page
 * @param {(question: string) => void} take
 */
export async function openScan(place, page, take) {
  place.textContent = ''
  place.append(page.template('scan').content.cloneNode(true))
  const part = (name) => place.querySelector(`[data-scan="${name}"]`)
  let stream = null

  function close() {
    if (stream) stream.getTracks().forEach((track) => track.stop())
    stream = null
    place.textContent = ''
  }

  /** @returns {boolean} whether it was taken */
  function found(text) {
    const question = questionIn(text)
    if (question === null) {
      part('told').textContent = page.word('scan-foreign')
      part('foreign').textContent = text
      return false
    }
    close()
    take(question)
    return true
  }

  part('image').addEventListener('change', async ({ target }) => {
    part('foreign').textContent = ''
    part('told').textContent = page.word('scan-reading')
    const text = await codeInImage(target.files[0])
    if (text === null) part('told').textContent = page.word('scan-none')
    else found(text)
    target.value = ''
  })
  part('close').addEventListener('click', close)
  part('heading').focus()

  const detector = await cameraDetector()
  if (!detector) return
  try {
    const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    if (!part('video')) {
      opened.getTracks().forEach((track) => track.stop()) // closed meanwhile
      return
    }
    stream = opened
  } catch {
    part('told').textContent = page.word('scan-no-camera')
    return
  }
  const video = part('video')
  video.srcObject = stream
  video.hidden = false
  await video.play()
  await watch(video, detector, () => stream !== null, found)
}

/** @returns {Promise<object | null>} where there is a camera to ask for and a reader of what it sees */
async function cameraDetector() {
  const { BarcodeDetector } = window
  if (!BarcodeDetector || !navigator.mediaDevices) return null
  const formats = await BarcodeDetector.getSupportedFormats()
  return formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null
}

/** Looks until something is taken or scanning is closed; what was refused is told once. */
async function watch(video, detector, isOpen, found) {
  let refused = null
  while (isOpen()) {
    const codes = await detector.detect(video).catch(() => []) // between two frames there is none
    const [text] = codes.map(({ rawValue }) => rawValue).filter((one) => one !== refused)
    if (text !== undefined && found(text)) return
    if (text !== undefined) refused = text
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}
