import type { HardeningMeasure, HardeningPlace } from '../../../model/evidence/build-practices.ts';

const segmentInterpreter = 3;
const segmentDynamic = 2;
const segmentStack = 0x6474e551;
const segmentRelro = 0x6474e552;
const segmentsMax = 200;
const dynamicMax = 2_000;

/** What the headers of an ELF program or a Windows program tell about its mitigations; nothing for other files. */
export function programHardening(path: string, bytes: Uint8Array): readonly HardeningPlace[] {
  const place = (measure: HardeningMeasure, isOn: boolean): HardeningPlace => ({ path, line: 1, measure, state: isOn ? 'on' : 'off', seenIn: 'program' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (bytes.length > 64 && view.getUint32(0) === 0x7f454c46) return elf(view, bytes, place);
    if (bytes.length > 256 && view.getUint16(0) === 0x4d5a) return windows(view, place);
  } catch (error) {
    // An offset that leads out of the file: a broken or cut program tells nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return [];
}

function elf(view: DataView, bytes: Uint8Array, place: (measure: HardeningMeasure, isOn: boolean) => HardeningPlace): readonly HardeningPlace[] {
  const isWide = view.getUint8(4) === 2;
  const isLittle = view.getUint8(5) === 1;
  const word = (at: number): number => (isWide ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle));
  const type = view.getUint16(16, isLittle);
  // 2 is a program at a fixed address, 3 one that can be moved; object files and dumps are left alone.
  if (type !== 2 && type !== 3) return [];
  const headers = word(isWide ? 32 : 28);
  const size = view.getUint16(isWide ? 54 : 42, isLittle);
  const count = Math.min(view.getUint16(isWide ? 56 : 44, isLittle), segmentsMax);
  const segments = Array.from({ length: count }, (_, index) => {
    const at = headers + index * size;
    return { type: view.getUint32(at, isLittle), flags: view.getUint32(at + (isWide ? 4 : 24), isLittle), offset: word(at + (isWide ? 8 : 4)), bytes: word(at + (isWide ? 32 : 16)) };
  });
  const find = (wanted: number): (typeof segments)[number] | undefined => segments.find((segment) => segment.type === wanted);
  const isProgram = find(segmentInterpreter) !== undefined || type === 2;
  const found: HardeningPlace[] = [];
  if (isProgram) found.push(place('position-independent', type === 3));
  const stack = find(segmentStack);
  if (stack !== undefined) found.push(place('non-executable-stack', (stack.flags & 1) === 0));
  const dynamic = find(segmentDynamic);
  if (dynamic !== undefined) {
    found.push(place('read-only-relocations', find(segmentRelro) !== undefined && bindsNow(view, dynamic, isWide, isLittle)));
    // What is there is seen in any program; that it lacks is told only of one that its compiler left its name in.
    for (const [measure, name] of [['stack-protector', '__stack_chk_fail'], ['fortified-sources', '_chk\0']] as const) {
      const isThere = holds(bytes, name);
      if (isThere || isMadeOfC(bytes)) found.push(place(measure, isThere));
    }
  }
  return found;
}

/** Full protection takes both: a segment that becomes read-only, and all names bound before the program starts. */
function bindsNow(view: DataView, segment: { readonly offset: number; readonly bytes: number }, isWide: boolean, isLittle: boolean): boolean {
  const step = isWide ? 16 : 8;
  const entries = Math.min(Math.floor(segment.bytes / step), dynamicMax);
  for (let index = 0; index < entries; index += 1) {
    const at = segment.offset + index * step;
    const tag = isWide ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle);
    const value = isWide ? view.getBigUint64(at + 8, isLittle) : BigInt(view.getUint32(at + 4, isLittle));
    if (tag === 24 || (tag === 30 && (value & 8n) !== 0n) || (tag === 0x6ffffffb && (value & 1n) !== 0n)) return true;
    if (tag === 0) break;
  }
  return false;
}

/** Programs of other languages have neither canary nor checked functions of the C library, and need none. */
function isMadeOfC(bytes: Uint8Array): boolean {
  return holds(bytes, 'GCC: (') && !holds(bytes, 'Go build') && !holds(bytes, 'rustc version');
}

function holds(bytes: Uint8Array, text: string): boolean {
  const wanted = new TextEncoder().encode(text);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** DllCharacteristics of the optional header. */
function windows(view: DataView, place: (measure: HardeningMeasure, isOn: boolean) => HardeningPlace): readonly HardeningPlace[] {
  const header = view.getUint32(60, true);
  if (view.getUint32(header) !== 0x50450000) return [];
  const flags = view.getUint16(header + 24 + 70, true);
  return [place('position-independent', (flags & 0x40) !== 0), place('non-executable-stack', (flags & 0x100) !== 0), place('control-flow-integrity', (flags & 0x4000) !== 0)];
}
