import { fields, type Kept } from './pruner.ts';

const affected: Kept = { items: fields({ vendor: 'all', product: 'all', packageName: 'all', cpes: 'all' }) };

const metrics: Kept = { items: fields({ 'cvssV*': 'presence', other: fields({ type: 'all', content: fields({ options: 'all' }) }) }) };

const container: Kept = fields({ datePublic: 'all', problemTypes: { items: fields({ descriptions: { items: fields({ cweId: 'all', description: 'all' }) } }) }, affected, cpeApplicability: 'all', metrics, references: 'count' });

/** The parts of a CVE record (format 5.x, and what tells format 4) that `recordFacts` looks at, and no others. */
export const recordParts: Kept = fields({ data_type: 'all', CVE_data_meta: 'presence', cveMetadata: 'all', containers: fields({ cna: container, adp: { items: container } }) });
