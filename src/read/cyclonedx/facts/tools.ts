import type { Sbom } from '../../../model/evidence/sbom.ts';
import { isArray, isObject, objectsAt, stringAt, valueAt, type JsonObject } from '../../gateway/json-value.ts';

/** The tools that made the SBOM: components and services since 1.5, a list of its own before. */
export function toolsOf(metadata: JsonObject): Sbom['tools'] {
  const tools = valueAt(metadata, 'tools');
  const list = isArray(tools) ? tools.filter(isObject) : isObject(tools) ? [...objectsAt(tools, 'components'), ...objectsAt(tools, 'services')] : [];
  return list.flatMap((tool) => {
    const name = stringAt(tool, 'name');
    const version = stringAt(tool, 'version');
    return name === undefined || name === '' ? [] : [{ name, ...(version !== undefined && version !== '' && { version }) }];
  });
}
