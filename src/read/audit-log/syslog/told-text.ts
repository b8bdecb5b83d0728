import { asaMessages, fortiosTraffic, messagesOf, pamMessages, panosTypes, type Message } from './messages.ts';
import { ParameterNames } from './parameter-names.ts';

const space = 0x20;
const colon = 0x3a;
const comma = 0x2c;
const tagLengthMax = 64;

const lists: readonly (readonly Message[])[] = [...messagesOf.values()];
/** A program’s list by its place, counted from one. */
const programs = new ParameterNames(new Map([...messagesOf.keys()].map((program, index) => [program, index + 1])));
const asaProducts = ['%ASA-', '%FTD-', '%PIX-', '%FWSM-'].map((text) => new TextEncoder().encode(text));

/** What a row is for certain by a program and the text behind its name; undefined for any other, which is most. */
export function toldByProgram(bytes: Uint8Array, nameStart: number, nameEnd: number, textStart: number, end: number): Message | undefined {
  if (bytes[textStart] === 0x70) {
    const told = firstOf(pamMessages, bytes, textStart, end);
    if (told !== undefined) return told;
  }
  const list = lists[programs.find(bytes, nameStart, nameEnd) - 1];
  return list === undefined ? undefined : firstOf(list, bytes, textStart, end);
}

/** The same for a row in the older forms. @param start behind the time, where a host or the program’s name is */
export function toldByRow(bytes: Uint8Array, start: number, end: number): Message | undefined {
  if (bytes[start] === 0x64) {
    const told = firstOf(fortiosTraffic, bytes, start, end);
    if (told !== undefined) return told;
  }
  const firstEnd = tokenEnd(bytes, start, end);
  // Without a host the program comes first; a colon by itself stands between the host and a message of Cisco’s.
  let name = bytes[firstEnd - 1] === colon && firstEnd - start > 1 ? start : firstEnd + 1;
  if (bytes[name] === colon && bytes[name + 1] === space) name += 2;
  if (bytes[name] === 0x31 && bytes[name + 1] === comma) return firstOf(panosTypes, bytes, afterCommas(bytes, name, end, 3), end);
  const tagEnd = tokenEnd(bytes, name, end);
  if (tagEnd - name < 2 || tagEnd - name > tagLengthMax || bytes[tagEnd - 1] !== colon) return undefined;
  if (bytes[name] === 0x25 && asaProducts.some((product) => begins(product, bytes, name, tagEnd))) return asaMessages.get(lastNumber(bytes, name, tagEnd - 1));
  let nameEnd = name;
  while (nameEnd < tagEnd - 1 && bytes[nameEnd] !== 0x5b) nameEnd++;
  return toldByProgram(bytes, name, nameEnd, tagEnd + 1, end);
}

function firstOf(messages: readonly Message[], bytes: Uint8Array, start: number, end: number): Message | undefined {
  return messages.find((message) => fits(message, bytes, start, end));
}

function fits(message: Message, bytes: Uint8Array, start: number, end: number): boolean {
  if (!begins(message.begins, bytes, start, end)) return false;
  let at = start + message.begins.length;
  for (const part of message.holds) {
    at = behind(part, bytes, at, end);
    if (at === -1) return false;
  }
  return true;
}

function begins(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (start + text.length > end) return false;
  for (let index = 0; index < text.length; index++) if (bytes[start + index] !== text[index]) return false;
  return true;
}

/** Where the first such part of a row ends; -1 when there is none. Parts are short, so that the search stays linear; it never leaves the row. */
function behind(part: Uint8Array, bytes: Uint8Array, start: number, end: number): number {
  const first = part[0];
  for (let at = start; at < end; at++) if (bytes[at] === first && begins(part, bytes, at, end)) return at + part.length;
  return -1;
}

function tokenEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== space) at++;
  return at;
}

function afterCommas(bytes: Uint8Array, start: number, end: number, count: number): number {
  let at = start;
  for (let seen = 0; at < end && seen < count; at++) if (bytes[at] === comma) seen++;
  return at;
}

/** The digits that end a name, as a number. */
function lastNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  let value = 0;
  let unit = 1;
  for (; at > start && end - at < 6; at--) {
    const digit = (bytes[at - 1] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value += digit * unit;
    unit *= 10;
  }
  return bytes[at - 1] === 0x2d ? value : -1;
}
