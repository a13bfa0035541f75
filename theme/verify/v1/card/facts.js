/** What stands on a holder's card, and what its code says. */

/**
 * @param {object} verdict `verify/v1` with a record
 * @param {{ word: (name: string) => string }} page
 * @returns {[string, string][]} label and value, in the order of the card
 */
export function cardFacts({ record, as_of: asOf, checked_on: checkedOn }, { word }) {
  const { occupation, trade } = record
  return [
    [word('note-number'), record.certificate_number],
    [word('note-name'), record.name],
    [word('note-grade'), word(record.grade)],
    [word('note-occupation'), trade ? `${occupation}（${trade}）` : occupation],
    [word('note-awarded-by'), record.awarded_by],
    [word('card-approved-on'), record.approved_on],
    [word('card-as-of'), asOf.site_data_on || checkedOn]
  ]
}

/** @returns {string} the page with the number in the fragment, which no request carries; else the number */
export function codeText(number, address) {
  return address === null ? number : `${address}#${number}`
}
