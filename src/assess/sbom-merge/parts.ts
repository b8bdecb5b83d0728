import type { Sbom, SbomComponent } from '../../model/evidence/sbom.ts';
import { isArray, isObject, objectAt, objectsAt, stringAt, stringsAt, type JsonObject, type JsonValue } from '../../read/gateway/json-value.ts';

/** What a bill brings into a merged one, in the words of CycloneDX 1.6. */
export interface BillParts {
  readonly subject?: JsonObject;
  readonly components: readonly JsonObject[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  /** Made of the facts of another form: values of hashes, addresses and model cards stay behind. */
  readonly isReduced: boolean;
}

/** What is new in 1.7, and what a merged document would break. */
const leftBehind: ReadonlySet<string> = new Set(['signature', 'versionRange', 'isExternal', 'patentAssertions']);

/** The parts of a CycloneDX document in JSON of 1.2 to 1.7, as they are written. */
export function partsOfDocument(document: JsonObject): BillParts {
  const subject = objectAt(objectAt(document, 'metadata') ?? {}, 'component');
  return {
    ...(subject === undefined ? {} : { subject: withoutNewer(subject) }),
    components: objectsAt(document, 'components').map(withoutNewer),
    dependencies: objectsAt(document, 'dependencies').flatMap((item) => {
      const ref = stringAt(item, 'ref');
      return ref === undefined ? [] : [{ ref, dependsOn: stringsAt(item, 'dependsOn') }];
    }),
    isReduced: false,
  };
}

function withoutNewer(component: JsonObject): JsonObject {
  return cleaned(component) as JsonObject;
}

function cleaned(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(cleaned);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !leftBehind.has(name)).map(([name, member]) => [name, cleaned(member)]));
}

/** The parts of a bill in any other form, made of its facts. */
export function partsOfFacts({ subject, components, dependencies }: Sbom): BillParts {
  return {
    ...(subject === undefined ? {} : { subject: componentOf(subject) }),
    components: components.map(componentOf),
    dependencies: dependencies.map(({ from, to }) => ({ ref: from, dependsOn: to })),
    isReduced: true,
  };
}

/** Types of CycloneDX 1.6; others are libraries there. */
const types: ReadonlySet<string> = new Set(['application', 'framework', 'library', 'container', 'platform', 'operating-system', 'device', 'device-driver', 'firmware', 'file', 'machine-learning-model', 'data', 'cryptographic-asset']);

function componentOf({ reference, name, version, producer, identifiers, licences, type }: SbomComponent): JsonObject {
  const first = (wanted: string): string | undefined => identifiers.find((identifier) => identifier.type === wanted)?.value;
  const [purl, cpe] = [first('purl'), first('cpe')];
  return {
    type: type !== undefined && types.has(type) ? type : 'library',
    'bom-ref': reference,
    ...(producer.value === undefined ? {} : { supplier: { name: producer.value } }),
    name: name ?? reference,
    ...(version.value === undefined ? {} : { version: version.value }),
    ...(licences.value === undefined || licences.value === 'NONE' ? {} : { licenses: [{ license: { name: licences.value } }] }),
    ...(cpe === undefined ? {} : { cpe }),
    ...(purl === undefined ? {} : { purl }),
  };
}
