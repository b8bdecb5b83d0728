import type { AdvisoryProfile } from '../../model/evidence/security-advisory.ts';
import { objectAt, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { TextNumbers } from '../gateway/text-numbers.ts';
import type { Path } from './path.ts';
import { ProductSayings } from './product-sayings.ts';
import { inOrder, revisionsOf, type Revision } from './revisions.ts';
import { idsAt, rowsAt } from './rows.ts';

/** Where an item of a list of the product tree stands; of very many such places few are ever written out. */
interface ItemPlace {
  /** Path of the object that holds the list. */
  readonly outer: Path;
  readonly list: 'branches' | 'full_product_names' | 'relationships';
  readonly index: number;
}

/** The path of an item, and of what is meant inside it. */
export function pathTo({ outer, list, index }: ItemPlace, ...steps: Path): Path {
  return [...outer, list, index, ...steps];
}

/** A product as it is defined: in a branch, in the list of full names, or by a relationship. */
export interface ProductAt {
  readonly id: string;
  readonly number: number;
  readonly product: JsonObject;
  /** What machines match the product by. */
  readonly helper: JsonObject | undefined;
  /** Of the item that defines it. */
  readonly place: ItemPlace;
}

/** The path of a product, and of what is meant inside it. */
export function pathToProduct({ place }: ProductAt, ...steps: Path): Path {
  return place.list === 'branches' ? pathTo(place, 'product', ...steps) : place.list === 'relationships' ? pathTo(place, 'full_product_name', ...steps) : pathTo(place, ...steps);
}

/** The hashes of one file of a product. */
interface FileHashesAt {
  readonly hashes: readonly JsonObject[];
  readonly path: Path;
}

export interface BranchAt {
  readonly branch: JsonObject;
  readonly category: string;
  readonly name: string;
  /** Categories from the outermost branch down to this one. */
  readonly categories: readonly string[];
  readonly place: ItemPlace;
}

export interface GroupAt {
  readonly id: string;
  readonly members: readonly string[];
  readonly path: Path;
}

const profiles: readonly AdvisoryProfile[] = ['csaf_base', 'csaf_informational_advisory', 'csaf_security_advisory', 'csaf_security_incident_response', 'csaf_vex'];
const nothing: JsonObject = {};
const treePath: Path = ['product_tree'];

/** What a CSAF document says before its vulnerabilities, gathered once for all tests. Lenient: what has the wrong type counts as not there. */
export class AdvisoryView {
  readonly version: '2.0' | '2.1';
  readonly document: JsonObject;
  readonly tracking: JsonObject;
  readonly profile: AdvisoryProfile;
  readonly revisions: readonly Revision[];
  readonly revisionsInOrder: readonly Revision[];
  readonly hasTree: boolean;
  readonly branches: readonly BranchAt[];
  readonly products: readonly ProductAt[];
  /** How many different ids the products have: their numbers are those below it. */
  readonly definedCount: number;
  readonly fileHashes: readonly FileHashesAt[];
  readonly groups: readonly GroupAt[];
  /** Members by the id of their group; of two groups with one id the first. */
  readonly membersOf: ReadonlyMap<string, readonly string[]>;
  readonly relationships: readonly JsonObject[];
  /** Of the ids of products. */
  readonly numbers: TextNumbers;
  /** What the vulnerability that is looked at says of products. */
  readonly sayings: ProductSayings;
  /** Known when the whole document has been read. */
  hasVulnerabilities = false;
  unsortedPlace: Path | undefined;

  /** @param numbers empty; the ids of products are numbered in it */
  constructor(document: JsonObject | undefined, tree: JsonObject | undefined, version: '2.0' | '2.1', numbers: TextNumbers) {
    this.version = version;
    this.numbers = numbers;
    this.sayings = new ProductSayings(numbers);
    this.document = document ?? nothing;
    this.tracking = objectAt(this.document, 'tracking') ?? nothing;
    this.revisions = revisionsOf(this.tracking);
    this.revisionsInOrder = inOrder(this.revisions);
    const category = stringAt(this.document, 'category');
    this.profile = profiles.find((name) => name === category) ?? 'other';
    this.hasTree = tree !== undefined;
    const branches: BranchAt[] = [];
    const products: ProductAt[] = [];
    const fileHashes: FileHashesAt[] = [];
    const addProduct = (product: JsonObject | undefined, place: ItemPlace): void => {
      if (product === undefined) return;
      const id = stringAt(product, 'product_id') ?? '';
      const helper = objectAt(product, 'product_identification_helper');
      const added = { id, number: numbers.of(id), product, helper, place };
      products.push(added);
      if (helper !== undefined) rowsAt(helper, 'hashes').forEach((file, index) => fileHashes.push({ hashes: rowsAt(file, 'file_hashes'), path: pathToProduct(added, 'product_identification_helper', 'hashes', index, 'file_hashes') }));
    };
    gatherBranches(tree ?? nothing, treePath, [], branches, addProduct);
    rowsAt(tree ?? nothing, 'full_product_names').forEach((product, index) => addProduct(product, { outer: treePath, list: 'full_product_names', index }));
    this.relationships = rowsAt(tree ?? nothing, 'relationships');
    this.relationships.forEach((relationship, index) => addProduct(objectAt(relationship, 'full_product_name'), { outer: treePath, list: 'relationships', index }));
    this.branches = branches;
    this.products = products;
    this.definedCount = numbers.count;
    this.fileHashes = fileHashes;
    this.groups = rowsAt(tree ?? nothing, 'product_groups').map((group, index) => ({ id: stringAt(group, 'group_id') ?? '', members: idsAt(group, 'product_ids'), path: ['product_tree', 'product_groups', index] }));
    this.membersOf = new Map(this.groups.toReversed().map(({ id, members }) => [id, members]));
  }
}

function gatherBranches(parent: JsonObject, outer: Path, categories: readonly string[], branches: BranchAt[], addProduct: (product: JsonObject | undefined, place: ItemPlace) => void): void {
  // Branches of one parent mostly have one category, and then one list of categories.
  let all: readonly string[] | undefined;
  rowsAt(parent, 'branches').forEach((branch, index) => {
    const place: ItemPlace = { outer, list: 'branches', index };
    const category = stringAt(branch, 'category') ?? '';
    if (all?.at(-1) !== category) all = [...categories, category];
    branches.push({ branch, category, name: stringAt(branch, 'name') ?? '', categories: all, place });
    addProduct(objectAt(branch, 'product'), place);
    if (valueAt(branch, 'branches') !== undefined) gatherBranches(branch, pathTo(place), all, branches, addProduct);
  });
}
