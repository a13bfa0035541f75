/** @returns {string} the sentence with `{name}` replaced by the value of that name */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}
