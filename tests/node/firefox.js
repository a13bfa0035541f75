/**
 * Firefox, driven over WebDriver BiDi, in one session: `{ executable, address, number, sheet }` in, what it answers
 * in every world and shows on the page out, each with WebCrypto and without.
 */
import { readFileSync } from 'node:fs'
import puppeteer from 'puppeteer-core'

const { executable, address, number, sheet } = JSON.parse(readFileSync(0, 'utf8'))
const NO_SUBTLE = () => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })

/** Runs in the page. */
async function answersHere(script, hasWebCrypto) {
  const { askWorlds } = await import(script)
  return JSON.stringify(await askWorlds(hasWebCrypto))
}

async function shownVerdict(page, asked) {
  await page.goto(`${address}verify/#${asked}`)
  await page.waitForSelector('[data-verdict]')
  return page.$eval('[data-verdict]', (shown) => shown.dataset.verdict)
}

async function sheetVerdicts(page) {
  const input = await page.$('#sheet-file')
  await input.uploadFile(sheet)
  await page.waitForSelector('[data-slot=rows] tr')
  return page.$$eval('[data-slot=rows] [data-cell=verdict]', (cells) => cells.map((cell) => cell.dataset.verdict))
}

const browser = await puppeteer.launch({ browser: 'firefox', executablePath: executable, headless: true })
try {
  const page = await browser.newPage()
  const told = { version: await browser.version() }
  told.shown = [await shownVerdict(page, number)]
  told.sheet = await sheetVerdicts(page)
  const script = `${address}ask_worlds.js`
  told.native = JSON.parse(await page.evaluate(answersHere, script, true))
  told.fallback = JSON.parse(await page.evaluate(answersHere, script, false))
  await page.evaluateOnNewDocument(NO_SUBTLE)
  await page.goto('about:blank')
  told.shown.push(await shownVerdict(page, number))
  console.log(JSON.stringify(told))
} finally {
  await browser.close()
}
