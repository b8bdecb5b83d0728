import { objectAt, type JsonObject } from '../gateway/json-value.ts';
import type { AdvisoryView, Path } from './advisory-view.ts';
import { idsAt, rowsAt } from './rows.ts';

/** One entry of the severities of a vulnerability: `scores[]` in 2.0, `metrics[].content` in 2.1. */
export interface SeverityAt {
  readonly products: readonly string[];
  readonly cvss2: JsonObject | undefined;
  readonly cvss3: JsonObject | undefined;
  readonly cvss4: JsonObject | undefined;
  /** Who states it, in 2.1; empty for the issuer of the document. */
  readonly source: string;
  /** Of the entry, and of the object that holds the vectors. */
  readonly entryPath: Path;
  readonly path: Path;
}

const nothing: JsonObject = {};

export function severitiesOf({ version }: AdvisoryView, vulnerability: JsonObject, index: number): readonly SeverityAt[] {
  const key = version === '2.0' ? 'scores' : 'metrics';
  return rowsAt(vulnerability, key).map((entry, at) => {
    const entryPath: Path = ['vulnerabilities', index, key, at];
    const content = version === '2.0' ? entry : (objectAt(entry, 'content') ?? nothing);
    const source = version === '2.1' && typeof entry['source'] === 'string' ? entry['source'] : '';
    return {
      products: idsAt(entry, 'products'),
      cvss2: objectAt(content, 'cvss_v2'), cvss3: objectAt(content, 'cvss_v3'), cvss4: version === '2.0' ? undefined : objectAt(content, 'cvss_v4'),
      source, entryPath, path: version === '2.0' ? entryPath : [...entryPath, 'content'],
    };
  });
}
