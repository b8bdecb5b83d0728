import { ours, quote, say } from '../../../model/text.ts';
import { objectAt, stringAt, valueAt } from '../../gateway/json-value.ts';
import type { AdvisoryView } from '../advisory-view.ts';
import { isKnownLanguage, isPrivateLanguage } from '../language-tag.ts';
import { rowsAt } from '../rows.ts';
import { test, testOf20 } from './advisory-test.ts';

const languageKeys = ['lang', 'source_lang'] as const;

/** Language, publisher, category, marking and own address of the document. */
export const wholeDocumentTests = [
  test('6.1.12', (view, fail) => {
    for (const key of languageKeys) {
      const tag = stringAt(view.document, key);
      if (tag !== undefined && !isKnownLanguage(tag)) fail(['document', key], () => say`${quote(tag)} is no language tag of the register.`);
    }
  }),
  test('6.1.15', (view, fail) => {
    if (stringAt(objectAt(view.document, 'publisher') ?? {}, 'category') === 'translator' && valueAt(view.document, 'source_lang') === undefined) fail(['document'], () => ours('A translator publishes the document; the language that it was translated from was expected.'));
  }),
  testOf20('6.1.26', (view, fail) => {
    const category = stringAt(view.document, 'category');
    if (category === undefined || view.profile !== 'other') return;
    const bare = category.toLowerCase().replace(/[\s_-]+/g, '');
    if (category.toLowerCase().startsWith('csaf_') || profileNames.has(bare)) fail(['document', 'category'], () => say`The category ${quote(category)} is none of the profiles and reads like one.`);
  }),
  test('6.1.28', (view, fail) => {
    const [language, source] = languageKeys.map((key) => stringAt(view.document, key)?.toLowerCase());
    if (language !== undefined && language === source) fail(['document', 'source_lang'], () => say`The document is translated from ${quote(source)} into the same language.`);
  }),
  testOf20('6.2.10', (view, fail) => {
    const label = stringAt(objectAt(objectAt(view.document, 'distribution') ?? {}, 'tlp') ?? {}, 'label');
    if (label === undefined) fail(['document'], () => ours('The document carries no label of the Traffic Light Protocol.'));
  }),
  test('6.2.11', (view, fail) => {
    if (!hasCanonicalAddress(view)) fail(['document'], () => ours('No reference of the document is its canonical address: category self, https, ending in the file name that its tracking id gives.'));
  }),
  test('6.2.12', (view, fail) => {
    if (stringAt(view.document, 'lang') === undefined) fail(['document'], () => ours('The document does not state its language.'));
  }),
  test('6.2.13', (view, fail) => {
    if (view.unsortedPlace !== undefined) fail(view.unsortedPlace, () => ours('The keys of this object are not in alphabetical order.'));
  }),
  test('6.2.14', (view, fail) => {
    for (const key of languageKeys) if (isPrivateLanguage(stringAt(view.document, key) ?? '')) fail(['document', key], () => ours('The language is one for private use.'));
  }),
  test('6.2.15', (view, fail) => {
    for (const key of languageKeys) if (stringAt(view.document, key)?.toLowerCase() === 'i-default') fail(['document', key], () => ours('The language is the default one, which says nothing.'));
  }),
] as const;

/** Names of the profiles, with and without their prefix, as they read when case, spaces, hyphens and underscores are left out. */
const profileNames: ReadonlySet<string> = new Set(['csafbase', ...['informationaladvisory', 'securityadvisory', 'securityincidentresponse', 'vex'].flatMap((name) => [name, `csaf${name}`])]);

/** Whether a reference of the document is its own address with the file name of section 5.1. */
export function hasCanonicalAddress({ document, tracking }: AdvisoryView): boolean {
  const fileName = `${(stringAt(tracking, 'id') ?? '').toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`;
  return rowsAt(document, 'references').some((reference) => {
    const address = stringAt(reference, 'url') ?? '';
    return stringAt(reference, 'category') === 'self' && address.startsWith('https://') && address.endsWith(`/${fileName}`);
  });
}
