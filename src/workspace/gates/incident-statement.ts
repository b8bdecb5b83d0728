import { z } from 'zod';

const words = z.string().trim().max(4000);

/** What a maker says after a compromise, question by question; all may be open at first. */
export const incidentStatementShape = z.strictObject({
  /** What it was. A compromised build is told of like any other. */
  kind: z.enum(['exploited-weakness', 'compromised-build', 'stolen-credential', 'misuse-of-a-setting', 'other']),
  /** What happened, for customers. */
  account: words.min(10, 'Expected what happened, in at least ten characters.'),
  /** Whether a feature of the product would have prevented it, or made it smaller. */
  feature: z.enum(['there-is-one', 'there-is-none', 'not-known-yet']),
  /** Which feature. */
  featureName: words.default(''),
  isDefaultNow: z.enum(['yes', 'planned', 'no']).nullable().default(null),
  isFreeNow: z.enum(['yes', 'planned', 'no']).nullable().default(null),
  /** Where no feature would have: how the class of weakness is being eliminated. */
  elimination: words.default(''),
  /** What customers do now. */
  advice: words.default(''),
});

export type IncidentStatement = z.infer<typeof incidentStatementShape>;

/** An incident as it leaves. */
export const incidentShape = z.object({ id: z.string(), productId: z.string(), title: z.string(), happenedAt: z.string(), statement: incidentStatementShape, createdAt: z.string(), changedAt: z.string() });

const kinds: Readonly<Record<IncidentStatement['kind'], string>> = {
  'exploited-weakness': 'A weakness of the product was exploited.',
  'compromised-build': 'The build or delivery of the product was compromised.',
  'stolen-credential': 'A credential was stolen and used.',
  'misuse-of-a-setting': 'A setting that could be left unsafe was used.',
  other: 'Something else happened.',
};

const now = { yes: 'now', planned: 'planned', no: 'not yet' } as const;

/**
 * The statement as a text for customers, in paragraphs. What is not known is said, not left out.
 * @param product its name
 * @param happenedAt the day, `2026-05-31`
 */
export function incidentText(product: string, title: string, happenedAt: string, { kind, account, feature, featureName, isDefaultNow, isFreeNow, elimination, advice }: IncidentStatement): readonly string[] {
  const prevention = feature === 'there-is-none'
    ? `No feature of ${product} would have prevented this.`
    : feature === 'there-is-one'
      ? `This feature would have prevented it or made it smaller: ${featureName === '' ? '(not named yet)' : featureName}. On by default: ${isDefaultNow === null ? 'not said yet' : now[isDefaultNow]}. Without extra charge: ${isFreeNow === null ? 'not said yet' : now[isFreeNow]}.`
      : `Whether a feature of ${product} would have prevented this is not known yet.`;
  return [
    `${title} (${product}, ${happenedAt})`,
    `${kinds[kind]} ${account}`,
    prevention,
    elimination === '' ? (feature === 'there-is-none' ? 'How the class of weakness is being eliminated is not said yet.' : '') : `How the class is being eliminated: ${elimination}`,
    advice === '' ? '' : `What to do: ${advice}`,
  ].filter((paragraph) => paragraph !== '');
}

/** Questions that the statement leaves open, in words. */
export function openQuestions({ feature, featureName, isDefaultNow, isFreeNow, elimination }: IncidentStatement): readonly string[] {
  return [
    ...(feature === 'not-known-yet' ? ['whether a feature would have prevented it'] : []),
    ...(feature === 'there-is-one' && featureName === '' ? ['which feature'] : []),
    ...(feature === 'there-is-one' && isDefaultNow === null ? ['whether it is on by default now'] : []),
    ...(feature === 'there-is-one' && isFreeNow === null ? ['whether it costs nothing extra now'] : []),
    ...(feature === 'there-is-none' && elimination === '' ? ['how the class is being eliminated'] : []),
  ];
}
