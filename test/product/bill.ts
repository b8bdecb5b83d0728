import { daysBefore, type Draft } from './draft.ts';

/** A bill of materials in CycloneDX 1.6 or SPDX 2.3, with each data field of each component planned. */

interface Component {
  readonly name: string;
  readonly isSubject: boolean;
  readonly producer: 'named' | 'reachable' | 'declared unknown' | 'missing';
  readonly hasVersion: boolean;
  readonly hasIdentifier: boolean;
  readonly hash: 'SHA-256' | 'SHA-512' | 'none';
  readonly licence: 'stated' | 'declared unknown' | 'missing';
  readonly isRelated: boolean;
  readonly hasFileName: boolean;
  readonly hasProperties: boolean;
}

interface Bill {
  readonly isSpdx: boolean;
  readonly author: 'named' | 'reachable' | 'missing';
  readonly hasTime: boolean;
  readonly hasContext: boolean;
  readonly hasToolVersion: boolean;
  readonly hasOwnVersion: boolean;
  readonly isComplete: boolean;
  readonly components: readonly Component[];
}

export function writeBill(draft: Draft): void {
  const { random } = draft;
  const count = random.between(2, 30);
  const bill: Bill = {
    isSpdx: random.chance(0.4), author: random.pick(['named', 'reachable', 'missing']), hasTime: random.chance(0.8), hasContext: random.chance(0.5), hasToolVersion: random.chance(0.6), hasOwnVersion: random.chance(0.7), isComplete: random.chance(0.4),
    components: Array.from({ length: count }, (_, index): Component => ({
      name: index === 0 ? 'gateway' : `part-${index}`, isSubject: index === 0, producer: random.pick(['named', 'reachable', 'declared unknown', 'missing']), hasVersion: random.chance(0.8), hasIdentifier: random.chance(0.8),
      hash: random.pick(['SHA-256', 'SHA-512', 'none']), licence: random.pick(['stated', 'declared unknown', 'missing']), isRelated: index === 0 || random.chance(0.7), hasFileName: random.chance(0.5), hasProperties: random.chance(0.3),
    })),
  };
  draft.writeEvidence(bill.isSpdx ? 'bill.spdx.json' : 'bill.cdx.json', `${JSON.stringify(bill.isSpdx ? spdx(draft, bill) : cycloneDx(draft, bill), null, 2)}\n`);
  addTruth(draft, bill);
}

const digests = { 'SHA-256': 'ab'.repeat(32), 'SHA-512': 'cd'.repeat(64) } as const;

function cycloneDx(draft: Draft, bill: Bill): object {
  const component = (item: Component): object => ({
    type: item.isSubject ? 'application' : 'library', 'bom-ref': item.name, name: item.name,
    ...(item.hasVersion ? { version: '1.2.3' } : {}), ...(item.hasIdentifier ? { purl: `pkg:npm/${item.name}@1.2.3` } : {}),
    ...(item.producer === 'named' ? { supplier: { name: 'Example Parts' } } : item.producer === 'reachable' ? { supplier: { name: 'Example Parts', url: ['https://example.com'] } } : item.producer === 'declared unknown' ? { publisher: 'NOASSERTION' } : {}),
    ...(item.hash === 'none' ? {} : { hashes: [{ alg: item.hash, content: digests[item.hash] }] }),
    ...(item.licence === 'stated' ? { licenses: [{ license: { id: 'MIT' } }] } : item.licence === 'declared unknown' ? { licenses: [{ license: { name: 'NOASSERTION' } }] } : {}),
    ...(item.hasFileName || item.hasProperties ? { properties: [...(item.hasFileName ? [{ name: 'bsi:component:filename', value: `${item.name}.tgz` }] : []), ...(item.hasProperties ? [{ name: 'bsi:component:executable', value: 'non-executable' }, { name: 'bsi:component:archive', value: 'archive' }, { name: 'bsi:component:structured', value: 'structured' }] : [])] } : {}),
    ...(item.hash === 'none' ? {} : { externalReferences: [{ type: 'distribution', url: `https://example.com/${item.name}.tgz`, hashes: [{ alg: item.hash, content: digests[item.hash] }] }] }),
  });
  const [subject, ...rest] = bill.components;
  return {
    bomFormat: 'CycloneDX', specVersion: '1.6', ...(bill.hasOwnVersion ? { version: 1 } : {}),
    metadata: {
      ...(bill.hasTime ? { timestamp: `${daysBefore(draft.today, 9)}T08:00:00Z` } : {}), ...(bill.hasContext ? { lifecycles: [{ phase: 'build' }] } : {}),
      tools: { components: [{ type: 'application', name: 'bill-maker', ...(bill.hasToolVersion ? { version: '3.1' } : {}) }] },
      ...(bill.author === 'missing' ? {} : { authors: [{ name: 'A. Example', ...(bill.author === 'reachable' ? { email: 'bills@example.com' } : {}) }] }),
      ...(subject === undefined ? {} : { component: component(subject) }),
    },
    components: rest.map(component),
    dependencies: [{ ref: 'gateway', dependsOn: rest.filter(({ isRelated }) => isRelated).map(({ name }) => name) }],
    ...(bill.isComplete ? { compositions: [{ aggregate: 'complete', assemblies: ['gateway'] }] } : {}),
  };
}

