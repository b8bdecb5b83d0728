import { JsonValidator } from './schema/json-validator.ts';
import type { JsonModel } from './schema/json-model.ts';
import type { XmlModel } from './schema/xml-model.ts';
import { XmlTypes } from './schema/xml-validator.ts';

/** A generated module: its model as JSON text. */
type Load = () => Promise<{ readonly model: string }>;

/** Loaded when the first document of the version is read. */
const jsonModels: Readonly<Record<string, Load>> = {
  '1.2': () => import('./generated/json-1.2.ts'),
  '1.3': () => import('./generated/json-1.3.ts'),
  '1.4': () => import('./generated/json-1.4.ts'),
  '1.5': () => import('./generated/json-1.5.ts'),
  '1.6': () => import('./generated/json-1.6.ts'),
  '1.7': () => import('./generated/json-1.7.ts'),
};

const xmlModels: Readonly<Record<string, Load>> = {
  '1.0': () => import('./generated/xml-1.0.ts'),
  '1.1': () => import('./generated/xml-1.1.ts'),
  '1.2': () => import('./generated/xml-1.2.ts'),
  '1.3': () => import('./generated/xml-1.3.ts'),
  '1.4': () => import('./generated/xml-1.4.ts'),
  '1.5': () => import('./generated/xml-1.5.ts'),
  '1.6': () => import('./generated/xml-1.6.ts'),
  '1.7': () => import('./generated/xml-1.7.ts'),
};

export const jsonVersions: readonly string[] = Object.keys(jsonModels);
export const xmlVersions: readonly string[] = Object.keys(xmlModels);

const validators = new Map<string, JsonValidator>();
const types = new Map<string, XmlTypes>();

/** The rules of a version for JSON; undefined when the version has no JSON form or is not known. */
export async function jsonValidatorOf(version: string): Promise<JsonValidator | undefined> {
  const load = Object.hasOwn(jsonModels, version) ? jsonModels[version] : undefined;
  if (load === undefined) return undefined;
  const kept = validators.get(version) ?? new JsonValidator(JSON.parse((await load()).model) as JsonModel, await licenceIds());
  validators.set(version, kept);
  return kept;
}

/** The types of a version for XML; undefined when the version is not known. */
export async function xmlTypesOf(version: string): Promise<XmlTypes | undefined> {
  const load = Object.hasOwn(xmlModels, version) ? xmlModels[version] : undefined;
  if (load === undefined) return undefined;
  const kept = types.get(version) ?? new XmlTypes(JSON.parse((await load()).model) as XmlModel, await licenceIds());
  types.set(version, kept);
  return kept;
}

async function licenceIds(): Promise<ReadonlySet<string>> {
  const { model } = await import('./generated/licence-ids.ts');
  return new Set(JSON.parse(model) as readonly string[]);
}
