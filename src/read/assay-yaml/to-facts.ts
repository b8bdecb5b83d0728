import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import type { AssayYaml } from './schema.ts';

/** The statement's facts out of a checked document: flags and numbers recognised, absent lists empty. */
export function toFacts(document: AssayYaml): ProductStatement {
  const { cnaShortName, pledge, lifecycle } = document;
  return {
    product: definedOf(document.product),
    conditions: Object.fromEntries(Object.entries(document.conditions ?? {}).map(([name, value]) => [name, typeof value === 'string' ? { holds: value === 'true' } : { holds: value.holds === 'true', ...(value.reason === undefined ? {} : { reason: value.reason }) }])),
    ...(cnaShortName === undefined ? {} : { cnaShortName }),
    ...(pledge === undefined ? {} : { pledge }),
    measures: (document.measures ?? []).map(({ baseline, target, ...item }) => ({
      ...definedOf(item),
      ...(baseline === undefined ? {} : { baseline: { at: baseline.at, numerator: Number(baseline.numerator), ...(baseline.denominator === undefined ? {} : { denominator: Number(baseline.denominator) }) } }),
      ...(target === undefined ? {} : { target: { ...(target.at === undefined ? {} : { at: target.at }), value: Number(target.value) } }),
    })),
    defaults: (document.defaults ?? []).map(({ extraCharge, ...item }) => ({ ...definedOf(item), ...(extraCharge === undefined ? {} : { extraCharge: extraCharge === 'true' }) })),
    ...(lifecycle === undefined ? {} : { lifecycle: definedOf(lifecycle) }),
    ...(document.logs === undefined ? {} : { logs: { ...(document.logs.retentionDays === undefined ? {} : { retentionDays: Number(document.logs.retentionDays) }), ...(document.logs.extraCharge === undefined ? {} : { extraCharge: document.logs.extraCharge === 'true' }) } }),
    ...(document.products === undefined ? {} : { products: { total: Number(document.products.total), withDefaultPassword: Number(document.products.withDefaultPassword), at: document.products.at } }),
    ...(document.provenance === undefined ? {} : { provenance: document.provenance }),
    obstacles: document.obstacles ?? [],
    claims: document.claims ?? [],
    affirmations: (document.affirmations ?? []).map(definedOf),
    reviews: document.reviews ?? [],
    setAside: document.setAside ?? [],
    waysChosen: document.waysChosen ?? [],
    evidence: (document.evidence ?? []).map((item) => ({ ...definedOf(item), origin: 'handed-over' as const })),
    notShipped: document.notShipped ?? [],
    ...(document.credentialList === undefined ? {} : { credentialList: document.credentialList.replace(/^\.\//, '') }),
    ...(document.publish === undefined ? {} : { publish: { publisher: document.publish.publisher, public: document.publish.public, withheld: document.publish.withheld ?? [] } }),
  };
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** The same object without keys whose value is undefined. */
function definedOf<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
}