function spdx(draft: Draft, bill: Bill): object {
  const id = (name: string): string => `SPDXRef-${name}`;
  const creators = [...(bill.author === 'missing' ? [] : [`Organization: Example Works${bill.author === 'reachable' ? ' (bills@example.com)' : ''}`]), `Tool: bill-maker${bill.hasToolVersion ? '-3.1' : ''}`];
  const related = bill.components.filter(({ isRelated, isSubject }) => isRelated && !isSubject);
  return {
    spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'gateway', documentNamespace: 'https://example.com/bill/gateway',
    creationInfo: { ...(bill.hasTime ? { created: `${daysBefore(draft.today, 9)}T08:00:00Z` } : {}), creators },
    packages: bill.components.map((item) => ({
      SPDXID: id(item.name), name: item.name, downloadLocation: `https://example.com/${item.name}.tgz`, filesAnalyzed: false, ...(item.hasVersion ? { versionInfo: '1.2.3' } : {}), ...(item.hasFileName ? { packageFileName: `./${item.name}.tgz` } : {}),
      ...(item.producer === 'missing' ? {} : { supplier: item.producer === 'declared unknown' ? 'NOASSERTION' : `Organization: Example Parts${item.producer === 'reachable' ? ' (parts@example.com)' : ''}` }),
      ...(item.hash === 'none' ? {} : { checksums: [{ algorithm: item.hash.replace('-', ''), checksumValue: digests[item.hash] }] }),
      ...(item.licence === 'missing' ? {} : { licenseConcluded: item.licence === 'stated' ? 'MIT' : 'NOASSERTION', licenseDeclared: item.licence === 'stated' ? 'MIT' : 'NOASSERTION' }),
      ...(item.hasIdentifier ? { externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:npm/${item.name}@1.2.3` }] } : {}),
    })),
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: id('gateway') },
      ...related.map(({ name }) => ({ spdxElementId: id('gateway'), relationshipType: 'DEPENDS_ON', relatedSpdxElement: id(name) })),
      ...(related.length === 0 ? [{ spdxElementId: id('gateway'), relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'NONE' }] : []),
    ],
  };
}

function addTruth(draft: Draft, bill: Bill): void {
  const { isSpdx, components } = bill;
  const field = (profile: string, name: string, numerator: number, denominator: number): void => draft.measure('sbom-fields', [{ at: draft.assessedAt, numerator, denominator }], { profile, field: name });
  const document = (profile: string, name: string, isThere: boolean): void => field(profile, name, isThere ? 1 : 0, 1);
  const each = (profile: string, name: string, holds: (component: Component) => boolean): void => field(profile, name, components.filter(holds).length, components.length);
  const hasProducer = ({ producer }: Component): boolean => producer === 'named' || producer === 'reachable';

  document('cisa-2026', 'sbom-author', bill.author !== 'missing');
  document('cisa-2026', 'author-signature', false);
  document('cisa-2026', 'data-format-name', true);
  document('cisa-2026', 'data-format-version', true);
  document('cisa-2026', 'generation-context', bill.hasContext && !isSpdx);
  document('cisa-2026', 'timestamp', bill.hasTime);
  document('cisa-2026', 'tool-name', true);
  document('cisa-2026', 'tool-version', bill.hasToolVersion);
  document('cisa-2026', 'sbom-version', bill.hasOwnVersion && !isSpdx);
  each('cisa-2026', 'component-producer', hasProducer);
  each('cisa-2026', 'component-name', () => true);
  each('cisa-2026', 'component-version', ({ hasVersion }) => hasVersion);
  each('cisa-2026', 'component-identifiers', ({ hasIdentifier }) => hasIdentifier);
  each('cisa-2026', 'component-hash-value', ({ hash }) => hash !== 'none');
  each('cisa-2026', 'component-hash-algorithm', ({ hash }) => hash !== 'none');
  each('cisa-2026', 'component-licence', ({ licence }) => licence === 'stated');
  each('cisa-2026', 'component-dependency-relationship', ({ isRelated }) => isRelated);

  each('ntia-2021', 'supplier-name', hasProducer);
  each('ntia-2021', 'component-name', () => true);
  each('ntia-2021', 'component-version', ({ hasVersion }) => hasVersion);
  each('ntia-2021', 'other-unique-identifiers', ({ hasIdentifier }) => hasIdentifier);
  each('ntia-2021', 'dependency-relationship', ({ isRelated }) => isRelated);
  document('ntia-2021', 'author-of-sbom-data', bill.author !== 'missing');
  document('ntia-2021', 'timestamp', bill.hasTime);

  document('bsi-tr-03183-2', 'format', !isSpdx);
  document('bsi-tr-03183-2', 'sbom-creator', bill.author === 'reachable');
  document('bsi-tr-03183-2', 'timestamp', bill.hasTime);
  document('bsi-tr-03183-2', 'no-vulnerability-data', true);
  document('bsi-tr-03183-2', 'dependency-completeness', bill.isComplete && !isSpdx);
  each('bsi-tr-03183-2', 'component-creator', ({ producer }) => producer === 'reachable');
  each('bsi-tr-03183-2', 'component-name', () => true);
  each('bsi-tr-03183-2', 'component-version', ({ hasVersion }) => hasVersion);
  each('bsi-tr-03183-2', 'file-name', ({ hasFileName }) => hasFileName);
  each('bsi-tr-03183-2', 'dependencies', ({ isRelated }) => isRelated);
  each('bsi-tr-03183-2', 'distribution-licences', ({ licence }) => licence === 'stated');
  each('bsi-tr-03183-2', 'deployable-hash', ({ hash }) => hash === 'SHA-512');
  for (const name of ['executable-property', 'archive-property', 'structured-property']) each('bsi-tr-03183-2', name, ({ hasProperties }) => hasProperties && !isSpdx);
}
