import { evidenceMax, type DossierPredicate } from './dossier-predicate.ts';

type Evidence = DossierPredicate['evidence'];
type PublicEvidence = Extract<Evidence[number], { readonly state: 'public' }>;

const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Segments of ASCII letters, digits, underscores, hyphens and full stops, none with a full stop at its end. */
const PATH = /^(?:[\w.-]*[\w-]\/)*[\w.-]*[\w-]$/;
const LINE = /^[\x20-\x7e]{1,200}$/;
const pathMax = 500;

/**
 * The evidence of a predicate when every entry is as nearly all are: a public file with a path of ASCII characters.
 * A dossier has up to 50,000 of them, and its shape takes each into several pieces. What is usual is narrower than the shape.
 * @param predicate out of JSON, unchecked
 * @returns the very list; undefined when an entry has to be held against the shape, which then says what is wrong with it
 */
export function usualEvidence(predicate: unknown): Evidence | undefined {
  if (predicate === null || typeof predicate !== 'object' || !('evidence' in predicate)) return undefined;
  const { evidence } = predicate;
  return Array.isArray(evidence) && evidence.length <= evidenceMax && evidence.every(isUsual) ? evidence : undefined;
}

function isUsual(value: unknown): value is PublicEvidence {
  if (value === null || typeof value !== 'object') return false;
  const { state, path, digest, sizeBytes, origin, complete, kind, format } = value as Readonly<Record<string, unknown>>;
  return state === 'public'
    && typeof path === 'string' && path.length <= pathMax && PATH.test(path)
    && typeof digest === 'string' && DIGEST.test(digest)
    && Number.isSafeInteger(sizeBytes) && (sizeBytes as number) >= 0
    && (origin === 'collected' || origin === 'handed-over' || origin === 'declared')
    && typeof complete === 'boolean'
    && (kind === undefined || isLine(kind))
    && (format === undefined || isLine(format))
    && Object.keys(value).length === 6 + (kind === undefined ? 0 : 1) + (format === undefined ? 0 : 1);
}

function isLine(value: unknown): boolean {
  return typeof value === 'string' && LINE.test(value);
}
