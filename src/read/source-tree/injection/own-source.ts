import type { Expression } from '../expression.ts';
import { calleeOf, type Resolve } from './callee.ts';

const readers = /^(?:fs|fs-extra|graceful-fs)(?:\/promises|\.promises)?\.readFile(?:Sync)?$/;
const openers = /^(?:(?:io|codecs|builtins)\.)?open$/;
/** Give the text on that they are given. */
const passing = /^(?:String|str|compile|builtins\.compile)$/;
const passingMethods = /^(?:toString|trim|decode|strip)$/;
const readMethods = /^(?:read|read_text|read_bytes)$/;

/**
 * Whether a program text is read out of files that the program names itself: running it is as importing a module.
 * @param at offset of the call that runs it
 * @param isFixed whether a path holds nothing from elsewhere
 */
export function isOwnSource(text: Expression | undefined, at: number, resolve: Resolve, isFixed: (path: Expression) => boolean): boolean {
  const isOwn = (value: Expression | undefined, depth: number): boolean => {
    if (value === undefined || depth > 8) return false;
    if (value.kind === 'text' || value.kind === 'constant') return depth > 0;
    if (value.kind === 'joined') return value.parts.every((part) => isOwn(part, depth + 1));
    if (value.kind === 'either') return value.options.every((option) => isOwn(option, depth + 1));
    if (value.kind === 'name') {
      const values = resolve(value.name, value.at) ?? [];
      return values.length > 0 && values.every((one) => isOwn(one, depth + 1));
    }
    if (value.kind !== 'call') return false;
    const callee = calleeOf(value.path, at, resolve);
    if (passing.test(callee)) return isOwn(value.args()[0], depth + 1);
    if (readers.test(callee)) return isFixedFile(value);
    if (readMethods.test(value.method) && value.receiver !== undefined) return isOpened(value.receiver(), depth + 1);
    return passingMethods.test(value.method) && value.receiver !== undefined && isOwn(value.receiver(), depth + 1);
  };
  const isFixedFile = (call: Expression & { kind: 'call' }): boolean => {
    const [path] = call.args();
    return path !== undefined && isFixed(path);
  };
  /** Whether a value is an open file, or the path of one, under a fixed name. */
  const isOpened = (value: Expression, depth: number): boolean => {
    if (depth > 8) return false;
    if (value.kind === 'call') return openers.test(calleeOf(value.path, at, resolve)) ? isFixedFile(value) : isFixed(value);
    if (value.kind !== 'name') return value.kind === 'divided' && isFixed(value);
    const values = resolve(value.name, value.at) ?? [];
    return values.length > 0 && values.every((one) => isOpened(one, depth + 1));
  };
  return isOwn(text, 0);
}
