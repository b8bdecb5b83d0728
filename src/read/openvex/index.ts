import type { Reader } from '../reader.ts';

/** What reads statements, loaded when the first document comes. */
let loaded: typeof import('./read-statements.ts') | undefined;

/** OpenVEX documents: what an author says of vulnerabilities in products. */
export const openvex: Reader<'vulnerability-statements'> = {
  id: 'openvex',
  title: 'OpenVEX (0.2.0, older with a finding)',
  produces: 'vulnerability-statements',
  accepts: ({ json }) => json?.strings.get('@context')?.includes('openvex.dev') === true,
  read: async (source) => (loaded ??= await import('./read-statements.ts')).readStatements(source),
};
