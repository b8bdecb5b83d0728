import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCpe } from '../identifier/cpe.ts';
import { parsePurl } from '../identifier/purl.ts';
import { readIdentifier } from './identifiers.ts';
import { NoteList } from './note-list.ts';

/** What the reader says of a locator: read, or a finding. */
function isRead(type: string, locator: string): boolean {
  const notes = new NoteList();
  const identifier = readIdentifier(type, locator, () => ({}), 0, notes);
  assert.equal(notes.findings, identifier === undefined ? 1 : 0);
  return identifier !== undefined;
}

describe('identifiers of components', () => {
  it('the quick pattern says what the parser says', () => {
    const names = ['left-wing', 'Left', '.hidden', 'a..b', 'left_wing', 'left%20wing', '@scope/wing', 'left/wing', ''];
    const versions = ['1.0.0', '1.0.0-beta+5', 'v1', '', '1 0', '1@2'];
    for (const type of ['npm', 'pypi', 'cargo', 'gem', 'nuget', 'maven', 'deb']) {
      for (const name of names) for (const version of versions) {
        const purl = `pkg:${type}/${name}@${version}`;
        assert.equal(isRead('purl', purl), parsePurl(purl) !== undefined, purl);
      }
    }
    const values = ['a', 'a-b', 'a.b', '-', '*', 'a*', '?a', 'A', 'a\\:b', 'a:b', ''];
    for (const vendor of values) for (const version of values) {
      const cpe = `cpe:2.3:a:${vendor}:product:${version}:*:*:*:*:*:*:*`;
      assert.equal(isRead('cpe23Type', cpe), parseCpe(cpe) !== undefined, cpe);
    }
  });

  it('a type may be written as an address that ends in it', () => {
    assert.ok(isRead('http://spdx.org/rdf/references/purl', 'pkg:npm/left-wing@1.0.0'));
  });

  it('what points to a page or an advisory names no component, and breaks no rule', () => {
    const notes = new NoteList();
    assert.equal(readIdentifier('advisory', 'https://example.com/advisory', () => ({}), 0, notes), undefined);
    assert.equal(readIdentifier('purl', 'NOASSERTION', () => ({}), 0, notes), undefined);
    assert.equal(notes.findings, 0);
  });
});
