/**
 * Narrows the rows of a table to those that contain every word typed. Nothing leaves the page.
 * @param {HTMLElement} element with `data-table`, an input, `[data-shown]` and `[data-all]`
 */
export default function tableFilter (element) {
  const table = document.getElementById(element.dataset.table)
  const rows = [...table.tBodies[0].rows]
  const texts = rows.map((row) => row.textContent.toLowerCase())
  const input = element.querySelector('input')
  const shown = element.querySelector('[data-shown]')

  function narrow () {
    const words = input.value.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
    let count = 0
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word))
      if (!row.hidden) count += 1
    })
    shown.textContent = String(count)
  }

  element.querySelector('[data-all]').textContent = String(rows.length)
  element.hidden = false
  input.addEventListener('input', narrow)
  narrow()
}
