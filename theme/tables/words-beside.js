/** What a workbook says outside of its cells: properties, comments, drawings, headers, names. All of it is sent along. */
import { readXml } from './workbook-parts.js'

const PARTS = /^(?:docProps\/(?:core|app|custom)\.xml|xl\/(?:comments\d*|comments\/[^/]+|threadedComments\/[^/]+|persons\/[^/]+|drawings\/[^/]+|charts\/[^/]+)\.xml)$/i
const NO_WORDS = new Set(['created', 'modified', 'AppVersion', 'Application', 'Template'])
const MOST_TEXTS = 20000

/**
 * @param {object} archive of zip-archive.js
 * @returns {{ where: string, text: string }[]} `where` names the part and the element
 */
export function wordsBeside(archive, limits) {
  const found = []
  for (const part of archive.names.filter((name) => PARTS.test(name)).sort()) {
    const names = []
    const texts = []
    readXml(archive, part, {
      open(name) {
        names.push(name)
        texts.push('')
      },
      text(text) {
        texts[texts.length - 1] += text
      },
      close() {
        const name = names.pop()
        const text = texts.pop().trim()
        if (text !== '' && !NO_WORDS.has(name) && found.length < MOST_TEXTS) found.push({ where: `${part} ${name}`, text })
      }
    }, limits)
  }
  return found
}
