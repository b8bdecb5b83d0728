import type { BuildProvenance } from '../../model/evidence/attestation.ts';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { webAddressOf } from '../web-address.ts';

const versions: ReadonlyMap<string, BuildProvenance['version']> = new Map([['v0.1', '0.1'], ['v0.2', '0.2'], ['v1', '1'], ['v1.0', '1'], ['v1.1', '1']]);

/** SLSA provenance 0.1, 0.2 and 1 (also as of specification 1.1). Undefined for a version that is not known. */
export function provenanceOf(predicateType: string, predicate: JsonObject): BuildProvenance | undefined {
  const version = versions.get(predicateType.slice(predicateType.lastIndexOf('/') + 1));
  return version === undefined ? undefined : version === '1' ? ofVersion1(predicate) : ofVersion0(version, predicate);
}

function ofVersion1(predicate: JsonObject): BuildProvenance {
  const definition = objectAt(predicate, 'buildDefinition') ?? {};
  const workflow = objectAt(objectAt(definition, 'externalParameters') ?? {}, 'workflow') ?? {};
  const dependencies = objectsAt(definition, 'resolvedDependencies');
  const named = repositoryOf(stringAt(workflow, 'repository'));
  const [first] = dependencies;
  const source = dependencies.find((item) => named !== undefined && repositoryOf(stringAt(item, 'uri')) === named) ?? first;
  return {
    version: '1',
    ...defined('builder', webAddressOf(stringAt(objectAt(objectAt(predicate, 'runDetails') ?? {}, 'builder') ?? {}, 'id'))),
    ...defined('buildType', webAddressOf(stringAt(definition, 'buildType'))),
    ...defined('sourceRepository', named ?? repositoryOf(source === undefined ? undefined : stringAt(source, 'uri'))),
    ...defined('sourceCommit', commitIn(source)),
    materials: dependencies.length,
  };
}

function ofVersion0(version: '0.1' | '0.2', predicate: JsonObject): BuildProvenance {
  const materials = objectsAt(predicate, 'materials');
  const config = objectAt(objectAt(predicate, 'invocation') ?? {}, 'configSource');
  const source = config ?? materials[0];
  return {
    version,
    ...defined('builder', webAddressOf(stringAt(objectAt(predicate, 'builder') ?? {}, 'id'))),
    ...defined('buildType', webAddressOf(stringAt(predicate, 'buildType') ?? stringAt(objectAt(predicate, 'recipe') ?? {}, 'type'))),
    ...defined('sourceRepository', repositoryOf(source === undefined ? undefined : stringAt(source, 'uri'))),
    ...defined('sourceCommit', commitIn(source)),
    materials: materials.length,
  };
}

/** `git+https://…/tool@refs/tags/v1` names the repository before the last `@`. */
function repositoryOf(text: string | undefined): string | undefined {
  return webAddressOf(text?.replace(/^git\+/, '').replace(/@[^/@]*(?:refs\/[^@]*)?$/, '').replace(/\.git$/, ''));
}

function commitIn(source: JsonObject | undefined): string | undefined {
  const digest = source === undefined ? undefined : objectAt(source, 'digest');
  const commit = digest === undefined ? undefined : (stringAt(digest, 'gitCommit') ?? stringAt(digest, 'sha1'));
  return commit !== undefined && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit) ? commit : undefined;
}

function defined<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: string });
}
