import { follower, type Follower } from '../../cve/schema/follow.ts';
import type { ObjectShape, Shape } from '../../cve/schema/shape.ts';
import type { JsonShape } from '../../gateway/json-shape.ts';
import { advisory20, advisory21 } from './advisory-shapes.ts';
import { usualForm, type Wanted } from './usual-form.ts';

/** The schema of one version of CSAF, ready to be followed. */
export interface Schema {
  readonly document: Follower;
  readonly vulnerability: Follower;
  readonly tree: Follower;
  readonly usualFlaw: JsonShape;
  readonly usualTree: JsonShape;
}

const entry = { category: 'built', group_ids: 'built', product_ids: 'numbers' } as const;
const flag = { date: 'whole', group_ids: 'built', label: 'built', product_ids: 'numbers' } as const;
const status = { first_affected: 'numbers', first_fixed: 'numbers', fixed: 'numbers', known_affected: 'numbers', known_not_affected: 'numbers', last_affected: 'numbers', recommended: 'numbers', under_investigation: 'numbers', unknown: 'numbers' } as const;

/** What tests and facts look at in a vulnerability; of the rest only the schema is asked. */
const wanted: Wanted = {
  acknowledgments: {}, cve: 'built', cwe: 'whole', cwes: 'whole', disclosure_date: 'whole', discovery_date: 'whole', first_known_exploitation_dates: 'whole', flags: flag, ids: { system_name: 'built', text: 'built' },
  involvements: 'whole', metrics: { content: 'whole', products: 'numbers', source: 'built' }, notes: { category: 'built', group_ids: 'built', product_ids: 'built' }, product_status: status, references: {},
  release_date: 'whole', remediations: entry, scores: { cvss_v2: 'whole', cvss_v3: 'whole', products: 'numbers' }, threats: entry,
};

const helper = { hashes: { file_hashes: { algorithm: 'built', value: 'built' } }, model_numbers: 'built', purl: 'built', purls: 'built', serial_numbers: 'built' } as const;
const product = { product_id: 'built', product_identification_helper: helper } as const;
const branch: Wanted = { get branches() { return branch; }, category: 'built', name: 'built', product };

/** The same for the product tree. */
const wantedOfTree: Wanted = {
  branches: branch, full_product_names: product, product_groups: { group_id: 'built', product_ids: 'built' },
  relationships: { full_product_name: product, product_reference: 'built', relates_to_product_reference: 'built' },
};

/** By version. */
export const schemas = { '2.0': schemaOf(advisory20), '2.1': schemaOf(advisory21) } as const;

function schemaOf(advisory: ObjectShape): Schema {
  const vulnerability = vulnerabilityIn(advisory);
  const tree = advisory.properties.get('product_tree') ?? { type: 'any' };
  return { document: follower(advisory), vulnerability: follower(vulnerability), tree: follower(tree), usualFlaw: usualForm(vulnerability, wanted), usualTree: usualForm(tree, wantedOfTree) };
}

function vulnerabilityIn(advisory: ObjectShape): Shape {
  const list = advisory.properties.get('vulnerabilities');
  return list?.type === 'array' ? list.items : { type: 'any' };
}
