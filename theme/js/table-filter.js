/**
 * Narrows the rows of a table to those that contain every word typed and have every value chosen.
 * Choices of the same `data-field` are asked together, joined by /, among the words of the row's
 * attribute of that name. An address may choose: `?grade=senior`. Nothing leaves the page.
 * @param {HTMLElement} element with `data-table`, an input, `[data-shown]` and `[data-all]`
 */
export default function tableFilter (element) {
  const table = document.getElementById(element.dataset.table)
  const rows = [...table.tBodies[0].rows]
  const texts = rows.map((row) => row.textContent.toLowerCase())
  const input = element.querySelector('input')
  const selects = [...element.querySelectorAll('select')]
  const shown = element.querySelector('[data-shown]')

  function narrow () {
    const words = input.value.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
    const chosen = chosenValues(selects)
    let count = 0
    rows.forEach((row, index) => {
      const isChosen = [...chosen].every(([field, value]) => row.dataset[field].split(' ').includes(value))
      row.hidden = !isChosen || !words.every((word) => texts[index].includes(word))
      if (!row.hidden) count += 1
    })
    shown.textContent = String(count)
  }

  const asked = new URLSearchParams(location.search)
  for (const select of selects) chooseOption(select, asked.get(select.name))
  element.querySelector('[data-all]').textContent = String(rows.length)
  element.hidden = false
  for (const control of [input, ...selects]) control.addEventListener('input', narrow)
  narrow()
}

/** Chooses it where it can be chosen. */
function chooseOption (select, value) {
  const option = [...select.options].find((one) => one.value === value)
  if (option) option.selected = true
}

/** What is chosen, by field; a field without a choice is not asked. */
function chosenValues (selects) {
  const chosen = new Map()
  for (const { value, dataset } of selects) {
    if (!value) continue
    const before = chosen.get(dataset.field)
    chosen.set(dataset.field, before ? `${before}/${value}` : value)
  }
  return chosen
}
