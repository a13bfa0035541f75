/** The holder's card: to show, to keep as an image, to print; the signed record itself beside it. */

import { cardFacts, codeText } from './facts.js'
import { cardImage } from './image.js'
import { chiefWait } from './chief-wait.js'
import { clauseLink } from '../page/clause-link.js'
import { copyFrom } from '../page/copying.js'
import { printOnly } from '../page/printing.js'
import { codeAsSvg, codeModules } from './qr-code.js'
import { canSave, save } from '../page/save.js'

/**
 * @param {object} verdict `verify/v1` with a record
 * @param {{ address: string | null, token: string | null,
 *   page: { template: Function, word: Function, wording: object, root: string | null, waits: object } }} means
 * @returns {DocumentFragment}
 */
export function cardView(verdict, { address, token, page }) {
  const view = page.template('card').content.cloneNode(true)
  const part = (name) => view.querySelector(`[data-card="${name}"]`)
  const number = verdict.record.certificate_number
  const facts = cardFacts(verdict, page)
  const code = codeText(number, address)
  const label = page.wording.verdicts[verdict.verdict].label.zh

  part('verdict').textContent = label
  part('facts').append(...facts.map(factRow))
  part('code').append(codeAsSvg(codeModules(code), page.word(address ? 'card-code' : 'card-code-alone')))
  part('scan').textContent = page.word(address ? 'card-scan' : 'card-scan-alone').replace('{address}', address)
  showChief(part('chief'), verdict.record, page)
  const notes = [part('scan'), part('limits'), part('sample')].filter(Boolean)
  const card = {
    title: part('title').textContent,
    verdict: label,
    facts,
    code,
    notes: notes.map(({ textContent }) => textContent)
  }
  attachActions(view, { number, token, page, card })
  return view
}

function factRow([label, value]) {
  const row = document.createElement('div')
  row.className = 'p-facts__row'
  const name = document.createElement('dt')
  name.textContent = label
  const fact = document.createElement('dd')
  fact.textContent = value
  row.append(name, fact)
  return row
}

function showChief(root, record, page) {
  const wait = chiefWait(record, page)
  if (!wait) {
    root.remove()
    return
  }
  root.querySelector('[data-chief="answer"]').textContent = wait.answer
  const items = wait.sources.map((source) => {
    const item = document.createElement('li')
    const { text, href } = clauseLink(source, page)
    const link = document.createElement('a')
    link.textContent = text
    if (href) link.setAttribute('href', href)
    item.append(`${source.text}（`, link, '）')
    return item
  })
  root.querySelector('[data-chief="sources"]').append(...items)
}

function attachActions(view, { number, token, page, card }) {
  const part = (name) => view.querySelector(`[data-card="${name}"]`)
  const isAble = canSave()
  for (const name of ['print', 'keep', 'download']) part(name).hidden = !isAble
  part('open-elsewhere').hidden = isAble
  part('token').hidden = token === null
  const [told, text, picture, image] = [part('told'), part('token-text'), part('picture'), part('image')]
  text.value = token || ''
  if (token === null) part('download').hidden = true

  /** @returns {string} a `data:` address, which can be pressed long where nothing can be saved */
  function showPicture() {
    const address = cardImage(card).toDataURL('image/png')
    image.src = address
    picture.hidden = false
    return address
  }

  picture.hidden = true
  if (!isAble) showPicture()

  part('print').addEventListener('click', () => printOnly('card'))
  part('keep').addEventListener('click', () => {
    save(new Blob([bytesOf(showPicture())], { type: 'image/png' }), `${number}.png`)
    told.textContent = page.word('card-kept')
  })
  part('download').addEventListener('click', () => {
    save(new Blob([`${token}\n`], { type: 'application/vc+jwt' }), `${number}.jwt`)
  })
  part('copy').addEventListener('click', async () => {
    told.textContent = page.word((await copyFrom(text)) ? 'copied' : 'copy-by-hand')
  })
}

/** At once, not by `toBlob`: what is saved later is no longer the visitor's own click. */
function bytesOf(address) {
  const [, encoded] = address.split(',')
  return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
}
