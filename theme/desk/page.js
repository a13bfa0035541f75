/** The page: files and settings in, findings and files out. All work is done by the worker. */
import { saveFile } from '../saving/save-file.js'
import { deadlineView } from './deadline-view.js'
import { openWorker } from './open-worker.js'
import { resultView } from './result-view.js'
import { copyOf, wordsOf } from './words.js'

/** @param {string} source of the script, from which the worker is made */
export function startPage(source) {
  const page = document.querySelector('[data-module="desk"]')
  const part = (name) => page.querySelector(`[data-part="${name}"]`)
  const words = wordsOf(page)
  const rules = JSON.parse(part('rules').textContent)
  const facts = JSON.parse(part('facts').textContent)
  const showDeadline = deadlineView(page, facts.calendars, words)
  let worker = null
  let view = null
  let name = ''
  let sheets = null
  let followed = null
  let isCopying = false

  function begin() {
    worker = openWorker(source, take)
    worker.post({ task: 'begin', rules, facts })
    if (followed) worker.post({ task: 'notice', file: followed, settings: settings() })
  }

  function ask(message, word) {
    part('progress-text').textContent = words(word)
    part('progress').hidden = false
    worker.post({ ...message, settings: settings() })
  }

  function settings() {
    const purpose = page.querySelector('[name="purpose"]:checked').value
    const on = page.querySelector('#on').value || null
    const option = page.querySelector('#policy').selectedOptions[0]
    const policy = option.value ? option.dataset : null
    return { purpose, on, sheets, jurisdiction: policy && policy.jurisdiction, policy: policy && { ...policy } }
  }

  const answers = {
    progress: ({ rows }) => {
      part('progress-text').textContent = words('reading-rows', { count: rows })
    },
    checking: () => {
      part('progress-text').textContent = words('checking')
    },
    result(result) {
      view = resultView(page, result, words, acts)
      show(view.root, view.heading)
    },
    fault({ code, values }) {
      const { root, slot } = copyOf(page, 'fault')
      const wording = rules.faults[code] || rules.faults.unforeseen
      const filled = (text) => text.replace(/\{(\w+)\}/g, (_, slotName) => String(values[slotName]))
      slot('message').textContent = filled(wording.zh)
      slot('hint').textContent = filled(wording.hint_zh)
      view = null
      show(root, slot('message'))
    },
    notice({ errors, people, name: noticeName }) {
      part('progress').hidden = true
      part('followed').textContent = words(errors > 0 ? 'notice-has-errors' : 'notice-read', { errors, people, name: noticeName })
    },
    file({ of, file }) {
      if (isCopying) return copy(file)
      save(file, of === 'csv' ? listName() : words('findings-name'))
    }
  }

  function take(answer) {
    answers[answer.kind](answer)
  }

  function show(root, heading) {
    part('progress').hidden = true
    part('result').textContent = ''
    part('result').append(root)
    heading.focus()
  }

  const acts = {
    csv() {
      isCopying = false
      worker.post({ task: 'csv' })
    },
    copy() {
      isCopying = true
      worker.post({ task: 'csv' })
    },
    findings() {
      isCopying = false
      worker.post({ task: 'findings', head: words('findings-head').split(','), words: { error: words('error'), warning: words('warning') } })
    },
    mend: (changes) => ask({ task: 'mend', changes }, 'checking'),
    choose(names) {
      sheets = names
      ask({ task: 'check' }, 'checking')
    }
  }

  function save(file, fileName) {
    saveFile(file, fileName)
    view.say(words('saved', { name: fileName }))
  }

  async function copy(file) {
    try {
      await navigator.clipboard.writeText((await file.text()).replace(/^\ufeff/, ''))
      view.say(words('copied'))
    } catch (error) {
      view.say(words('copy-failed'))
    }
  }

  const listName = () => (name ? name.replace(/\.[^.]*$/, '') + '.csv' : words('list-name'))

  function open(file) {
    name = file.name
    sheets = null
    ask({ task: 'open', file }, 'reading')
  }

  function stop() {
    worker.close()
    begin()
    part('progress').hidden = true
    part('result').textContent = words('stopped')
    view = null
  }

  function settingsChanged() {
    const now = settings()
    for (const element of page.querySelectorAll('[data-for]')) element.hidden = element.dataset.for !== now.purpose
    showDeadline(now)
    if (view) ask({ task: 'check' }, 'checking')
  }

  part('form').addEventListener('submit', (event) => {
    event.preventDefault()
    name = ''
    sheets = null
    ask({ task: 'paste', text: page.querySelector('#pasted').value }, 'reading')
  })
  const file = page.querySelector('#file')
  file.addEventListener('change', () => {
    if (file.files.length > 0) open(file.files[0])
    file.value = '' // so that the same file, mended, can be chosen again
  })
  const notice = page.querySelector('#notice')
  notice.addEventListener('change', () => {
    followed = notice.files[0] || followed
    if (notice.files.length > 0) ask({ task: 'notice', file: followed }, 'reading')
  })
  for (const control of page.querySelectorAll('[name="purpose"], #policy, #on')) {
    control.addEventListener('change', settingsChanged)
  }
  acceptDrops(part('drop'), open)
  part('cancel').addEventListener('click', stop)

  begin()
  settingsChanged()
  part('fallback').hidden = true
  part('form').hidden = false
}

function acceptDrops(zone, open) {
  const mark = (isOver) => zone.classList.toggle('p-drop--over', isOver)
  document.addEventListener('dragover', (event) => {
    event.preventDefault() // a file dropped beside the zone must not replace the page
    mark(zone.contains(event.target))
  })
  document.addEventListener('dragleave', () => mark(false))
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    mark(false)
    const [file] = event.dataTransfer.files
    if (file) open(file)
  })
}
