import type { RowProblem } from '../../model/evidence/audit-log.ts';
import { jsonLimits } from '../gateway/json-limits.ts';
import type { JsonValue } from '../gateway/json-value.ts';
import { plainByte, plainPair, stringEndSlow } from './json-bytes.ts';
import { absent, array, boolean, emptyContainer, emptyString, nothing, number, object, string } from './json-kinds.ts';
import { FormWalk } from './form-walk.ts';
import { JsonShapes, noShape } from './json-shapes.ts';
import { paddingBytes, type LineWalk } from './line-walk.ts';
import { notObject, numberEnd, numberTooLong, stringProblem, wordLength } from './json-tokens.ts';
import { RowValues } from './row-values.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Checks one JSON object as strictly as the gateway's `parseJson`, and notes what stands at the wanted paths
 * without building anything: several times faster than JSON.parse on rows that repeat their shape. Lines are first told by the form of
 * earlier ones (`FormWalk`).
 */
export class JsonWalk implements LineWalk {
  /** For each wanted node what stands there in the row walked last. */
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #nodes = new Map<string, number>();
  readonly #shapes: JsonShapes;
  readonly #forms: FormWalk;
  readonly #values = new RowValues();
  #isLearning = false;
  /** Where the row begins that was told by its form, so that nothing is known of the places of its objects; -1 for any other. */
  #toldFrom = -1;
  #bytes: Uint8Array = new Uint8Array(0);
  #copy: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  readonly #openNode = new Int32Array(jsonLimits.depthMax + 2);
  readonly #openStart = new Int32Array(jsonLimits.depthMax + 2);
  /** Of an object its shape; of an array how many items were begun. */
  readonly #openState = new Int32Array(jsonLimits.depthMax + 2);
  readonly #openIsArray = new Uint8Array(jsonLimits.depthMax + 2);
  /** The keys of an open object whose shape is not remembered. */
  readonly #openKeys: (Set<string> | undefined)[] = [];

  /** @param paths keys joined by `/` (`actor/user/name`); nothing inside an array can be wanted */
  constructor(paths: readonly string[]) {
    const children: (Map<string, number> | undefined)[] = [undefined];
    for (const path of paths) {
      let parent = 0;
      let walked = '';
      for (const key of path.split('/')) {
        walked = walked === '' ? key : `${walked}/${key}`;
        let node = this.#nodes.get(walked);
        if (node === undefined) {
          node = children.length;
          children.push(undefined);
          this.#nodes.set(walked, node);
          (children[parent] ??= new Map<string, number>()).set(key, node);
        }
        parent = node;
      }
    }
    this.#shapes = new JsonShapes(children);
    this.kinds = new Uint8Array(children.length);
    this.numbers = new Float64Array(children.length);
    this.#starts = new Int32Array(children.length);
    this.#ends = new Int32Array(children.length);
    this.#forms = new FormWalk({ kinds: this.kinds, numbers: this.numbers, starts: this.#starts, ends: this.#ends });
  }

  /** The index of a wanted path in `kinds` and `numbers`. */
  node(path: string): number {
    const node = this.#nodes.get(path);
    if (node === undefined) throw new Error(`The path ${path} is not among the wanted ones.`);
    return node;
  }

