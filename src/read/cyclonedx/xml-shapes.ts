/**
 * Which elements of a CycloneDX XML document are read, and how they look in JSON. What is not named here is checked
 * against the schema and then left behind.
 */
export type Shape = TextShape | ObjectShape | ListShape;

export interface TextShape {
  readonly is: 'text';
}

/** An element that becomes an object. */
export interface ObjectShape {
  readonly is: 'object';
  /** Attributes that become members of the same name. */
  readonly attributes: readonly string[];
  /** Findings may point at it. */
  readonly isPlaced?: true;
  /** The member that holds the element's own text. */
  readonly textKey?: string;
  readonly children: Map<string, Child>;
}

export interface Child {
  readonly shape: Shape;
  readonly key: string;
  /** The element may be repeated; its member is an array. */
  readonly repeats?: true;
}

/** An element that becomes an array, with an item for each child of a known name. */
export interface ListShape {
  readonly is: 'list';
  readonly items: ReadonlyMap<string, Item>;
}

export interface Item {
  readonly shape: Shape;
  /** The item is an object with the value under this key. */
  readonly wrap?: string;
}

const text: TextShape = { is: 'text' };

function object(attributes: readonly string[], children: Readonly<Record<string, Shape | Omit<Child, 'key'>>>, textKey?: string): ObjectShape {
  const members = Object.entries(children).map(([name, child]): readonly [string, Child] => [name, 'is' in child ? { shape: child, key: name } : { ...child, key: name }]);
  return { is: 'object', attributes, children: new Map(members), ...(textKey !== undefined && { textKey }) };
}

function placed(shape: ObjectShape): ObjectShape {
  return { ...shape, isPlaced: true };
}

function list(items: Readonly<Record<string, Shape | Item>>): ListShape {
  return { is: 'list', items: new Map(Object.entries(items).map(([name, item]) => [name, 'is' in item ? { shape: item } : item])) };
}

function repeated(shape: Shape): Omit<Child, 'key'> {
  return { shape, repeats: true };
}

const person = object([], { name: text, email: text, phone: text });
const organisation = object([], { name: text, url: repeated(text), contact: repeated(person) });
const hashes = list({ hash: object(['alg'], {}, 'content') });
const licences = list({
  license: { shape: object([], { id: text, name: text }), wrap: 'license' },
  expression: { shape: text, wrap: 'expression' },
  'expression-detailed': object(['expression'], {}),
});
const references = list({ reference: object(['type'], { url: text, hashes }) });
const named = { version: text, name: text };

const component = placed(object(['type', 'bom-ref'], {
  ...named,
  group: text,
  versionRange: text,
  publisher: text,
  author: text,
  authors: list({ author: person }),
  supplier: organisation,
  manufacturer: organisation,
  purl: text,
  cpe: text,
  swid: object(['tagId'], {}),
  omniborId: repeated(text),
  swhid: repeated(text),
  hashes,
  licenses: licences,
  properties: list({ property: object(['name'], {}, 'value') }),
  externalReferences: references,
  modelCard: object([], {
    modelParameters: object([], { approach: object([], {}), task: text, datasets: list({ dataset: object([], {}), ref: object([], {}) }) }),
    considerations: object([], { users: object([], {}), useCases: object([], {}), technicalLimitations: object([], {}), performanceTradeoffs: object([], {}), ethicalConsiderations: object([], {}), fairnessAssessments: object([], {}) }),
  }),
  data: repeated(object([], { description: text, contents: object([], {}), governance: object([], {}) })),
}));
const components = list({ component });
component.children.set('components', { shape: components, key: 'components' });

const service = placed(object(['bom-ref'], { ...named, licenses: licences }));
const services = list({ service });
service.children.set('services', { shape: services, key: 'services' });

/** Up to 1.4 a tool is no component; it is read as one. */
const tools = object([], { components, services });
tools.children.set('tool', { shape: object([], named), key: 'components', repeats: true });

const dependency = placed(object(['ref'], {}));
dependency.children.set('dependency', { shape: object(['ref'], {}), key: 'dependsOn', repeats: true });

/** Elements that only refer to others. */
const referring = (name: string): ListShape => list({ [name]: object(['ref'], {}) });

/** The shape of the root element. */
export const bomShape: ObjectShape = object(['serialNumber', 'version'], {
  metadata: placed(object([], {
    timestamp: text,
    lifecycles: list({ lifecycle: object([], { phase: text, name: text }) }),
    tools,
    authors: list({ author: person }),
    component,
    manufacture: organisation,
    manufacturer: organisation,
    supplier: organisation,
    licenses: licences,
  })),
  components,
  services,
  dependencies: list({ dependency }),
  compositions: list({ composition: object([], { aggregate: text, assemblies: referring('assembly'), dependencies: referring('dependency') }) }),
  vulnerabilities: list({ vulnerability: placed(object(['bom-ref'], {
    id: text, recommendation: text, workaround: text, published: text, updated: text,
    analysis: object([], { state: text, justification: text, responses: list({ response: text }), detail: text, firstIssued: text, lastUpdated: text }),
    affects: list({ target: object([], { ref: text }) }),
  })) }),
});
