import { meantOccupations } from './occupation-names.js'

/**
 * Leads from 我是……，在…… on the home page to what applies: the occupation's page, at the place. Where the
 * occupation is unknown or has several readings, it asks back and shows where the place's rules are read.
 * The form is hidden until this runs; what stands in for it is hidden then.
 * @param {HTMLFormElement} form with a field, its datalist and a select; `data-instead` and `data-answer` name
 *   what stands in for it and what it says; every `[data-place]` beside it holds the links of a place
 */
export default function caseDoor (form) {
  const field = form.querySelector('input')
  const place = form.querySelector('select')
  const answer = document.getElementById(form.dataset.answer)
  const places = [...form.parentElement.querySelectorAll('[data-place]')]
  const occupations = [...form.querySelectorAll('option[data-code]')].map(({ value, dataset }) => ({
    name: value, code: dataset.code, also: dataset.also.split(' '), href: dataset.href,
  }))
  const part = (name) => answer.querySelector(`[data-part="${name}"]`)
  const showPlace = (chosen) => places.forEach((one) => { one.hidden = one.dataset.place !== chosen })

  document.getElementById(form.dataset.instead).hidden = true
  showPlace(null)
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { sure, near } = meantOccupations(field.value, occupations)
    if (sure) {
      window.location.assign(`${sure.href}#${place.value}`)
      return
    }
    const asked = field.value.trim()
    part('unknown').hidden = !asked
    answer.querySelector('[data-slot="asked"]').textContent = asked
    part('near').hidden = near.length === 0
    answer.querySelector('[data-slot="near"]').replaceChildren(...near.flatMap((one, at) => {
      const link = document.createElement('a')
      link.href = `${one.href}#${place.value}`
      link.textContent = one.name
      return at ? ['、', link] : [link]
    }))
    showPlace(place.value)
  })
}