  /** The bytes of a string or number at a node, with their place; a string without its quotes, escapes as written. */
  range(node: number): { readonly bytes: Uint8Array; readonly start: number; readonly end: number } {
    this.#place(node);
    return { bytes: this.#bytes, start: this.#starts[node] ?? 0, end: this.#ends[node] ?? 0 };
  }

  /** The bytes at a node as written; empty when it is -1, absent, or longer than `bytesMax`. */
  text(node: number, bytesMax: number): string {
    if (node < 0 || this.kinds[node] === absent) return '';
    const { start, end } = this.range(node);
    return end - start > bytesMax ? '' : decoder.decode(this.#bytes.subarray(start, end));
  }

  /** The value at a node, built. Undefined when it is absent or longer than `bytesMax`. */
  value(node: number, bytesMax: number): JsonValue | undefined {
    this.#place(node);
    const kind = this.kinds[node];
    const isString = kind === string || kind === emptyString;
    const start = (this.#starts[node] ?? 0) - (isString ? 1 : 0);
    const end = (this.#ends[node] ?? 0) + (isString ? 1 : 0);
    if (kind === absent || end - start > bytesMax) return undefined;
    const value: JsonValue = JSON.parse(decoder.decode(this.#bytes.subarray(start, end)));
    return value;
  }

  /** A form tells where texts, numbers and booleans are; for anything else that is asked for the row is walked in full. */
  #place(node: number): void {
    const kind = this.kinds[node];
    if (this.#toldFrom === -1 || kind === absent || kind === boolean || kind === number || kind === string) return;
    this.#forms.leave();
    this.#walk(this.#bytes, this.#toldFrom, this.lineEnd, true);
  }

  /** Rows of the same form have the same kinds at every node; -1 for a row whose form was not known. */
  get form(): number {
    return this.#forms.form;
  }

  /** The line feed that ended the line walked last without a problem. */
  lineEnd = 0;

  /**
   * Walks over the line that begins at `start`.
   * @param last a line feed at or after the line's end, with `paddingBytes` of anything behind it
   * @returns why the line is no JSON object by the gateway's rules; then nothing may be taken from it
   */
  walkLine(bytes: Uint8Array, start: number, last: number): RowProblem | undefined {
    this.#look(bytes);
    const forms = this.#forms;
    const isWorthwhile = forms.isWorthwhile;
    if (isWorthwhile) {
      const end = forms.tell(bytes, this.#view, start, last);
      if (end !== -1) {
        this.lineEnd = end;
        this.#toldFrom = start;
        return undefined;
      }
    }
    this.#isLearning = isWorthwhile;
    const problem = this.#walk(bytes, start, last, true);
    this.#isLearning = false;
    if (isWorthwhile && problem === undefined) forms.learn(bytes, start, this.lineEnd, this.#values);
    return problem;
  }

  #look(bytes: Uint8Array): void {
    if (bytes === this.#bytes) return;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Walks over one value with all white space around it, of which it keeps a copy. */
  walkValue(bytes: Uint8Array, start: number, end: number): RowProblem | undefined {
    const length = end - start;
    if (this.#copy.length < length + paddingBytes) this.#copy = new Uint8Array(2 * length + paddingBytes);
    this.#copy.set(bytes.subarray(start, end));
    this.#copy.fill(0, length, length + paddingBytes);
    this.#look(this.#copy);
    return this.#walk(this.#copy, 0, length, false);
  }

  /**
   * No position is compared with the end: the line feed, or the NUL after a value, stops every loop;
   * `paddingBytes` more keep the wide reads inside the array.
   * `as number` leaves out a comparison with undefined that would halve the speed.
   */
  #walk(bytes: Uint8Array, start: number, end: number, isLine: boolean): RowProblem | undefined {
    this.#toldFrom = -1;
    this.#forms.form = -1;
    this.#values.count = 0;
    const values = this.#isLearning ? this.#values : undefined;
    const view = this.#view;
    const space = isLine ? lineSpace : anySpace;
    const { kinds, numbers } = this;
    const starts = this.#starts;
    const ends = this.#ends;
    const shapes = this.#shapes;
    const { first, alternative, keyStart, keyEnd, keys, firstShape } = shapes;
    const shapeNode = shapes.node;
    const openNode = this.#openNode;
    const openStart = this.#openStart;
    const openState = this.#openState;
    const openIsArray = this.#openIsArray;
    kinds.fill(absent);

    let at = start;
    let byte = bytes[at] as number;
    while (space[byte] === 1) byte = bytes[++at] as number;
    if (byte !== 0x7b) return notObject(bytes, at, isLine ? bytes.indexOf(lineFeed, at) : end);

    // The innermost open object or array: of an object its shape, of an array how many items were begun.
    let depth = 1;
    let isArray = 0;
    let state = shapes.empty(0);
    let node = 0;
    openNode[1] = 0;
    openStart[1] = at;
    let kind = emptyContainer;
    let valueStart = at;
    let valueEnd = 0;
    byte = bytes[++at] as number;
    while (space[byte] === 1) byte = bytes[++at] as number;
    // True once a value has ended, false where a member or an item begins.
    let hasEnded = byte === 0x7d;

    for (;;) {
      if (!hasEnded) {
        node = -1;
        if (isArray === 0) {
          if (byte !== 0x22) return 'not-json';
          const keyFirst = ++at;
          let step = state === noShape ? -1 : (first[state] as number);
          for (; step !== -1; step = alternative[step] as number) {
            let known = keyStart[step] as number;
            at = keyFirst;
            // A remembered key ends in its quote and then a NUL, which no good row holds.
            while (keys[known] === bytes[at]) {
              known++;
              at++;
            }
            if (known === keyEnd[step]) break;
          }
          if (step !== -1) {
            state = firstShape + step;
            node = shapeNode[step] as number;
          } else {
            at = keyFirst;
            while (plainByte[bytes[at] as number] === 1) at++;
            if (bytes[at] !== 0x22) {
              at = stringEndSlow(bytes, at, end);
              if (at < 0) return stringProblem(at);
            }
            if (at - keyFirst > jsonLimits.keyBytesMax) return 'over-limit';
            openState[depth] = state;
            const found = this.#newKey(depth, keyFirst, at);
            if (typeof found === 'string') return found;
            node = found;
            state = openState[depth] as number;
            at++;
          }
          byte = bytes[at] as number;
          if (byte !== 0x3a) {
            while (space[byte] === 1) byte = bytes[++at] as number;
            if (byte !== 0x3a) return 'not-json';
          }
          byte = bytes[++at] as number;
          if (byte <= 0x20) while (space[byte] === 1) byte = bytes[++at] as number;
        }

        // A value begins at `at`; `byte` is its first.
        valueStart = at;
        if (byte === 0x22) {
          valueStart = ++at;
          while (plainPair[view.getUint16(at, true)] === 1) at += 2;
          if (plainByte[bytes[at] as number] === 1) at++;
          if (bytes[at] !== 0x22) {
            at = stringEndSlow(bytes, at, end);
            if (at < 0) return stringProblem(at);
          }
          if (at - valueStart > jsonLimits.stringBytesMax) return 'over-limit';
          valueEnd = at++;
          kind = valueEnd === valueStart ? emptyString : string;
        } else if (byte === 0x7b || byte === 0x5b) {
          openState[depth] = state;
          openIsArray[depth] = isArray;
          if (++depth > jsonLimits.depthMax) return 'too-deep';
          openNode[depth] = node;
          openStart[depth] = at;
          isArray = byte === 0x5b ? 1 : 0;
          state = isArray === 1 ? 1 : shapes.empty(node);
          byte = bytes[++at] as number;
          while (space[byte] === 1) byte = bytes[++at] as number;
          if (byte !== (isArray === 1 ? 0x5d : 0x7d)) continue;
          kind = emptyContainer;
          hasEnded = true;
          continue;
        } else if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
          // An integer of up to 15 digits is exact when summed up; anything else goes the long way.
          let value = 0;
          if (byte !== 0x2d && byte !== 0x30) {
            while (byte >= 0x30 && byte <= 0x39) {
              value = value * 10 + (byte - 0x30);
              byte = bytes[++at] as number;
            }
          }
          if (at === valueStart || at - valueStart > 15 || byte === 0x2e || byte === 0x65 || byte === 0x45) {
            at = numberEnd(bytes, valueStart, end);
            if (at < 0) return at === numberTooLong ? 'over-limit' : 'not-json';
            value = Number(decoder.decode(bytes.subarray(valueStart, at)));
            if (!Number.isFinite(value)) return 'over-limit';
          }
          valueEnd = at;
          kind = number;
          if (node >= 0) numbers[node] = value;
        } else {
          const length = wordLength(bytes, at, byte);
          if (length === 0) return 'not-json';
          at += length;
          valueEnd = at;
          kind = byte === 0x6e ? nothing : boolean;
          if (node >= 0) numbers[node] = byte === 0x74 ? 1 : 0;
        }
        if (kind >= boolean) values?.add(kind, node, valueStart, valueEnd);
        if (node >= 0) {
          kinds[node] = kind;
          starts[node] = valueStart;
          ends[node] = valueEnd;
        }
        kind = isArray === 1 ? array : object;
      }

      // A value has ended before `at`, or an empty container is to be closed here.
      byte = bytes[at] as number;
      if (byte <= 0x20) while (space[byte] === 1) byte = bytes[++at] as number;
      if (byte === 0x2c && !(hasEnded && kind === emptyContainer)) {
        if (isArray === 1 && ++state > jsonLimits.itemsPerArrayMax) return 'over-limit';
        byte = bytes[++at] as number;
        if (byte <= 0x20) while (space[byte] === 1) byte = bytes[++at] as number;
        hasEnded = false;
        continue;
      }
      if (byte !== (isArray === 1 ? 0x5d : 0x7d)) return 'not-json';
      at++;
      node = openNode[depth] as number;
      if (node >= 0) {
        kinds[node] = kind;
        starts[node] = openStart[depth] as number;
        ends[node] = at;
      }
      if (--depth === 0) break;
      state = openState[depth] as number;
      isArray = openIsArray[depth] as number;
      kind = isArray === 1 ? array : object;
      hasEnded = true;
    }
    while (at < end && space[bytes[at] as number] === 1) at++;
    this.lineEnd = at;
    return (isLine ? bytes[at] === lineFeed : at === end) ? undefined : 'not-json';
  }

  /** A key that its object's shape does not lead on by: makes sure that it is not there twice, and remembers it where it can. */
  #newKey(depth: number, start: number, end: number): number | RowProblem {
    const shape = this.#openState[depth] ?? noShape;
    const written = this.#bytes.subarray(start, end);
    const text = decoder.decode(written);
    const isEscaped = text.includes('\\');
    const key = isEscaped ? String(JSON.parse(`"${text}"`)) : text;
    const seen = shape === noShape ? this.#openKeys[depth] : this.#shapes.keysOf(shape);
    if (seen === undefined) throw new Error('An object without a shape has no set of keys.');
    if (seen.has(key)) return 'duplicate-key';
    if (seen.size >= jsonLimits.keysPerObjectMax) return 'over-limit';
    const node = this.#shapes.childOf(this.#openNode[depth] ?? -1, key);
    const step = shape === noShape || isEscaped || seen.size >= shapeKeysMax ? -1 : this.#shapes.add(shape, written, node);
    if (step === -1) {
      seen.add(key);
      this.#openKeys[depth] = seen;
      this.#openState[depth] = noShape;
    } else this.#openState[depth] = this.#shapes.firstShape + step;
    return node;
  }
}

/** Objects with more keys are maps rather than records: their shape will not come again. */
const shapeKeysMax = 96;

const lineFeed = 0x0a;

/** 1 for white space (RFC 8259, section 2); in a line all of it but the line feed. */
const anySpace = new Uint8Array(256).map((_, byte) => (byte === 0x20 || byte === 0x09 || byte === lineFeed || byte === 0x0d ? 1 : 0));
const lineSpace = anySpace.map((isSpace, byte) => (byte === lineFeed ? 0 : isSpace));
