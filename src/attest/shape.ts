import * as z from 'zod/mini';
import { fromBase64 } from './bytes.ts';
import { parseTime } from '../model/time.ts';

// No code is generated from strings: a page's content policy forbids it.
z.config({ jitless: true });

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** One line of text, 1 to 2000 UTF-16 units. */
export const line = z.string().check(z.minLength(1), z.maxLength(2000), z.refine((text) => !CONTROL.test(text), 'text without control characters was expected'));

/** A time as the formats write it: RFC 3339, UTC, whole seconds. */
export const time = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'a time such as 2026-05-31T12:00:00Z was expected'),
  z.refine((text) => parseTime(text) !== undefined, 'a day and time of the calendar was expected'),
);

export const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-05-31 was expected'), z.refine((text) => parseTime(`${text}T00:00:00Z`) !== undefined, 'a day of the calendar was expected'));

export const digest = z.templateLiteral(['sha256:', z.string().check(z.regex(/^[0-9a-f]{64}$/))], 'sha256: and 64 hexadecimal digits in lower case were expected');

/** A whole number from 1 that every reader of JSON holds exactly. */
export const sequence = z.int().check(z.minimum(1));
export const count = z.int().check(z.nonnegative());

export const publisher = z.string().check(z.maxLength(253), z.regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'a domain name in lower case such as acme.example was expected'));

/** A log's origin (C2SP tlog-checkpoint): no white space and no plus sign. */
export const origin = z.string().check(z.maxLength(200), z.regex(/^[\u0021-\u002a\u002c-\u007e]+$/, 'a name without white space and plus sign such as acme.example/publications was expected'));

export const keyId = z.string().check(z.regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits were expected'));

export function base64(length: number): z.ZodMiniString {
  return z.string().check(
    z.maxLength(Math.ceil(length / 3) * 4),
    z.refine((text) => {
      try {
        return fromBase64(text).length === length;
      } catch {
        return false;
      }
    }, `base64 of ${length} bytes was expected`),
  );
}

/** Where a value breaks its shape, and what was expected; names of fields in it may be the document's. */
export function firstIssue(error: z.core.$ZodError): { readonly path: string; readonly expected: string } {
  const [issue] = error.issues;
  if (issue === undefined) return { path: '/', expected: 'another value was expected' };
  return { path: `/${issue.path.map(String).join('/')}`, expected: issue.message === 'Invalid input' ? expectedBy(issue) : issue.message };
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${issue.expected} was expected`;
    case 'unrecognized_keys':
      return `there is no field ${issue.keys.join(', ')} in the format`;
    case 'too_small':
      return `at least ${issue.minimum} was expected`;
    case 'too_big':
      return `at most ${issue.maximum} was expected`;
    case 'invalid_value':
      return `${issue.values.map(String).join(' or ')} was expected`;
    default:
      return 'another value was expected';
  }
}
