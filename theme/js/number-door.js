/**
 * Leads from the field on the home page to the verify page. The number travels in the fragment, which
 * browsers never send; the form is hidden until this runs, and its field has no name.
 * @param {HTMLFormElement} form
 */
export default function numberDoor (form) {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const number = form.querySelector('input').value.trim()
    window.location.assign(form.action + (number ? `#${encodeURIComponent(number)}` : ''))
  })
}
