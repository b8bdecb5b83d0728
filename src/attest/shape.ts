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

export const digest = z.templateLiteral(['sha256:', z.string().check(z.regex(/^[0-9a-f]{64}$/))]);

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

/** Where a value breaks its shape, and what was expected: words of ours and names of fields. */
export function firstIssue(error: z.core.$ZodError): { readonly path: string; readonly expected: string } {
  const issue = error.issues[0];
  return { path: issue === undefined || issue.path.length === 0 ? '/' : `/${issue.path.map(String).join('/')}`, expected: issue?.message ?? '' };
}
