import valid from 'semver/functions/valid.js';
import { stringAt } from '../../read/gateway/json-value.ts';
import { parsePurl } from '../../read/identifier/purl.ts';
import type { Given } from '../given.ts';
import { collectFile } from './collect-file.ts';
import { notGiven } from './collect-page.ts';
import { parsePackageName, type PackageName } from './package-name.ts';
import { smallJson } from './small-json.ts';
import type { Collected, Tools } from './tools.ts';
import { andReason, ask, lookedFrom } from './web-answer.ts';

/** Looks for the attestations that a registry of the npm protocol keeps beside the packages that the user named. */
export async function collectPackageProvenance(given: Given, tools: Tools): Promise<readonly Collected[]> {
  return Promise.all([...new Set(given.packages)].map((text) => collectPackage(text, given.registry, tools)));
}

async function collectPackage(text: string, registry: string | undefined, tools: Tools): Promise<Collected> {
  const named = parsePackageName(text);
  if (named === undefined) return notGiven('package-provenance', text, 'is no name of a package; npm:name or npm:name@1.2.3 is expected', tools.startedAt);
  if (registry === undefined) return notGiven('package-provenance', text, 'was not looked up: no registry was given (--registry, or npm_config_registry)', tools.startedAt);
  const base = registry.endsWith('/') ? registry : `${registry}/`;
  const version = named.version === undefined ? await latestVersion(named, base, tools) : { version: named.version };
  if ('unanswered' in version) return version.unanswered;
  const address = new URL(`-/npm/v1/attestations/${escaped(named.name)}@${version.version}`, base).href;
  const { item, facts } = await collectFile({ place: 'package-provenance', address, from: 'given', kind: 'package-provenance', title: 'a list of attestations', limitBytes: 4 * 1_048_576, accept: 'application/json' }, tools);
  if (facts === undefined || isOf(facts.purl, named.name, version.version)) return item;
  return { looked: { ...item.looked, outcome: 'unusable', reason: andReason(item.looked.reason, `speaks of another package, ${facts.purl}`) } };
}

function isOf(purl: string, name: string, version: string): boolean {
  const spoken = parsePurl(purl);
  return spoken !== undefined && spoken.type === 'npm' && [spoken.namespace, spoken.name].filter((part) => part !== undefined && part !== '').join('/') === name && spoken.version === version;
}

/** The version that the registry gives to who asks for none. */
async function latestVersion({ name }: PackageName, base: string, tools: Tools): Promise<{ readonly version: string } | { readonly unanswered: Collected }> {
  const address = new URL(`-/package/${escaped(name)}/dist-tags`, base).href;
  const answer = await ask(tools.world, { url: address, limitBytes: 65_536, accept: 'application/json' });
  const tags = answer.body === undefined ? undefined : smallJson(answer.body);
  const version = tags === undefined ? undefined : stringAt(tags, 'latest');
  if (answer.state === 'here' && version !== undefined && version.length <= 100 && valid(version) === version) return { version };
  const place = { place: 'package-provenance', address, from: 'given' } as const;
  if (answer.state === 'here') return { unanswered: { looked: { ...place, outcome: 'unusable', ...lookedFrom(answer, 'names no latest version') } } };
  return { unanswered: { looked: { ...place, outcome: answer.state === 'absent' ? 'absent' : 'not-looked', ...lookedFrom(answer) } } };
}

/** `@acme/tool` as one step of a path. */
function escaped(name: string): string {
  return encodeURIComponent(name).replace('%40', '@');
}
