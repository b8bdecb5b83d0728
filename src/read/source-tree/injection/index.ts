import type { InjectionClass } from '../../../model/evidence/injection.ts';
import { evaluator } from '../evaluator.ts';
import type { Built, Expression } from '../expression.ts';
import type { CodeCall } from '../queries.ts';
import { calleeOf, type Resolve } from './callee.ts';
import type { Guard } from './guards.ts';
import { meaningOf } from './meanings.ts';
import { isOwnSource } from './own-source.ts';
import { javaScriptSinks, pythonSinks, type Sink } from './sinks.ts';

export type InjectionLanguage = 'javascript' | 'python';

export interface InjectionUse {
  readonly weakness: InjectionClass;
  readonly form: 'safe' | 'unsafe';
}

const shells = /^(?:.*[\\/])?(?:sh|bash|zsh|dash|ksh|cmd|cmd\.exe|powershell|powershell\.exe|pwsh)$/i;
const shellFlags = /^(?:-c|-lc|-ec|\/c|\/C|\/k|-Command)$/;
/** A text whose host is told before anything from elsewhere begins, or that leads to the own server. */
const fixedHost = /^(?:[a-z][a-z\d+.-]{1,20}:\/\/[^/?#\0\uFFFC]+(?:[/?#]|:\d|$)|\/(?!\/)|\uFFFC[^\0]*[/?#])/i;

/** Looks at calls with the tables of sinks; one engine for all classes. */
export function injectionReader(language: InjectionLanguage, resolve: Resolve, guards: readonly Guard[], stepsMax: number, hasHandlers: boolean): { look(call: CodeCall, start: number): InjectionUse | undefined } {
  const { built } = evaluator(resolve, stepsMax);
  const sinks = language === 'python' ? pythonSinks : javaScriptSinks;

  function value(expression: Expression | undefined, weakness: InjectionClass, start: number, requestsOnly: boolean): Built | undefined {
    return expression === undefined ? undefined : built(expression, meaningOf(weakness, { start, guards, resolve, hasHandlers }, requestsOnly));
  }

  /** `safe` when nothing comes in, `unsafe` when it does. */
  function told(weakness: InjectionClass, result: Built | undefined): InjectionUse | undefined {
    return result === undefined ? undefined : { weakness, form: result.open > 0 ? 'unsafe' : 'safe' };
  }

  /** The records that an argument with options may be. */
  function recordsOf(argument: Expression, depth = 0): readonly (Expression & { kind: 'record' })[] {
    if (argument.kind === 'record') return [argument];
    if (depth > 3) return [];
    const values = argument.kind === 'name' ? (resolve(argument.name, argument.at) ?? []) : argument.kind === 'either' ? argument.options : [];
    return values.flatMap((value) => recordsOf(value, depth + 1));
  }

  /** `sendFile(name, { root })` stays below its root. */
  function isRooted(call: CodeCall): boolean {
    if (!/^(?:sendFile|sendfile|download)$/.test(call.method)) return false;
    return call.args().slice(1).flatMap((argument) => recordsOf(argument)).some(({ entries }) => entries.some(([key]) => key === 'root'));
  }

  function program(call: CodeCall, args: readonly Expression[], start: number, callee: string): InjectionUse {
    const options = args.find((argument, index) => index > 0 && recordsOf(argument).length > 0);
    const shellOptions = options === undefined ? [] : recordsOf(options).flatMap(({ entries }) => entries.filter(([key]) => key === 'shell').map(([, chosen]) => chosen()));
    const shell = call.keyword?.('shell') ?? shellOptions.find((chosen) => !isOff(chosen)) ?? shellOptions[0];
    const own = args.filter((argument) => argument !== options && !(shell !== undefined && argument === shell));
    // `os.spawnlp(mode, program, ...)` and its kin name the program twice.
    const pieces = /^os\.(?:exec|spawn)/.test(callee) ? own.slice(callee.startsWith('os.spawn') ? 1 : 0) : own;
    const [first, second] = pieces;
    if (first === undefined) return { weakness: 'command', form: 'safe' };
    if (shell !== undefined && !isOff(shell)) {
      const read = [first, ...(second?.kind === 'list' || second?.kind === 'name' ? [second] : [])].map((piece) => value(piece, 'command', start, false));
      return { weakness: 'command', form: read.some((one) => (one?.open ?? 0) > 0) ? 'unsafe' : 'safe' };
    }
    const words = pieces.flatMap((piece) => (piece.kind === 'list' ? piece.items : [piece]));
    const name = value(words[0], 'command', start, false)?.text ?? '';
    if (shells.test(name)) {
      const flag = words.findIndex((word) => word.kind === 'text' && shellFlags.test(word.text));
      const script = flag === -1 ? undefined : words[flag + 1];
      return told('command', value(script, 'command', start, false)) ?? { weakness: 'command', form: 'safe' };
    }
    return told('command', value(words[0], 'command', start, true)) ?? { weakness: 'command', form: 'safe' };
  }

  function loader(call: CodeCall, args: readonly Expression[], start: number, callee: string): InjectionUse | undefined {
    const [data, second] = args;
    if (data !== undefined && value(data, 'deserialisation', start, false)?.open === 0) return { weakness: 'deserialisation', form: 'safe' };
    if (/safe/i.test(callee)) return { weakness: 'deserialisation', form: 'safe' };
    if (callee.startsWith('js-yaml')) {
      const options = args.find((argument) => argument.kind === 'record');
      const schema = options?.kind === 'record' ? options.entries.find(([key]) => key === 'schema')?.[1]() : undefined;
      return { weakness: 'deserialisation', form: schema !== undefined && /FULL|UNSAFE|jsTypes|js-types|\.extend/i.test(writtenAs(schema)) ? 'unsafe' : 'safe' };
    }
    if (callee.startsWith('yaml.')) {
      const chosen = call.keyword?.('Loader') ?? second;
      return { weakness: 'deserialisation', form: chosen !== undefined && /(?:Safe|Base)Loader$/.test(nameBehind(chosen, start)) ? 'safe' : 'unsafe' };
    }
    const isOn = (name: string): boolean | undefined => {
      const given = call.keyword?.(name);
      return given === undefined ? undefined : !(given.kind === 'constant' && given.isOff === true);
    };
    if (callee === 'torch.load') return { weakness: 'deserialisation', form: isOn('weights_only') === true ? 'safe' : 'unsafe' };
    if (callee === 'numpy.load') return { weakness: 'deserialisation', form: isOn('allow_pickle') === true ? 'unsafe' : 'safe' };
    return { weakness: 'deserialisation', form: isOn('safe_mode') === false ? 'unsafe' : 'safe' };
  }

  function nameBehind(expression: Expression, start: number): string {
    if (expression.kind === 'member') return calleeOf(expression.path, start, resolve);
    if (expression.kind !== 'name') return '';
    const behind = resolve(expression.name, start)?.[0];
    return behind === undefined || behind.kind !== 'member' ? expression.name : calleeOf(behind.path, start, resolve);
  }

  /** Only uses that a value of a request reaches count: most files and addresses have nothing to do with one. */
  function reached(weakness: InjectionClass, expression: Expression | undefined, start: number): Built | undefined {
    const result = value(expression, weakness, start, true);
    return result === undefined || (result.open === 0 && result.escaped === 0) ? undefined : result;
  }

  function address(expression: Expression | undefined, start: number): InjectionUse | undefined {
    if (expression?.kind === 'record') {
      const parts = expression.entries.filter(([key]) => /^(?:url|uri|baseURL|host|hostname|origin)$/.test(key));
      const uses = parts.map(([key, part]) => (key.startsWith('host') ? told('ssrf', reached('ssrf', part(), start)) : address(part(), start)));
      return uses.find((use) => use?.form === 'unsafe') ?? uses.find((use) => use !== undefined);
    }
    if (expression?.kind === 'name') {
      const record = resolve(expression.name, expression.at)?.[0];
      if (record?.kind === 'record') return address(record, start);
    }
    const result = reached('ssrf', expression, start);
    if (result === undefined) return undefined;
    return { weakness: 'ssrf', form: result.open > 0 && !fixedHost.test(result.text) ? 'unsafe' : 'safe' };
  }

  function argumentsOf(sink: Sink, call: CodeCall): readonly (Expression | undefined)[] {
    if (sink.argument === 'object') return [call.object?.()];
    const args = call.args();
    if (sink.argument === 'last') return [args.at(-1)];
    const named = sink.keyword === undefined ? undefined : call.keyword?.(sink.keyword);
    if (named !== undefined) return [named];
    return (typeof sink.argument === 'object' ? sink.argument : [sink.argument ?? 0]).map((index) => args[index]);
  }

  return {
    look(call, start) {
      const callee = calleeOf(call.path, start, resolve);
      if (callee.endsWith('.extractall') && language === 'python') return extraction(call, start);
      const sink = sinks.find((one) => one.callee.test(callee));
      if (sink === undefined) return undefined;
      const { weakness, takes } = sink;
      const args = argumentsOf(sink, call);
      if (takes === 'safe') return { weakness, form: 'safe' };
      if (takes === 'shell') return told(weakness, value(args[0], weakness, start, false));
      if (takes === 'program') return program(call, args[0] !== undefined && sink.keyword !== undefined && call.keyword?.(sink.keyword) !== undefined ? args.filter((one) => one !== undefined) : call.args(), start, callee);
      if (takes === 'source' && isOwnSource(args[0], start, resolve, (path) => value(path, 'path', start, false)?.open === 0)) return { weakness, form: 'safe' };
      if (takes === 'code' || takes === 'source') return told(weakness, value(args[0], weakness, start, false));
      if (takes === 'loader') return loader(call, call.args(), start, callee);
      if (takes === 'timer') {
        const result = value(args[0], weakness, start, false);
        return result !== undefined && result.open > 0 && result.text.replaceAll('\0', '').trim().length > 0 ? { weakness, form: 'unsafe' } : undefined;
      }
      if (takes === 'file') {
        if (isRooted(call)) return reached(weakness, args[0], start) === undefined ? undefined : { weakness, form: 'safe' };
        const uses = args.map((one) => told(weakness, reached(weakness, one, start)));
        return uses.find((use) => use?.form === 'unsafe') ?? uses.find((use) => use !== undefined);
      }
      const target = args[0]?.kind === 'list' ? args[0].items[0] : args[0];
      return takes === 'host' ? told(weakness, reached(weakness, target, start)) : address(target, start);
    },
  };

  /** An archive written out whole: its own names say where to, unless a filter looks at them. */
  function extraction(call: CodeCall, start: number): InjectionUse | undefined {
    if (!calleeOf(call.path, start, resolve).startsWith('tarfile.')) return undefined;
    const filter = call.keyword?.('filter');
    return { weakness: 'path', form: filter?.kind === 'text' && filter.text !== 'fully_trusted' ? 'safe' : 'unsafe' };
  }
}

function isOff(value: Expression): boolean {
  return value.kind === 'constant' && value.isOff === true;
}

function writtenAs(expression: Expression): string {
  return expression.kind === 'member' || expression.kind === 'call' ? expression.path : expression.kind === 'name' ? expression.name : '';
}
