import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleDigest, examplePlace, examplePosition } from '../../test/example-position.ts';
import { exampleReport, exampleSentence, exampleWatched, quietWatched } from '../../test/example-watch.ts';
import type { WatchedReport } from '../model/watch/watch-report.ts';
import { positionDifference } from '../vendor/watch/difference/position-difference.ts';
import { CommandFailure } from './print.ts';
import { watchExit, watchThresholdsOf } from './watch-exit.ts';

const exitOf = (failOn: string | undefined, ...watched: readonly WatchedReport[]): string => watchExit(exampleReport(...watched), watchThresholdsOf(failOn));
const gap = quietWatched({ gaps: [{ subject: 'x', sentence: exampleSentence }] });
const everything = 'change,stale,overdue';

describe('the exit of watching', () => {
  it('is fine when nothing happened, and when nothing was asked for', () => {
    assert.equal(exitOf(everything, quietWatched()), 'fine');
    assert.equal(exitOf(undefined, exampleWatched('Acme', { gaps: [] })), 'fine');
  });
  it('reaches the threshold for what was asked for, at whichever maker', () => {
    for (const word of everything.split(',')) assert.equal(exitOf(word, quietWatched(), exampleWatched('Acme')), 'threshold', word);
    assert.equal(exitOf('stale,overdue', quietWatched({ difference: positionDifference(examplePosition({ places: [] }), examplePosition({ places: [], questions: [] })) })), 'fine');
  });
  it('what could not be looked at is never fine, and comes after what was asked for', () => {
    assert.equal(exitOf(everything, gap), 'unread');
    assert.equal(exitOf(undefined, gap), 'unread');
    assert.equal(exitOf('change', gap, exampleWatched('Acme')), 'threshold');
  });
  it('a deadline of today is not overdue', () => {
    const { deadlines } = exampleWatched('Acme');
    const at = (daysLeft: number): string => exitOf('overdue', quietWatched({ deadlines: deadlines.map((deadline) => ({ ...deadline, daysLeft })) }));
    assert.deepEqual([at(0), at(-1)], ['fine', 'threshold']);
  });
  it('other bytes are an alert for a file, and none for a page that changes with every visit', () => {
    const changed = (place: 'security-txt' | 'price-page'): string => exitOf('change', quietWatched({ difference: positionDifference(examplePosition({ places: [examplePlace({ place })] }), examplePosition({ places: [examplePlace({ place, digest: exampleDigest('two') })] })) }));
    assert.deepEqual([changed('security-txt'), changed('price-page')], ['threshold', 'fine']);
  });
  it('a place that could be looked at on one side only is no change', () => {
    const difference = positionDifference(examplePosition({ places: [examplePlace()] }), examplePosition({ places: [examplePlace({ outcome: 'not-looked' })] }));
    assert.equal(exitOf('change', quietWatched({ difference })), 'fine');
  });
  it('a word that is not known is told with those that are', () => {
    assert.throws(() => watchThresholdsOf('changes'), (problem) => problem instanceof CommandFailure && problem.sentence.value.includes('change, stale, overdue'));
  });
});
