/** How much of a file is read. What is above is refused before it is unpacked or kept. */

/**
 * Bytes, characters and counts. `rows` and `columns` are the highest position with a value; `ratio` is
 * unpacked to packed bytes of a part of a workbook that has more than `smallPartBytes`.
 */
export const LIMITS = Object.freeze({
  fileBytes: 64000000,
  parts: 2000,
  partBytes: 400000000,
  unpackedBytes: 600000000,
  smallPartBytes: 10000000,
  ratio: 250,
  xmlDepth: 32,
  xmlTagLength: 100000,
  xmlTextLength: 1000000,
  sheets: 100,
  rows: 120000,
  columns: 256,
  cells: 3000000,
  cellLength: 32767,
  sharedStrings: 2000000,
  mergedCells: 30000000 // a title merged down a whole column has a million
})
