import { defineCheck } from '../model/check.ts';
import type { CredentialKind, CredentialPlace, CredentialSetting } from '../model/evidence/source-tree.ts';
import type { Finding } from '../model/finding.ts';
import { counted, ours, quote, say, type Text } from '../model/text.ts';
import { accuracyNote } from './source/accuracy-note.ts';
import { failingFindings, placePointer, treePointer, type Tree } from './source/place-findings.ts';

const kinds: Readonly<Record<CredentialKind, string>> = {
  password: 'a password written out as a value',
  secret: 'a key or token written out as a value',
  address: 'a password inside an address or connection string',
  account: 'an account made with a fixed password',
  'private-key': 'a private key',
  documented: 'a login that a document tells every reader',
};

/**
 * No shipped file holds a credential that every installation would share.
 * One is enough to fail: other files that hold none do not make up for it.
 */
export const defaultCredentialsAreAbsent = defineCheck({
  id: 'default-credentials-are-absent',
  title: 'The shipped files hold no default credential',
  failTitle: 'Shipped files hold default credentials',
  why: `A password, key or login that ships with the product is the same in every installation, and public. Whoever knows it can enter all of them. ${accuracyNote('default-credentials-are-absent')}`,
  fix: 'Take the value out of the file. Make it at installation: random for each installation, or chosen by the customer before the product starts, and refuse to start without it. A file that does not ship belongs under notShipped in assay.yaml.',
  references: ['CISA Secure by Design Pledge, goal 2', 'CWE-1392 (use of default credentials)', 'CWE-798 (use of hard-coded credentials)'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) => {
    const trees = evidence['source-tree'];
    const read = trees.reduce((sum, tree) => sum + tree.facts.files.read, 0);
    const filesWith = trees.reduce((sum, tree) => sum + tree.facts.credentials.filesWith, 0);
    const apart = (setting: Exclude<CredentialSetting, 'shipped'>): number => trees.reduce((sum, tree) => sum + (tree.facts.credentials.apart?.[setting] ?? 0), 0);
    const total = trees.reduce((sum, tree) => sum + tree.facts.credentials.total, 0) - apart('example') - apart('test') - apart('build');
    const aside = apart('test') + apart('build');
    const told = aside === 0 ? ours('') : say` ${apart('test')} places in tests and ${apart('build')} in files of the build were left aside, by their paths.`;
    if (read === 0) return { findings: [{ outcome: 'unknown', subject: 'shipped files', message: ours('No shipped text file was read, so there is no share to state.'), pointers: trees.map(treePointer) }] };
    const measures = [{ id: 'default-credentials' as const, population: 'product' as const, dimensions: {}, points: [{ at: assessedAt, numerator: filesWith, denominator: read }], sources: trees.map((tree) => tree.artifact.digest) }];
    if (total === 0) {
      const pass: Finding = { outcome: 'pass', subject: 'shipped files without a default credential', message: say`No default credential was seen in the ${read} shipped files that were read; none was expected.${told} ${ours(accuracyNote('default-credentials-are-absent'))}`, count: read, pointers: trees.map(treePointer) };
      return { findings: [pass, ...examplesOf(trees, apart('example'))], measures };
    }
    const places = trees.flatMap((tree) => tree.facts.credentials.places.filter((place) => (place.setting ?? 'shipped') === 'shipped').map((place) => ({ place, subject: `${place.path} ${place.name}`, pointer: placePointer(tree, place) })));
    const first = new Map(places.toReversed().map(({ subject, place }) => [subject, place]));
    const findings = failingFindings(places, total, (subject, count) => {
      const place = first.get(subject);
      if (place === undefined) return say`${quote(subject)} holds a default credential; none was expected.`;
      const times = count === 1 ? ours('') : say` (${count} places)`;
      return say`${quote(place.path)} holds ${ours(kinds[place.kind])}, named ${quote(place.name)}, ${place.length} characters long${listed(place)}${times}; a value made for each installation was expected.`;
    });
    return { findings: [...findings, ...examplesOf(trees, apart('example'))], measures };
  },
});

function listed(place: CredentialPlace): Text {
  return place.isListed === true ? ours(', and on the list of known default credentials') : ours('');
}

/** Files that customers copy: whether the value stays is for a person to say. */
function examplesOf(trees: readonly Tree[], count: number): readonly Finding[] {
  if (count === 0) return [];
  const places = trees.flatMap((tree) => tree.facts.credentials.places.filter((place) => place.setting === 'example').map((place) => ({ tree, place })));
  return [{ outcome: 'needs-review', subject: 'examples with a credential', message: say`${counted(count, 'place', 'places')} in examples and templates ${ours(count === 1 ? 'holds a credential,' : 'hold a credential, the first')} in ${quote(places[0]?.place.path ?? '')}; a person must say whether a customer who copies them keeps it.`, count, pointers: places.length === 0 ? trees.map(treePointer) : places.slice(0, 20).map(({ tree, place }) => placePointer(tree, place)) }];
}
