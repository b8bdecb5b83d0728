import type { Wanted } from './usual-form.ts';

const organisation: Wanted = { name: 'built', url: 'begun', contact: 'whole' };
const hashes: Wanted = { alg: 'built', content: 'begun' };

/** What the facts are made of (`facts/`), by the list that an item stands in. */
export const wantedOf: Readonly<Record<'components' | 'dependencies', Wanted>> = {
  components: {
    type: 'built',
    'bom-ref': 'built',
    supplier: organisation,
    manufacturer: organisation,
    authors: 'whole',
    author: 'built',
    publisher: 'built',
    group: 'built',
    name: 'built',
    version: 'built',
    versionRange: 'built',
    hashes,
    licenses: 'whole',
    cpe: 'built',
    purl: 'built',
    omniborId: 'whole',
    swhid: 'whole',
    swid: 'whole',
    components: 'whole',
    modelCard: 'whole',
    data: 'whole',
    properties: { name: 'built', value: 'built' },
    externalReferences: { type: 'built', url: 'begun', hashes },
  },
  dependencies: { ref: 'built', dependsOn: 'built', provides: 'built' },
};

/** Members that an item must have to be taken by its usual form: without one, equal items are told by all that is in them. */
export const referenceOf: Readonly<Record<'components' | 'dependencies', string>> = { components: 'bom-ref', dependencies: 'ref' };
