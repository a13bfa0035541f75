/** The questionnaire as fields: first what is held, then what each aim asks, as long as it can matter. */
import { copyOf } from '../desk/words.js'
import { questionsFor, readAnswer } from './asked-questions.js'
import { fieldOf, isTick } from './fields.js'
import { canMatter, isDecided, isHeldAlready } from './still-asked.js'

const HELD = ['grade', 'title'] // asked first: two glances decide most of the rest
const GROUPS = { since: 'dates', post: 'dates', doing: 'dates', work: 'dates' } // the others are called as they are asked

/** @returns {object} how page.js chooses, asks and reads */
export function formView({ page, part, words, facts, today }) {
  let fields = []
  let boxes = [] // of fields or of other boxes, the inner ones first
  let parts = [] // the count of each, and its fields

  const applicant = () => page.querySelector('[name="applicant"]:checked').value
  const questionnaires = () => facts.questionnaires.filter((one) => one.applicant === applicant())
  const questionnaire = () => questionnaires().find((one) => one.jurisdiction === part('place').value)
  const chosen = () => ({ applicant: applicant(), place: part('place').value, aim: part('aim').value })

  function chosenRules() {
    const { place, aim } = chosen()
    const here = facts.rules.filter((rule) => rule.jurisdiction === place && rule.applicant === applicant())
    return aim ? here.filter((rule) => rule.target === aim) : here
  }

  /** Who asks for everything is not asked about what is held already; who chose one aim is. */
  function rules() {
    const known = answered()
    return chosenRules().filter((rule) => chosen().aim || !isHeldAlready(rule, known, facts.ladders))
  }

  /** A tick of what is held says no when it is left out; one of an award says nothing before the end. */
  function answered() {
    const told = fields.map(({ question, value }) => [question, readAnswer(question, value(), today).fact])
    const known = told.filter(([{ ask }, fact]) => fact !== undefined && (fact || ask !== 'award'))
    return new Map(known.map(([question, fact]) => [question.fact, fact]))
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
    const asked = questionsFor(chosenRules(), questionnaire().questions)
    fields = []
    boxes = []
    parts = []
    part('questions').textContent = ''
    part('questions').append(...groupsOf(asked.filter((one) => HELD.includes(one.ask))))
    for (const [name, questions] of sections(asked.filter((one) => !HELD.includes(one.ask)))) {
      const { slot } = copyOf(page, 'part')
      const section = slot('section')
      const before = fields.length
      slot('name').textContent = name
      slot('heading').hidden = name === ''
      slot('items').append(...groupsOf(questions, name !== ''))
      boxes.push({ element: section, items: [...slot('items').children] })
      parts.push({ count: slot('count'), fields: fields.slice(before) })
      part('questions').append(section)
    }
    for (const field of fields) if (kept.has(field.question.fact)) field.set(kept.get(field.question.fact))
    showWhatMatters()
  }

  /** @returns {[string, object[]][]} what several aims ask, then each aim, the next one up first; without a name where there is one */
  function sections(asked) {
    const { aims } = questionnaire()
    const targets = [...new Set(chosenRules().map(({ target }) => target))]
    if (targets.length === 1) return [['', asked]]
    const byAim = new Map(targets.map((target) => [target, []]))
    const shared = []
    for (const question of asked) {
      const asking = targets.filter((target) => chosenRules().some((rule) => rule.target === target && questionsFor([rule], [question]).length))
      ;(asking.length > 1 ? shared : byAim.get(asking[0])).push(question)
    }
    const own = targets.sort(byLadder).map((target) => [aims.find((aim) => aim.target === target).name, byAim.get(target)])
    return [[words('shared'), shared], ...own].filter(([, questions]) => questions.length)
  }

  /** Grades from below, then titles as the questionnaire has them. */
  function byLadder(one, other) {
    const place = (target) => facts.ladders.grade.indexOf(target) + 1 || facts.ladders.grade.length + 1
    return place(one) - place(other)
  }

  /** Awards are many and few have one: beside other aims they are folded away. */
  function groupsOf(questions, isMany = false) {
    const groups = new Map()
    for (const question of questions) {
      const name = groupNameOf(question)
      groups.set(name, [...(groups.get(name) || []), question])
    }
    return [...groups].map(([name, asked]) => groupOf(name, asked, isMany && name === 'award' ? 'fold' : 'group'))
  }

  function groupOf(group, questions, template) {
    const { slot } = copyOf(page, template)
    const element = slot('group')
    slot('legend').textContent = words(`group-${group}`)
    slot('hint').textContent = words(`hint-${group}`)
    slot('hint').hidden = fields.some(({ question }) => groupNameOf(question) === group) // it was said above
    const items = slot('items')
    for (const question of questions) {
      const field = fieldOf(page, question, `question-${fields.length}`)
      fields.push(field)
      items.append(field.element)
    }
    boxes.push({ element, items: [...items.children] })
    return element
  }

  /** What is answered or has the focus stays where it is; a day is asked once its grade is ticked. */
  function showWhatMatters() {
    const known = answered()
    const asking = rules()
    for (const { question, element } of fields) {
      const { fact, ask, after } = question
      const isKept = known.has(fact) || element.contains(document.activeElement) || HELD.includes(ask)
      const isAsked = (isKept || asking.some((rule) => canMatter(fact, rule, known, today))) && (!after || known.get(after) === true)
      element.hidden = !isAsked
    }
    for (const { element, items } of boxes) element.hidden = items.every(({ hidden }) => hidden)
    showProgress(known, asking)
  }

  function showProgress(known, asking) {
    const askedOf = (some) => some.filter(({ element, question }) => !element.hidden && !isTick(question))
    const openOf = (some) => askedOf(some).filter(({ question }) => !known.has(question.fact)).length
    const [asked, open] = [askedOf(fields), openOf(fields)]
    for (const one of parts) one.count.textContent = openOf(one.fields) ? words('part-open', { open: openOf(one.fields) }) : ''
    part('progress').textContent = asked.length ? words('progress', { done: asked.length - open, open }) : ''
    const held = chosenRules().filter((rule) => !asking.includes(rule))
    const decided = asking.filter((rule) => asking.filter(({ target }) => target === rule.target).every((one) => isDecided(one, known, today)))
    part('left-out').textContent = [['held', held], ['decided', decided]]
      .filter(([, found]) => found.length)
      .map(([name, found]) => words(`left-out-${name}`, { aims: namesOf(found) }))
      .join('')
  }

  function namesOf(found) {
    const targets = new Set(found.map(({ target }) => target))
    return questionnaire().aims.filter(({ target }) => targets.has(target)).map(({ name }) => name).join('、')
  }

  // not at change: what comes and goes when a field is left would move the button from under the pointer
  part('questions').addEventListener('input', showWhatMatters)
  return { chosen, rules, choosePlace, choose, ask, fields: () => fields.filter(({ element }) => !element.hidden) }
}

function groupNameOf({ ask }) {
  return GROUPS[ask] || ask
}

function fillOptions(select, options, wanted) {
  select.textContent = ''
  for (const [value, text] of options) select.append(new Option(text, value))
  select.value = options.some(([value]) => value === wanted) ? wanted : options[0][0]
}
