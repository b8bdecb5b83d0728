import type { AdvisoryProfile } from '../../model/evidence/security-advisory.ts';
import { objectAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { idsAt, rowsAt } from './rows.ts';

/** Steps from the root of the document. */
export type Path = readonly (string | number)[];

/** A product as it is defined: in a branch, in the list of full names, or by a relationship. */
export interface ProductAt {
  readonly id: string;
  readonly product: JsonObject;
  readonly path: Path;
}

export interface BranchAt {
  readonly branch: JsonObject;
  readonly category: string;
  readonly name: string;
  /** Categories from the outermost branch down to this one. */
  readonly categories: readonly string[];
  readonly path: Path;
}

export interface GroupAt {
  readonly id: string;
  readonly members: readonly string[];
  readonly path: Path;
}

const profiles: readonly AdvisoryProfile[] = ['csaf_base', 'csaf_informational_advisory', 'csaf_security_advisory', 'csaf_security_incident_response', 'csaf_vex'];
const nothing: JsonObject = {};

/** A CSAF document gathered once for all tests. Lenient: what has the wrong type counts as not there. */
export class AdvisoryView {
  readonly root: JsonObject;
  readonly version: '2.0' | '2.1';
  readonly document: JsonObject;
  readonly tracking: JsonObject;
  readonly profile: AdvisoryProfile;
  readonly hasTree: boolean;
  readonly branches: readonly BranchAt[];
  readonly products: readonly ProductAt[];
  readonly groups: readonly GroupAt[];
  /** Members by the id of their group; of two groups with one id the first. */
  readonly membersOf: ReadonlyMap<string, readonly string[]>;
  readonly relationships: readonly JsonObject[];
  readonly vulnerabilities: readonly JsonObject[];

  constructor(root: JsonObject, version: '2.0' | '2.1') {
    this.root = root;
    this.version = version;
    this.document = objectAt(root, 'document') ?? nothing;
    this.tracking = objectAt(this.document, 'tracking') ?? nothing;
    const category = stringAt(this.document, 'category');
    this.profile = profiles.find((name) => name === category) ?? 'other';
    const tree = objectAt(root, 'product_tree');
    this.hasTree = tree !== undefined;
    const branches: BranchAt[] = [];
    const products: ProductAt[] = [];
    gatherBranches(tree ?? nothing, ['product_tree'], [], branches, products);
    rowsAt(tree ?? nothing, 'full_product_names').forEach((product, index) => addProduct(products, product, ['product_tree', 'full_product_names', index]));
    this.relationships = rowsAt(tree ?? nothing, 'relationships');
    this.relationships.forEach((relationship, index) => addProduct(products, objectAt(relationship, 'full_product_name'), ['product_tree', 'relationships', index, 'full_product_name']));
    this.branches = branches;
    this.products = products;
    this.groups = rowsAt(tree ?? nothing, 'product_groups').map((group, index) => ({ id: stringAt(group, 'group_id') ?? '', members: idsAt(group, 'product_ids'), path: ['product_tree', 'product_groups', index] }));
    this.membersOf = new Map(this.groups.toReversed().map(({ id, members }) => [id, members]));
    this.vulnerabilities = rowsAt(root, 'vulnerabilities');
  }

  /** The products that an entry speaks of: those that it names, and the members of the groups that it names. */
  *productsOf(entry: JsonObject): Generator<string> {
    yield* idsAt(entry, 'product_ids');
    for (const group of idsAt(entry, 'group_ids')) yield* this.membersOf.get(group) ?? [];
  }
}

function gatherBranches(parent: JsonObject, path: Path, categories: readonly string[], branches: BranchAt[], products: ProductAt[]): void {
  rowsAt(parent, 'branches').forEach((branch, index) => {
    const own: Path = [...path, 'branches', index];
    const category = stringAt(branch, 'category') ?? '';
    const all = [...categories, category];
    branches.push({ branch, category, name: stringAt(branch, 'name') ?? '', categories: all, path: own });
    addProduct(products, objectAt(branch, 'product'), [...own, 'product']);
    gatherBranches(branch, own, all, branches, products);
  });
}

function addProduct(products: ProductAt[], product: JsonObject | undefined, path: Path): void {
  if (product !== undefined) products.push({ id: stringAt(product, 'product_id') ?? '', product, path });
}
