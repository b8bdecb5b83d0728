import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { confusableName } from './confusable-name.ts';

test('an ordinary name is shown as it is, in any script', () => {
  for (const name of ['Acme Corp', 'Müller & Söhne', 'Москва Софт', '株式会社テスト', 'شركة', 'Acme 株式会社', "O'Neil (EU) 2.0", 'Yazılım']) assert.deepEqual(confusableName(name), { display: name, warnings: [] }, name);
});

test('what cannot be seen is shown by its number and warned of', () => {
  assert.deepEqual(confusableName('ac\u200bme'), { display: 'ac<U+200B>me', warnings: ['invisible-character'] });
  assert.deepEqual(confusableName('\u202eemca'), { display: '<U+202E>emca', warnings: ['reading-direction'] });
  assert.deepEqual(confusableName('a\u001b[31mb').warnings, ['control-character']);
  assert.equal(confusableName('acme\u00a0corp').display, 'acme<U+00A0>corp');
  assert.equal(confusableName(' acme').display, '<U+0020>acme');
  assert.ok(confusableName('\u2800').warnings.includes('blank'));
  assert.ok(confusableName('').warnings.includes('blank'));
  for (const character of ['\ufffe', '\ue000', '\ufffd', '\ud800']) assert.deepEqual(confusableName(`a${character}b`).warnings, ['unassigned-character']);
});

test('letters that deceive are warned of', () => {
  assert.deepEqual(confusableName('p\u0430yp\u0430l').warnings, ['mixed-scripts']);
  assert.deepEqual(confusableName('\u0430\u0441\u0435').warnings, ['lookalike-letters']);
  assert.ok(confusableName('\uff21\uff23\uff2d\uff25').warnings.includes('compatibility-character'));
  assert.ok(confusableName('e\u0301clair').warnings.includes('not-normalised'));
  assert.ok(confusableName('\u0661\u0662').warnings.includes('unusual-digit'));
  assert.ok(confusableName('xn--80ak6aa92e.com').warnings.includes('encoded-hostname'));
});

test('long names and piles of marks are cut', () => {
  const zalgo = confusableName(`a${'\u0301'.repeat(100_000)}`);
  assert.ok(zalgo.display.length < 10);
  assert.ok(zalgo.warnings.includes('many-marks') && zalgo.warnings.includes('too-long'));
  assert.equal(confusableName('x'.repeat(1000)).display, `${'x'.repeat(200)}…`);
});

test('nothing invisible is ever shown', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
    assert.doesNotMatch(confusableName(name).display, /[\p{Cc}\p{Cf}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]|[^\P{White_Space} ]/u);
  }));
});
