import { ActRefused } from '../../workspace/act-refused.ts';
import { isServed, type ActRoute, type FieldKind } from './act-route.ts';
import { jsonBody } from './json-body.ts';
import { BodyRefused, type RequestBody } from './request-body.ts';

/** The parts of a request that an input is put together from. */
export interface InputParts {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
  readonly ifMatch: string | undefined;
}

/**
 * Puts an act’s input together. Each field has one place where it may stand, so that no two can contradict each other:
 * what is in the path never comes out of a body.
 * @throws ActRefused, BodyRefused
 */
export async function actInput(route: ActRoute, parts: InputParts, bytesMost: number): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const name of route.pathFields) input[name] = valueOf([parts.path[name] ?? ''], route.fields.get(name) ?? 'text');
  const inQuery = [...new Set(parts.query.keys())];
  for (const name of inQuery) {
    if (route.hasJsonBody || !mayBeSent(route, name)) throw unknownField(`/${name}`, 'There is no such parameter.');
    const kind = route.fields.get(name) ?? 'text';
    const values = parts.query.getAll(name);
    if (values.length > 1 && kind !== 'texts') throw unknownField(`/${name}`, 'Expected it once.');
    input[name] = valueOf(values, kind);
  }
  if (route.hasJsonBody) {
    for (const [name, value] of Object.entries(await jsonBody(parts.body, bytesMost))) {
      if (!mayBeSent(route, name)) throw unknownField(`/${name}`, 'There is no such field.');
      input[name] = value;
    }
  } else if (route.act.receivesBytes !== true && parts.body.isThere) throw new BodyRefused('bad-request', 'Expected no body.');
  return withTag(route, parts.ifMatch, input);
}

function mayBeSent(route: ActRoute, name: string): boolean {
  return route.fields.has(name) && !route.pathFields.includes(name) && !isServed(route.act, name);
}

/** An act that looks at the tag gets it; any other would ignore it, which the asker must not believe to be a promise. */
function withTag(route: ActRoute, ifMatch: string | undefined, input: Record<string, unknown>): Record<string, unknown> {
  if (ifMatch === undefined) return input;
  const tag = /^"([\x21\x23-\x7e]{1,100})"$/.exec(ifMatch)?.[1];
  if (tag === undefined) throw new BodyRefused('bad-request', 'Expected one strong entity tag in If-Match.');
  if (!route.fields.has('ifMatch')) throw new BodyRefused('bad-request', 'This act does not look at If-Match.');
  return { ...input, ifMatch: tag };
}

/** Text of an address as the kind that the field has; what is no such text stays text, and the schema says what is wrong. */
function valueOf(values: readonly string[], kind: FieldKind): unknown {
  const [text = ''] = values;
  if (kind === 'texts') return values;
  if (kind === 'number') return /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?$/.test(text) ? Number(text) : text;
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function unknownField(path: string, message: string): ActRefused {
  return new ActRefused('invalid-input', 'The input is not as expected.', [{ path, message }]);
}
