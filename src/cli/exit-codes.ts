/** What the shell is told; documented in the command's help and in README.md. */
export const exitCodes = {
  fine: { code: 0, meaning: 'the command did its work, and nothing asked for with --fail-on was seen' },
  threshold: { code: 1, meaning: 'something that --fail-on asks for was seen' },
  unread: { code: 2, meaning: 'a check could not run, a file could not be read, or an answer not be written whole; the report or a sentence says which' },
  usage: { code: 64, meaning: 'the command line is wrong' },
  defect: { code: 70, meaning: 'Assay itself failed; please report it' },
} as const;
