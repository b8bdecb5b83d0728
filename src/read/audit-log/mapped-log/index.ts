import type { Reader } from '../../reader.ts';

/** The first lines of a mapping: remarks, then the word that says what it is. */
const beginning = /^(?:\s*#[^\n]*\n|\s*\n)*assay:[ \t]*['"]?log-mapping['"]?[ \t\r]*(?:#[^\n]*)?\n/;

/** Audit log samples in any JSON lines, below a mapping in YAML that says where everything stands (readme.md). */
export const mappedLog: Reader<'audit-log'> = {
  id: 'mapped-log',
  title: 'Audit log in JSON lines with a mapping (YAML)',
  produces: 'audit-log',
  accepts: ({ text }) => text !== undefined && beginning.test(text),
  // Loaded when such a log comes: a start of the program should not pay for YAML.
  read: async (source) => (await import('./read-mapped-log.ts')).readMappedLog(source),
};
