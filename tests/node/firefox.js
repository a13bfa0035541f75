/**
 * Firefox, driven over WebDriver BiDi, in one session: `{ executable, address, number, sheet, file, picture }` in,
 * what it answers in every world and shows on the page out, each with WebCrypto and without. `file` is the page
 * that is one file, `picture` where the code of the card is put.
 */
import { readFileSync } from 'node:fs'
import puppeteer from 'puppeteer-core'

const { executable, address, number, sheet, file, picture } = JSON.parse(readFileSync(0, 'utf8'))
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

/** Runs in the page: the pixels of an image, for an outside reader of codes. */
async function pixelsHere(png) {
  const image = new Image()
  await new Promise((resolve) => {
    image.onload = resolve
    image.src = `data:image/png;base64,${png}`
  })
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height)
  return { grey: Array.from(data.filter((_, at) => at % 4 === 0)), width, height }
}

/** Runs in the page, before its scripts: what is saved is held back. */
function holdSaved() {
  const address = URL.createObjectURL
  URL.createObjectURL = (blob) => {
    const reader = new FileReader()
    reader.onload = () => document.body.setAttribute('data-saved', reader.result.split(',')[1])
    reader.readAsDataURL(blob)
    return address.call(URL, blob)
  }
}

/** The code on the card, and the image that is kept. */
async function cardImages(page) {
  await page.click('[data-card-open]')
  const code = await page.waitForSelector('.p-card__code svg')
  await code.screenshot({ path: picture })
  await page.click('[data-card=keep]')
  await page.waitForSelector('[data-saved]')
  const kept = await page.$eval('[data-saved]', (body) => body.dataset.saved)
  const shown = readFileSync(picture).toString('base64')
  return [await page.evaluate(pixelsHere, shown), await page.evaluate(pixelsHere, kept)]
}

async function scannedNumber(page) {
  await page.goto(`${address}verify/`)
  await page.click('[data-part=scan-open]')
  const input = await page.waitForSelector('#scan-image')
  await input.uploadFile(picture)
  await page.waitForSelector('[data-verdict]')
  return page.$eval('#number', (asked) => asked.value)
}

const browser = await puppeteer.launch({ browser: 'firefox', executablePath: executable, headless: true })
try {
  const page = await browser.newPage()
  const told = { version: await browser.version() }
  told.shown = [await shownVerdict(page, number)]
  told.sheet = await sheetVerdicts(page)
  await page.evaluateOnNewDocument(holdSaved)
  await page.goto('about:blank') // else only the fragment changes
  await shownVerdict(page, number)
  told.card = await cardImages(page)
  told.scanned = await scannedNumber(page)
  await page.goto(file)
  told.fileAlone = await sheetVerdicts(page)
  await page.goto(`${address}verify/`)
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
