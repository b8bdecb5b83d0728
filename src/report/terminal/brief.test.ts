import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ours } from '../../model/text.ts';
import { brief } from './brief.ts';

const cut = (words: string, lengthMax: number): string => brief(ours(words), lengthMax).value;

describe('a sentence in a narrow column', () => {
  const adoption = 'accounts with multi-factor sign-in: 900 of 1000 on 2026-11-20; 700 of 1000 on 2026-01-31.';

  it('keeps its figures whole and cuts the words before them', () => {
    assert.equal(cut(adoption, 105), adoption.slice(0, -1));
    assert.equal(cut(adoption, 75), 'accounts with…: 900 of 1000 on 2026-11-20; 700 of 1000 on 2026-01-31');
    assert.match(cut(adoption, 45), /900 of 1000 on 2026-11-20; 700 of 1000 on 2026-01-31$/);
    assert.equal(cut('shipped files with a default credential: 0 of 119; not shown: end of installation.', 45), 'shipped files with a default…: 0 of 119');
  });

  it('is cut before a figure, never inside one', () => {
    assert.equal(cut('Somebody holds 12345 of 99999 passages that a person must read, and more.', 22), 'Somebody holds…');
    assert.equal(cut('For 1 of 4 parts a passage was found that a person must read: clear channel.', 40), 'For 1 of 4 parts a passage was found…');
  });

  it('is whole when it fits, without its full stop', () => assert.equal(cut('Nothing was seen.', 30), 'Nothing was seen'));
});
