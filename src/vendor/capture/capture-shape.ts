import * as z from 'zod/mini';
import type { Digest } from '../../model/artifact.ts';
import type { CaptureRecord } from './capture-record.ts';
import { extraNames } from './capture-record.ts';
import { givenPageKinds, type GivenPageKind } from '../given.ts';
import { parseTime } from '../../model/time.ts';

z.config({ jitless: true });

const text = (lengthMax: number): z.ZodMiniString => z.string().check(z.maxLength(lengthMax));
const time = z.string().check(z.maxLength(40), z.refine((value) => parseTime(value) !== undefined, 'a time of RFC 3339 is expected'));
const digest = z.custom<Digest>((value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value), 'sha256: and 64 digits are expected');
const address = text(4096);
const size = z.int().check(z.minimum(0), z.maximum(1_073_741_824));

const tls = z.object({
  protocol: text(40),
  isTrusted: z.boolean(),
  problem: z.exactOptional(text(200)),
  validFrom: z.exactOptional(text(40)),
  validTo: z.exactOptional(text(40)),
  key: z.exactOptional(text(80)),
  certificate: z.exactOptional(digest),
});

const lookBase = {
  askedAt: time,
  outcome: z.enum(['answered', 'absent', 'refused', 'failed']),
  problem: z.exactOptional(z.enum(['address-refused', 'scheme-refused', 'port-refused', 'name-unknown', 'name-failed', 'connection-failed', 'tls-failed', 'time-limit', 'size-limit', 'header-limit', 'redirect-limit', 'encoding-refused', 'answer-broken', 'robots-refused', 'not-in-capture'])),
  reason: z.exactOptional(text(4000)),
};

const hop = z.object({
  url: address,
  at: time,
  address: z.exactOptional(text(100)),
  resolvedBy: z.enum(['assay', 'proxy']),
  status: z.exactOptional(z.int().check(z.minimum(100), z.maximum(999))),
  headers: z.array(z.tuple([text(1000), text(1000)])).check(z.maxLength(1000)),
  tls: z.exactOptional(tls),
});

const look = z.discriminatedUnion('look', [
  z.object({ ...lookBase, look: z.literal('web'), url: address, hops: z.array(hop).check(z.maxLength(40)), body: z.exactOptional(z.object({ digest, sizeBytes: size })) }),
  z.object({ ...lookBase, look: z.literal('name'), name: text(300), type: z.enum(['TXT', 'MX', 'A', 'AAAA', 'CAA']), answers: z.array(text(65_536)).check(z.maxLength(1000)) }),
  z.object({ ...lookBase, look: z.literal('mail'), host: text(300), offersTls: z.exactOptional(z.boolean()), tls: z.exactOptional(tls) }),
]);

const given = z.object({
  pages: z.array(z.object({ kind: z.enum(givenPageKinds as [GivenPageKind, ...GivenPageKind[]]), address })).check(z.maxLength(1000)),
  packages: z.array(text(400)).check(z.maxLength(1000)),
  aggregators: z.array(address).check(z.maxLength(1000)),
  registry: z.exactOptional(address),
});

const about = { product: z.exactOptional(text(400)), signedAt: z.exactOptional(text(40)) };

/** The form of `capture.json`. Written by us, but it may come from anybody: each text has a greatest length. */
export const captureShape: z.ZodMiniType<CaptureRecord> = z.object({
  schema: z.literal('assay-capture-1'),
  assayVersion: text(80),
  subject: z.union([z.object({ domain: text(253), name: z.exactOptional(text(400)), ...about }), z.object({ name: text(400), ...about })]),
  given,
  startedAt: time,
  endedAt: time,
  looks: z.array(look).check(z.maxLength(10_000)),
  extras: z.array(z.object({ name: z.enum(extraNames), digest, sizeBytes: size })).check(z.maxLength(extraNames.length)),
});
