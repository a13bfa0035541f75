/** A QR code as an SVG and on a canvas, dark on light with the quiet zone that readers want. */

import { encodeQR } from './vendor/qr.js'

const SVG = 'http://www.w3.org/2000/svg'
const QUIET_MODULES = 4

/** @returns {boolean[][]} rows of modules, true is dark; a quarter of a print may be soiled and it still reads */
export function codeModules(text) {
  return encodeQR(text, 'raw', { ecc: 'quartile', border: QUIET_MODULES })
}

/** @returns {SVGElement} a unit a module */
export function codeAsSvg(modules, title) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${modules.length} ${modules.length}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', title)
  svg.setAttribute('shape-rendering', 'crispEdges')
  const ground = document.createElementNS(SVG, 'rect')
  ground.setAttribute('width', String(modules.length))
  ground.setAttribute('height', String(modules.length))
  ground.setAttribute('fill', '#fff')
  const dark = document.createElementNS(SVG, 'path')
  dark.setAttribute('d', darkRuns(modules).map(([x, y, width]) => `M${x} ${y}h${width}v1h-${width}z`).join(''))
  dark.setAttribute('fill', '#000')
  svg.append(ground, dark)
  return svg
}

/** Draws it with its left upper corner at `x`, `y`. @returns {number} how many pixels it is wide and high */
export function drawCode(pen, modules, x, y, mostPixels) {
  const scale = Math.floor(mostPixels / modules.length)
  const size = scale * modules.length
  pen.fillStyle = '#fff'
  pen.fillRect(x, y, size, size)
  pen.fillStyle = '#000'
  for (const [column, row, width] of darkRuns(modules)) {
    pen.fillRect(x + column * scale, y + row * scale, width * scale, scale)
  }
  return size
}

/** @returns {[number, number, number][]} column, row and length of each run of dark modules */
function darkRuns(modules) {
  const runs = []
  modules.forEach((row, y) => {
    let start = -1
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x] && start < 0) start = x
      if (!row[x] && start >= 0) {
        runs.push([start, y, x - start])
        start = -1
      }
    }
  })
  return runs
}
