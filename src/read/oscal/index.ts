import type { ControlAssessment, ControlForm } from '../../model/evidence/control-assessment.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { countsOf } from '../control-counts.ts';
import { isObject, objectAt, objectsAt, stringAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { parseYaml } from '../gateway/yaml.ts';
import { headOf, type Head } from '../head.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';
import { assessorsOf } from './assessors.ts';
import { controlsOf, models } from './controls.ts';

const limits = { bytesMax: 33_554_432, listedMax: 500, frameworksMax: 20 } as const;

/** OSCAL 1 in JSON and YAML: assessment results, component definitions, plans of action and catalogues. XML is refused with a sentence. */
export const oscal: Reader<'control-assessment'> = {
  id: 'oscal',
  title: 'OSCAL (assessment results, component definition, plan of action, catalogue)',
  produces: 'control-assessment',
  accepts: isOscal,
  read: readOscal,
};

const xmlRoots: ReadonlySet<string> = new Set(models.keys());

function isOscal({ json, xmlRoot, text = '' }: Head): boolean {
  if (xmlRoot !== undefined) return xmlRoot.namespace?.includes('csrc.nist.gov/ns/oscal') === true && xmlRoots.has(xmlRoot.name);
  if (json !== undefined) return [...models.keys()].some((model) => json.keys.has(model)) && text.includes('"oscal-version"');
  return /^(assessment-results|component-definition|plan-of-action-and-milestones|catalog):[ \t]*$/m.test(text) && /^[ ]+oscal-version:/m.test(text);
}

function readOscal(source: Source): Reading<'control-assessment'> {
  const head = headOf(source);
  if (head.xmlRoot !== undefined) return unreadable('control-assessment', 'oscal-xml', ours('The document is OSCAL in XML; OSCAL is read in JSON and YAML. NIST’s converters turn one into the other.'));
  const format = head.json === undefined ? 'oscal-yaml' : 'oscal-json';
  try {
    const value = head.json === undefined ? parseYaml(source.bytes(limits.bytesMax), { failsafe: true }) : parseJson(source.bytes(limits.bytesMax));
    return readingOf(value, format);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('control-assessment', format, say`The OSCAL document ${quote(problem.reason)}; JSON of at most ${limits.bytesMax} bytes or YAML of at most 256 kB is expected.`, problem.at);
  }
}

function readingOf(value: JsonValue, format: string): Reading<'control-assessment'> {
  const found = isObject(value) ? [...models].find(([model]) => isObject(value[model])) : undefined;
  const document = found === undefined || !isObject(value) ? undefined : objectAt(value, found[0]);
  if (found === undefined || document === undefined) throw new Unreadable('holds none of the models assessment-results, component-definition, plan-of-action-and-milestones and catalog');
  const [model, form] = found;
  const notes: Note[] = [];
  const note = (rule: string, message: Note['message'], key: string): number => notes.push({ level: 'finding', rule, message, place: { jsonPointer: `/${model}/${key}` } });
  const metadata = objectAt(document, 'metadata') ?? {};
  const version = stringAt(metadata, 'oscal-version') ?? '';
  if (!/^1\.\d+\.\d+$/.test(version)) note('oscal-version', say`The OSCAL version is ${quote(version === '' ? 'not stated' : version, 40)}; one of version 1 is expected.`, 'metadata/oscal-version');
  const changedAt = timeAt(metadata, 'last-modified');
  if (changedAt === undefined) note('last-modified', ours('The document does not say when it was changed last, as RFC 3339 writes times.'), 'metadata/last-modified');
  if (stringAt(metadata, 'title') === undefined) note('title', ours('The document has no title.'), 'metadata/title');
  const { listed, strangers, openItems, withRoles } = controlsOf(form, document);
  if (strangers > 0) note('controls', say`${strangers} findings or requirements name no control, or no state that is known; they were left out.`, '');
  const results = objectsAt(document, 'results');
  if (form === 'assessment-results' && results.length === 0) note('results', ours('The assessment results hold no result.'), 'results');
  const [from, until] = [results.flatMap((item) => timeAt(item, 'start') ?? []).sort()[0], results.flatMap((item) => timeAt(item, 'end') ?? timeAt(item, 'start') ?? []).sort().at(-1)];
  const title = stringAt(metadata, 'title');
  const facts: ControlAssessment = {
    form,
    ...(title === undefined ? {} : { title: title.slice(0, 200) }),
    ...(changedAt === undefined ? {} : { changedAt }), ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }),
    assessors: assessorsOf(document),
    frameworks: frameworksOf(form, document),
    controls: countsOf(listed),
    listed: listed.slice(0, limits.listedMax),
    listedOmitted: Math.max(0, listed.length - limits.listedMax),
    openItems, withRoles,
  };
  return { kind: 'control-assessment', format: `${format}-${version === '' ? 'unknown' : version.slice(0, 10)}`, facts, notes, notesOmitted: 0 };
}

/** Where the implemented controls are from; a reference inside the document is led to its resource. */
function frameworksOf(form: ControlForm, document: JsonObject): readonly string[] {
  if (form === 'catalogue') return [stringAt(objectAt(document, 'metadata') ?? {}, 'title') ?? ''].filter((title) => title !== '').map((title) => title.slice(0, 200));
  const resources = new Map(objectsAt(objectAt(document, 'back-matter') ?? {}, 'resources').map((resource) => [`#${stringAt(resource, 'uuid') ?? ''}`, resource]));
  const sources = objectsAt(document, 'components').flatMap((component) => objectsAt(component, 'control-implementations')).flatMap((list) => stringAt(list, 'source') ?? []);
  const named = [...new Set(sources)].flatMap((source) => {
    const resource = resources.get(source);
    return resource === undefined ? (webAddressOf(source) ?? []) : (stringAt(resource, 'title') ?? webAddressOf(stringAt(objectsAt(resource, 'rlinks')[0] ?? {}, 'href')) ?? []);
  });
  return named.slice(0, limits.frameworksMax).map((name) => name.slice(0, 200));
}

function timeAt(object: JsonObject, key: string): string | undefined {
  const time = stringAt(object, key);
  return time !== undefined && parseTime(time) !== undefined ? time : undefined;
}
