/** The questionnaire as fields, made from what the texts of the chosen place ask. */
import { copyOf } from '../desk/words.js'
import { questionsFor } from './asked-questions.js'

const GROUPS = [
  ['grade', ['grade']],
  ['dates', ['since', 'post', 'doing', 'work']],
  ['title', ['title']],
  ['count', ['count']],
  ['yes', ['yes']],
  ['award', ['award']]
]

/** @returns {object} how page.js chooses, asks and reads */
export function formView({ page, part, words, facts }) {
  let fields = []

  const applicant = () => page.querySelector('[name="applicant"]:checked').value
  const questionnaires = () => facts.questionnaires.filter((one) => one.applicant === applicant())
  const questionnaire = () => questionnaires().find((one) => one.jurisdiction === part('place').value)
  const chosen = () => ({ applicant: applicant(), place: part('place').value, aim: part('aim').value })

  function rules() {
    const { place, aim } = chosen()
    const here = facts.rules.filter((rule) => rule.jurisdiction === place && rule.applicant === applicant())
    return aim ? here.filter((rule) => rule.target === aim) : here
  }

  function choosePlace(aim = part('aim').value) {
    const places = questionnaires().map(({ jurisdiction }) => [jurisdiction, placeName(jurisdiction)])
    fillOptions(part('place'), places, part('place').value)
    const aims = questionnaire().aims.map(({ target, name }) => [target, name])
    fillOptions(part('aim'), [['', words('any-aim')], ...aims], aim)
    ask()
  }

  function choose({ place, aim, applicant: asked }) {
    const radio = [...page.querySelectorAll('[name="applicant"]')].find(({ value }) => value === asked)
    if (radio) radio.checked = true
    fillOptions(part('place'), [[place || '', '']], place || '')
    choosePlace(aim)
  }

  function placeName(id) {
    return facts.samples.includes(id) ? words('sample', { name: facts.places[id] }) : facts.places[id]
  }

  function ask() {
    const kept = new Map(fields.map((field) => [field.question.fact, field.value()]))
    const asked = questionsFor(rules(), questionnaire().questions)
    fields = []
    part('questions').textContent = ''
    for (const [group, kinds] of GROUPS) {
      const questions = asked.filter((question) => kinds.includes(question.ask))
      if (questions.length) part('questions').append(groupOf(group, questions))
    }
    for (const field of fields) if (kept.has(field.question.fact)) field.set(kept.get(field.question.fact))
    showWhatFollows()
  }

  function groupOf(group, questions) {
    const { root, slot } = copyOf(page, 'group')
    slot('legend').textContent = words(`group-${group}`)
    slot('hint').textContent = words(`hint-${group}`)
    const items = slot('items')
    for (const question of questions) {
      const field = fieldOf(page, question, `question-${fields.length}`)
      fields.push(field)
      items.append(field.element)
    }
    return root
  }

  /** A day is asked once its grade is ticked. */
  function showWhatFollows() {
    const ticked = new Set(fields.filter((field) => field.value() === true).map((field) => field.question.fact))
    for (const field of fields) field.element.hidden = Boolean(field.question.after) && !ticked.has(field.question.after)
    for (const group of part('questions').children) {
      group.hidden = [...group.querySelector('[data-slot="items"]').children].every(({ hidden }) => hidden)
    }
  }

  part('questions').addEventListener('change', showWhatFollows)
  return { chosen, rules, choosePlace, choose, ask, fields: () => fields.filter(({ element }) => !element.hidden) }
}

const TICKS = ['grade', 'title', 'award']

function fieldOf(page, question, id) {
  if (TICKS.includes(question.ask)) return tick(page, question, id)
  return question.ask === 'yes' ? yesOrNo(page, question, id) : textField(page, question, id)
}

function tick(page, question, id) {
  const { slot } = copyOf(page, 'tick')
  const input = slot('input')
  input.id = id
  slot('label').textContent = question.label
  return {
    question,
    id,
    element: input.parentElement,
    value: () => input.checked,
    set: (value) => { input.checked = value },
    clear() {},
    refuse() {}
  }
}

function yesOrNo(page, question, id) {
  const { root, slot } = copyOf(page, 'yes')
  const element = root.firstElementChild
  const radios = [...element.querySelectorAll('input')]
  for (const radio of radios) radio.name = id
  slot('yes').id = id
  slot('label').textContent = question.label
  return {
    question,
    id,
    element,
    value: () => radios.find(({ checked }) => checked).value,
    set: (value) => { for (const radio of radios) radio.checked = radio.value === value },
    clear() {},
    refuse() {}
  }
}

function textField(page, question, id) {
  const { slot } = copyOf(page, 'field')
  const [input, error] = [slot('input'), slot('error')]
  input.id = id
  input.type = question.ask === 'count' ? 'text' : 'date'
  input.inputMode = question.ask === 'count' ? 'numeric' : 'text'
  error.id = `${id}-error`
  slot('label').htmlFor = id
  slot('label').textContent = question.label
  return {
    question,
    id,
    element: slot('line'),
    value: () => (input.validity.badInput ? '?' : input.value),
    set: (value) => { if (value !== '?') input.value = value },
    clear() {
      error.hidden = true
      input.removeAttribute('aria-invalid')
      input.removeAttribute('aria-describedby')
    },
    refuse(text) {
      error.textContent = text
      error.hidden = false
      input.setAttribute('aria-invalid', 'true')
      input.setAttribute('aria-describedby', error.id)
    }
  }
}

function fillOptions(select, options, wanted) {
  select.textContent = ''
  for (const [value, text] of options) select.append(new Option(text, value))
  select.value = options.some(([value]) => value === wanted) ? wanted : options[0][0]
}
