/** One question as a field: what is answered, set again, refused. */
import { copyOf } from '../desk/words.js'

const TICKS = ['grade', 'title', 'award']

/** @returns {{ question: object, id: string, element: HTMLElement, value: Function, set: Function, clear: Function, refuse: Function }} */
export function fieldOf(page, question, id) {
  if (isTick(question)) return tick(page, question, id)
  return question.ask === 'yes' ? yesOrNo(page, question, id) : textField(page, question, id)
}

/** @returns {boolean} whether it is ticked or not, so that it cannot be left open */
export function isTick(question) {
  return TICKS.includes(question.ask)
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
