/** The card as an image, drawn here: to keep, or to press long where nothing can be saved. */

import { codeModules, drawCode } from './qr-code.js'

const WIDTH = 1080
const EDGE = 64
const LABEL_WIDTH = 220
const CODE = 560
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif'
const LINE = 1.45

/**
 * @param {{ title: string, verdict: string, facts: [string, string][], notes: string[], code: string }} card
 * @returns {HTMLCanvasElement}
 */
export function cardImage({ title, verdict, facts, notes, code }) {
  const canvas = document.createElement('canvas')
  const modules = codeModules(code)
  canvas.width = WIDTH
  canvas.height = draw(canvas.getContext('2d')) // a first time to see how high it gets
  draw(canvas.getContext('2d'))
  return canvas

  function draw(pen) {
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, WIDTH, canvas.height)
    const put = openColumn(pen)
    put(title, { size: 34, colour: '#4f5661' })
    put(verdict, { size: 56, weight: 'bold', after: 24 })
    for (const [label, value] of facts) {
      const top = put.height()
      put(label, { size: 34, colour: '#4f5661' })
      const below = put.height()
      put.moveTo(top)
      put(value, { size: 38, indent: LABEL_WIDTH })
      put.moveTo(Math.max(below, put.height()) + 14)
    }
    const size = drawCode(pen, modules, Math.round((WIDTH - CODE) / 2), put.height() + 10, CODE)
    put.moveTo(put.height() + size + 20)
    for (const note of notes) put(note, { size: 30, colour: '#4f5661', after: 8 })
    return put.height() + EDGE / 2
  }
}

/** Writes lines from above to below; what is too long goes on in the next line. */
function openColumn(pen) {
  let y = EDGE
  const put = (text, { size, weight = 'normal', colour = '#1b2430', indent = 0, after = 0 }) => {
    pen.font = `${weight} ${size}px ${FONT}`
    pen.fillStyle = colour
    pen.textBaseline = 'top'
    for (const line of linesOf(pen, text, WIDTH - 2 * EDGE - indent)) {
      pen.fillText(line, EDGE + indent, y)
      y += Math.round(size * LINE)
    }
    y += after
  }
  put.height = () => y
  put.moveTo = (to) => {
    y = to
  }
  return put
}

/** Words and dates in Latin letters stay whole where a line holds them. */
function linesOf(pen, text, width) {
  const isTooLong = (words) => pen.measureText(words).width > width
  const lines = ['']
  const put = (piece) => {
    const longer = lines[lines.length - 1] + piece
    if (isTooLong(longer)) lines.push(piece)
    else lines[lines.length - 1] = longer
  }
  for (const piece of text.match(/[!-~]+|[^]/gu) || []) {
    if (isTooLong(piece)) Array.from(piece).forEach(put)
    else put(piece)
  }
  return lines
}
