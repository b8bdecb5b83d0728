/** What a questionnaire may hold. What goes beyond is left out and said, or refused as a whole. */
export const questionnaireLimits = {
  /** Bytes of the file. */
  fileBytes: 24_000_000,
  /** Bytes of one member of an Office file, unpacked. */
  memberBytes: 48_000_000,
  /** Sheets, or tables of a text, that are read. */
  grids: 100,
  /** Rows with something in them, of one sheet. */
  rows: 5000,
  /** Cells with text, of the whole file. */
  cells: 100_000,
  columns: 200,
  /** UTF-16 units of one cell. */
  cellLength: 8000,
  /** UTF-16 units of all cells together. */
  textLength: 4_000_000,
  /** Texts that cells share. */
  sharedTexts: 300_000,
  /** Rules of a sheet on what may be chosen. */
  choiceRules: 2000,
  /** Answers of one list. */
  choices: 60,
  mergedCells: 20_000,
} as const;
