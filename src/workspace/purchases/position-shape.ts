import { z } from 'zod';
import { sourcesOf } from '../../model/source-seen.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import type { Verdict } from '../../model/verdict.ts';
import { figureText } from '../../report/figure.ts';
import { placeDetail, placeTitle } from '../../report/vendor-view/place-words.ts';
import { verdictName } from '../measured/assessment-shape.ts';
import { plainText, textShape } from '../shapes.ts';

const sourceShape = z.object({ address: z.string(), day: z.string(), digest: z.string() });

/** The verdict on one requirement, as a look shows it. Words and addresses may be a maker’s: a page escapes them. */
const seenShape = z.object({ requirement: z.string(), verdict: verdictName, reason: textShape, figure: textShape.nullable(), isVisible: z.boolean(), isAnotherWay: z.boolean(), sources: z.array(sourceShape) });

/** What one look shows of a maker, as it leaves. */
export const positionShape = z.object({
  catalogVersion: z.string(), engineVersion: z.string(),
  verdicts: z.array(seenShape),
  places: z.array(z.object({ place: z.string(), title: z.string(), address: z.string(), outcome: z.enum(['found', 'absent', 'unusable', 'not-looked']), detail: textShape.nullable(), lookedAt: z.string(), digest: z.string().nullable() })),
  quotes: z.array(z.object({ topic: z.string(), quote: z.string(), address: z.string(), capturedAt: z.string() })),
  unread: z.array(z.object({ path: z.string(), state: z.string() })),
  questions: z.array(z.object({ requirement: z.string(), ask: z.string(), why: z.string(), goodAnswer: z.string(), clause: z.string(), open: textShape })),
});

/** A source is named at most so often for one verdict. */
const sourcesMost = 3;

/** A kept position in the form in which it leaves. */
export function shownPosition(position: VendorPosition): z.infer<typeof positionShape> {
  const visible = new Set(position.visible);
  return {
    catalogVersion: position.catalogVersion, engineVersion: position.engineVersion,
    verdicts: position.verdicts.map((verdict) => ({ requirement: verdict.requirement, verdict: verdict.verdict, reason: plainText(verdict.reason), figure: figureOf(verdict), isVisible: visible.has(verdict.requirement), isAnotherWay: verdict.isAnotherWay === true, sources: sourcesOf(verdict, position).slice(0, sourcesMost).map(({ address, day, digest }) => ({ address, day, digest })) })),
    places: position.places.map((looked) => placeOf(looked)),
    quotes: position.quotes.map(({ topic, quote, address, capturedAt }) => ({ topic, quote, address, capturedAt })),
    unread: position.evidence.filter(({ state }) => state !== 'read').map(({ artifact, state }) => ({ path: artifact.path, state })),
    questions: position.questions.map(({ requirement, ask, why, goodAnswer, clause, open }) => ({ requirement, ask, why, goodAnswer, clause, open: plainText(open) })),
  };
}

function placeOf(looked: VendorPosition['places'][number]): z.infer<typeof positionShape>['places'][number] {
  const { place, address, outcome, lookedAt, digest = null } = looked;
  const detail = placeDetail(looked);
  return { place, title: placeTitle(looked), address, outcome, detail: detail === undefined ? null : plainText(detail), lookedAt, digest };
}

function figureOf(verdict: Verdict): z.infer<typeof textShape> | null {
  const text = verdict.measure === undefined ? undefined : figureText(verdict.measure);
  return text === undefined ? null : plainText(text);
}
