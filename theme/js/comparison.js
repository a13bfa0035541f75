/**
 * Shows one topic and one grade of the comparison, as the address or the choices say, and keeps the
 * address in step, so that it can be shared: `?grade=special-technician&topic=publicity`. What is not
 * about single grades stays beside the chosen one. Nothing leaves the page.
 * @param {HTMLFormElement} form with a select `topic` and a select `grade` and `[data-shown]`
 */
export default function comparison (form) {
  const { topic, grade } = form.elements
  const shown = form.querySelector('[data-shown]')
  const sections = [...document.querySelectorAll('[data-topic]')]

  function show () {
    for (const section of sections) {
      section.hidden = Boolean(topic.value) && section.dataset.topic !== topic.value
      for (const body of section.querySelectorAll('tbody')) {
        body.hidden = Boolean(grade.value && body.dataset.grade) && body.dataset.grade !== grade.value
      }
    }
    shown.textContent = [topic, grade].map((select) => select.selectedOptions[0].text).join('，')
  }

  function choose () {
    show()
    const asked = new URLSearchParams({ grade: grade.value, topic: topic.value })
    history.replaceState(null, '', `?${asked}`)
  }

  chooseAsked(topic, grade)
  show()
  form.hidden = false
  document.querySelector('[data-topics]').hidden = true
  form.addEventListener('input', choose)
  form.addEventListener('submit', (event) => event.preventDefault())
  window.addEventListener('hashchange', () => { chooseAsked(topic, grade); show() })
}

/** What the query says; where it says nothing, the anchor: `#publicity` or `#publicity-technician`. */
function chooseAsked (topic, grade) {
  const asked = new URLSearchParams(location.search)
  const anchor = decodeURIComponent(location.hash.slice(1))
  for (const option of topic.options) {
    const isMeant = option.value && (anchor === option.value || anchor.startsWith(`${option.value}-`))
    if (asked.has('topic') ? asked.get('topic') === option.value : isMeant) option.selected = true
  }
  for (const option of grade.options) {
    const isMeant = option.value && anchor === `${topic.value}-${option.value}`
    if (asked.has('grade') ? asked.get('grade') === option.value : isMeant) option.selected = true
  }
}
