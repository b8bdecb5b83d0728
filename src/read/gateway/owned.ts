/** Shorter parts of a text are copies as they are. */
const windowLengthMin = 13;

/**
 * A copy with memory of its own. A part of a long text is a window into it, and one that stays would keep the whole text.
 * Short parts are copies as they are.
 */
export function owned(text: string): string {
  return text.length < windowLengthMin ? text : ` ${text}`.slice(1);
}

type OfBytes = (this: Uint8Array, start: number, end: number) => string;

/**
 * Makes a text with memory of its own of bytes that are ASCII. Node's own way takes a fraction of the time of a decoder;
 * a visitor's browser has none, and this is undefined there.
 */
export const asciiText: OfBytes | undefined = 'Buffer' in globalThis ? (globalThis.Buffer.prototype as { readonly latin1Slice?: OfBytes }).latin1Slice : undefined;
