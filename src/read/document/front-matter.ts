import { isObject, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { parseYaml } from '../gateway/yaml.ts';
import { Unreadable } from '../source.ts';

const rowsMax = 100;

export interface FrontMatter {
  readonly assay: string | undefined;
  readonly hasTitle: boolean;
  readonly title: string | undefined;
  /** Value and line of a key, when it is there. */
  value(key: string): { readonly text: string; readonly line: number } | undefined;
}

/**
 * Reads YAML front matter: the lines between `---` at the very beginning and the next `---`.
 * @returns undefined when there is none
 * @throws Unreadable with the line in the whole file when it is no YAML
 */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const rows = text.slice(0, 32_768).split(/\r\n|\n|\r/, rowsMax + 1);
  if (rows[0]?.trimEnd() !== '---') return undefined;
  const end = rows.findIndex((row, index) => index > 0 && row.trimEnd() === '---');
  if (end === -1) return undefined;
  const body = rows.slice(1, end);
  const members = membersOf(body.join('\n'));
  const value: FrontMatter['value'] = (key) => {
    const found = stringAt(members, key);
    const row = body.findIndex((line) => line.startsWith(`${key}:`));
    return found === undefined ? undefined : { text: found.trim().slice(0, 300), line: row + 2 };
  };
  const title = value('title')?.text;
  return { assay: value('assay')?.text, hasTitle: title !== undefined && title !== '', title, value };
}

function membersOf(yaml: string): JsonObject {
  try {
    const parsed = parseYaml(new TextEncoder().encode(yaml), { failsafe: true });
    return isObject(parsed) ? parsed : {};
  } catch (error) {
    if (error instanceof Unreadable) throw new Unreadable('holds front matter that is not plain YAML', { line: (error.at.line ?? 0) + 1 });
    throw error;
  }
}
