/** Why a file cannot be read as a table. The words for people stand with the page that shows them. */

export class TableFault extends Error {
  /**
   * @param {string} code stable, see theme/tables/README.md
   * @param {Object<string, string | number>} values what the message is filled with
   */
  constructor(code, values = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'TableFault'
    this.code = code
    this.values = values
  }
}
