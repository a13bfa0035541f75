/** The page: choices and answers in, a verdict out. Nothing is sent and nothing is kept. */
import { copyOf, wordsOf } from '../desk/words.js'
import { dayInChina } from '../js/publicity-state.js'
import { addressOf, readAddress } from './address.js'
import { readAnswer } from './asked-questions.js'
import { judge } from './judge.js'
import { formView } from './form-view.js'
import { resultView } from './result-view.js'

const ANSWERED = 'p-eligibility-page--answered' // on paper the result stands alone

/** @param {HTMLElement} page */
export function startPage(page) {
  const part = (name) => page.querySelector(`[data-part="${name}"]`)
  const words = wordsOf(page)
  const facts = JSON.parse(part('facts').textContent)
  const today = facts.today || dayInChina(Date.now())
  const form = part('form')
  const view = formView({ page, part, words, facts, today })

  form.addEventListener('change', (event) => {
    if (event.target.name === 'applicant' || event.target === part('place')) view.choosePlace()
    else if (event.target === part('aim')) view.ask()
    else return
    clearResult()
    history.replaceState(null, '', addressOf(view.chosen()))
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const answers = view.fields().map((field) => ({ field, ...readAnswer(field.question, field.value(), today) }))
    const wrong = answers.filter((one) => one.wrong)
    showErrors(wrong)
    if (wrong.length) return
    const given = answers.filter((one) => one.fact !== undefined).map(({ field, fact }) => [field.question.fact, fact])
    const verdicts = view.rules().map((rule) => judge(rule, new Map(given), today))
    const { root, heading } = resultView({ page, words, facts, today, chosen: view.chosen(), given: new Map(given) }, verdicts)
    part('result').textContent = ''
    part('result').append(root)
    page.classList.add(ANSWERED)
    heading.focus()
  })

  function clearResult() {
    part('result').textContent = ''
    page.classList.remove(ANSWERED)
  }

  function showErrors(wrong) {
    for (const field of view.fields()) field.clear()
    part('error-list').textContent = ''
    part('errors').hidden = wrong.length === 0
    for (const { field, wrong: word } of wrong) {
      const text = words(word, { label: field.question.label })
      field.refuse(text)
      const { root, slot } = copyOf(page, 'error')
      slot('link').textContent = text
      slot('link').href = `#${field.id}`
      slot('link').addEventListener('click', (event) => {
        event.preventDefault() // the address holds place and target
        document.getElementById(field.id).focus()
      })
      part('error-list').append(root)
    }
    if (wrong.length) part('errors').focus()
  }

  view.choose(readAddress(location.hash))
  addEventListener('hashchange', () => {
    const asked = readAddress(location.hash)
    if (!asked.place) return // links within the page ask for nothing
    clearResult()
    view.choose(asked)
    part('place').focus()
  })
  form.hidden = false
}
