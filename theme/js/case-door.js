/**
 * Leads from 我是……，在…… on the home page to what applies: the occupation's page, at the place. The form
 * is hidden until this runs; the links that stand in for it are hidden then.
 * @param {HTMLFormElement} form with selects `occupation` and `place`; `data-instead` names the links
 */
export default function caseDoor (form) {
  const { occupation, place } = form.elements
  form.hidden = false
  document.getElementById(form.dataset.instead).hidden = true
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    window.location.assign(`${form.action}${occupation.value}/#${place.value}`)
  })
}
