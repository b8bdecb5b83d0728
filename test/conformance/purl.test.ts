/** Package URLs against the registered type definitions of `../shared/data/purl`. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parsePurl } from '../../src/read/identifier/purl.ts';

const folder = new URL('../../../shared/data/purl/types/', import.meta.url);
const options = existsSync(folder) ? {} : { skip: '../shared/data is not here' };

interface Definition {
  readonly type: string;
  readonly namespace_definition: { readonly requirement: string; readonly case_sensitive?: boolean };
  readonly name_definition: { readonly case_sensitive?: boolean };
  readonly examples: readonly string[];
}

/** Examples and demands of the definitions that we read otherwise, on purpose. */
const deviations = {
  /** Scanners write `pkg:golang/stdlib`. */
  namespaceNotDemanded: ['golang'],
};

function definitions(): readonly Definition[] {
  return readdirSync(folder).filter((file) => file.endsWith('-definition.json')).map((file): Definition => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
}

suite('package URLs by type definition', options, () => {
  test('every example is read', () => {
    const examples = definitions().flatMap((definition) => definition.examples);
    assert.equal(definitions().length, 42);
    assert.deepEqual(examples.filter((example) => parsePurl(example) === undefined), []);
  });

  test('the namespace is demanded and refused as defined', () => {
    for (const { type, namespace_definition: { requirement } } of definitions()) {
      const [name, query] = type === 'chrome-extension' ? ['a'.repeat(32), ''] : ['x', type === 'julia' ? '?uuid=1' : type === 'swid' ? '?tag_id=1' : ''];
      const isDemanded = requirement === 'required' && !deviations.namespaceNotDemanded.includes(type);
      assert.equal(parsePurl(`pkg:${type}/${name}${query}`) === undefined, isDemanded, type);
      assert.equal(parsePurl(`pkg:${type}/ns/${name}${query}`) === undefined, requirement === 'prohibited', type);
    }
  });

  test('names are written in lower case as defined', () => {
    for (const { type, namespace_definition: { requirement }, name_definition } of definitions()) {
      if (type === 'chrome-extension') continue;
      const query = type === 'julia' ? '?uuid=1' : type === 'swid' ? '?tag_id=1' : '';
      const purl = parsePurl(`pkg:${type}/${requirement === 'prohibited' ? '' : 'ns/'}Name${query}`);
      assert.equal(purl?.name, name_definition.case_sensitive === false ? 'name' : 'Name', type);
    }
  });
});
