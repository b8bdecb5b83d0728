import { ours, quote, say } from '../../../model/text.ts';
import { parseTime } from '../../../model/time.ts';
import { stringAt } from '../../gateway/json-value.ts';
import { compareVersions, majorOf, parseDocumentVersion, type DocumentVersion } from '../document-version.ts';
import type { AdvisoryView } from '../advisory-view.ts';
import type { Path } from '../path.ts';
import { rowsAt } from '../rows.ts';
import { test } from './advisory-test.ts';

const historyPath: Path = ['document', 'tracking', 'revision_history'];
const versionPath: Path = ['document', 'tracking', 'version'];

function isReleased(view: AdvisoryView): boolean {
  const status = stringAt(view.tracking, 'status');
  return status === 'final' || status === 'interim';
}

/** Version, status, times and history of the document. */
export const trackingTests = [
  test('6.1.14', (view, fail) => {
    const sorted = view.revisionsInOrder.flatMap(({ version }) => version ?? []);
    const isAscending = sorted.every((version, index) => index === 0 || compareVersions(sorted[index - 1] ?? version, version) <= 0);
    if (!isAscending) fail(historyPath, () => ours('Sorted by date, the version numbers of the revision history do not ascend.'));
  }),
  test('6.1.16', (view, fail) => {
    const stated = stringAt(view.tracking, 'version');
    const latest = view.revisionsInOrder.at(-1)?.number;
    if (stated === undefined || latest === undefined) return;
    // Build metadata never counts; of a draft the pre-release part does not count either.
    const bare = (number: string): string => (stringAt(view.tracking, 'status') === 'draft' ? (number.split(/[+-]/)[0] ?? '') : (number.split('+')[0] ?? ''));
    if (bare(latest) !== bare(stated)) fail(versionPath, () => say`The document says version ${quote(stated)}; the latest entry of its revision history is ${quote(latest)}.`);
  }),
  test('6.1.17', (view, fail) => {
    const version = parseDocumentVersion(stringAt(view.tracking, 'version') ?? '');
    const status = stringAt(view.tracking, 'status');
    if (version !== undefined && status !== undefined && status !== 'draft' && (majorOf(version) === 0 || isPreRelease(version))) fail(['document', 'tracking', 'status'], () => say`The version is one of a draft; the status is ${quote(status)}, and draft was expected.`);
  }),
  test('6.1.18', (view, fail) => {
    if (isReleased(view)) for (const { version, index } of view.revisions) if (version !== undefined && majorOf(version) === 0) fail([...historyPath, index, 'number'], () => ours('The history of a released document holds an entry of version 0.'));
  }),
  test('6.1.19', (view, fail) => {
    for (const { version, number, index } of view.revisions) if (version !== undefined && isPreRelease(version)) fail([...historyPath, index, 'number'], () => say`The revision history holds the pre-release version ${quote(number)}.`);
  }),
  test('6.1.20', (view, fail) => {
    const stated = stringAt(view.tracking, 'version') ?? '';
    const version = parseDocumentVersion(stated);
    if (isReleased(view) && version !== undefined && isPreRelease(version)) fail(versionPath, () => say`The document is released and says the pre-release version ${quote(stated)}.`);
  }),
  test('6.1.21', (view, fail) => {
    const majors = [...new Set(view.revisionsInOrder.flatMap(({ version }) => (version === undefined ? [] : [majorOf(version)])))];
    const [first] = majors;
    if (first === undefined) return;
    if (first > 1) fail(historyPath, () => say`The revision history begins with version ${first}; 0 or 1 was expected.`);
    for (const [index, major] of majors.entries()) if (major > first + index) return fail(historyPath, () => say`The revision history holds no entry of version ${first + index}.`);
  }),
  test('6.1.22', (view, fail) => {
    const seen = new Set<string>();
    rowsAt(view.tracking, 'revision_history').forEach((entry, index) => {
      const number = stringAt(entry, 'number');
      if (number === undefined) return;
      if (seen.has(number)) fail([...historyPath, index, 'number'], () => say`The revision history holds version ${quote(number)} twice.`);
      seen.add(number);
    });
  }),
  test('6.1.30', (view, fail) => {
    const stated = parseDocumentVersion(stringAt(view.tracking, 'version') ?? '');
    if (stated === undefined) return;
    for (const { version, index } of view.revisions) if (version !== undefined && (version.kind === 'semantic') !== (stated.kind === 'semantic')) return fail([...historyPath, index, 'number'], () => ours('Whole numbers and semantic versions are mixed in one document.'));
  }),
  test('6.2.4', (view, fail) => {
    for (const { number, index } of view.revisions) if (number.includes('+')) fail([...historyPath, index, 'number'], () => say`The revision history holds build metadata in ${quote(number)}.`);
  }),
  olderThan('6.2.5', 'initial_release_date', Math.min, 'The initial release is dated before the oldest entry of the revision history.'),
  olderThan('6.2.6', 'current_release_date', Math.max, 'The current release is dated before the latest entry of the revision history.'),
] as const;

function olderThan(clause: string, key: 'initial_release_date' | 'current_release_date', pick: (one: number, other: number) => number, message: string): ReturnType<typeof test> {
  return test(clause, (view, fail) => {
    const times = view.revisions.map(({ at }) => at);
    const stated = parseTime(stringAt(view.tracking, key) ?? '');
    if (stated !== undefined && times.length > 0 && stated < times.reduce((picked, time) => pick(picked, time))) fail(['document', 'tracking', key], () => ours(message));
  });
}

function isPreRelease(version: DocumentVersion): boolean {
  return version.kind === 'semantic' && version.semantic.prerelease.length > 0;
}
