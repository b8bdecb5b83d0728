import type { Wanted } from './usual-form.ts';

const organisation: Wanted = { name: 'lasting', url: 'begun', contact: 'whole' };
const hashes: Wanted = { alg: 'lasting', content: 'begun' };

/** What the facts are made of (`facts/`), by the list that an item stands in. */
export const wantedOf: Readonly<Record<'components' | 'dependencies', Wanted>> = {
  components: {
    type: 'lasting',
    'bom-ref': 'lasting',
    supplier: organisation,
    manufacturer: organisation,
    authors: 'whole',
    author: 'passing',
    publisher: 'lasting',
    group: 'passing',
    name: 'lasting',
    version: 'lasting',
    versionRange: 'lasting',
    hashes,
    licenses: 'whole',
    cpe: 'lasting',
    purl: 'lasting',
    omniborId: 'whole',
    swhid: 'whole',
    swid: 'whole',
    components: 'whole',
    modelCard: 'whole',
    data: 'whole',
    properties: { name: 'passing', value: 'passing' },
    externalReferences: { type: 'lasting', url: 'begun', hashes },
  },
  dependencies: { ref: 'passing', dependsOn: 'passing', provides: 'passing' },
};

/** Members that an item must have to be taken by its usual form: without one, equal items are told by all that is in them. */
export const referenceOf: Readonly<Record<'components' | 'dependencies', string>> = { components: 'bom-ref', dependencies: 'ref' };
