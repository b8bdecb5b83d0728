import { evaluator } from './evaluator.ts';
import type { Expression } from './expression.ts';
import type { InjectionClass } from '../../model/evidence/injection.ts';
import { bodyAssignment, formOfHtml, formOfPage, htmlCall, htmlMeaning, isHtmlTag, requestMeaning, sinkProperty, type HtmlSink } from './html-sinks.ts';
import { guardsOf, type Guard } from './injection/guards.ts';
import { definesHandlers } from './injection/sources.ts';
import { injectionReader, type InjectionLanguage } from './injection/index.ts';
import { Names } from './names.ts';
import { privateCalls, timesOfWord } from './private-calls.ts';
import { isJoinedStatement, isQueryTag, queryForm, sqlMeaning, type CodeCall } from './queries.ts';
import { guardedSql } from './sql-guards.ts';

/** What a walk over one parsed file tells; the rules then decide what is a query or a sink. */
export interface ProgramEvents {
  /**
   * Enters a function that reaches to `end`; its parameters stand for nothing known.
   * @param own the function's name, where nothing outside of the file can call it
   */
  enter(start: number, end: number, parameters: readonly string[], own?: string): void;
  /** Names of the current function that stand for nothing known. */
  unknownNames(names: readonly string[]): void;
  /**
   * A name gets a value: in its declaration, in a later assignment, or as more text behind the value.
   * `start` and `end` are where the value stands.
   */
  named(how: 'declare' | 'assign' | 'extend', name: string, value: (() => Expression) | undefined, start: number, end: number): void;
  call(call: CodeCall, start: number, end: number): void;
  /** A parameter of the current function of which is known what it stands for. */
  knownName(name: string, value: () => Expression): void;
  /** An expression lies deeper in another than is looked into. */
  tooDeep(): void;
  /** What a condition asks, at most 400 characters. */
  guard(text: string, start: number): void;
  /** A template with a tag that has values in it. */
  tagged(tag: string, line: number, start: number, end: number): void;
  /** `a.innerHTML = x`; `path` is the whole left side, at most 120 characters. */
  assignMember(path: string, property: string, value: () => Expression, line: number): void;
  /** A text put together, outermost only, wherever it stands. */
  text(value: () => Expression, line: number, start: number, end: number): void;
  /** The text of a program that a database runs over its documents: `$where` of MongoDB. */
  filter(value: () => Expression, line: number): void;
  /** What the answer to a request is, where it is a page of HTML. */
  page(value: () => Expression, line: number): void;
  /** A value between tags, which the framework escapes by itself. */
  output(value: () => Expression, line: number): void;
  /** A sink that the syntax itself is. */
  sink(sink: string, value: () => Expression, line: number): void;
}

export interface ProgramFindings {
  query(form: 'parameterised' | 'joined', line: number): void;
  html(sink: HtmlSink, line: number): void;
  output(line: number): void;
  injection(weakness: InjectionClass, form: 'safe' | 'unsafe', line: number): void;
}

const stepsMax = 200_000;
const quietCalls = /^(?:console|log|logger|logging|LOG|LOGGER|debug|assert|expect|describe|it|test|t|i18n|print|printf|System\.out|System\.err|warnings|core|chalk|winston|pino|this\.log(?:ger)?)\b|(?:Error|Exception)$|^(?:warn|info|error|debug|trace|fatal)$/;

/**
 * Collects what a walk tells and, at the end, decides each place once.
 * @param source the text of the program
 */
export function programReader(findings: ProgramFindings, source: string, language: InjectionLanguage | undefined): ProgramEvents & { /** @returns false when some of it lay too deep to be looked at */ end(): boolean } {
  const fileHas = (words: string): boolean => source.includes(words);
  const names = new Names();
  const { built } = evaluator((name, at) => names.resolve(name, at), stepsMax);
  const calls: { readonly call: CodeCall; readonly start: number; readonly end: number; readonly isQuiet: boolean }[] = [];
  const given = privateCalls(calls, (word) => timesOfWord(source, word));
  const texts: { readonly value: () => Expression; readonly line: number; readonly start: number; readonly end: number; readonly owners: readonly string[] }[] = [];
  const members: { readonly path: string; readonly property: string; readonly value: () => Expression; readonly line: number }[] = [];
  const sinks: { readonly sink: string; readonly value: () => Expression; readonly line: number }[] = [];
  const outputs: { readonly value: () => Expression; readonly line: number }[] = [];
  const filters: { readonly value: () => Expression; readonly line: number }[] = [];
  const pages: { readonly value: () => Expression; readonly line: number }[] = [];
  /** Texts that a query call already spoke for, and texts for people. */
  const spokenFor: (readonly [number, number])[] = [];
  let isWhole = true;
  const usedNames = new Set<string>();
  const guards: Guard[] = [];
  /** Ends of the functions that the walk is in, outermost first. */
  let functionEnds: number[] = [];
  /** Names whose value the walk is in, outermost first. */
  let owners: { readonly name: string; readonly end: number }[] = [];
  let textEnd = -1;

  let sqlHere = sqlMeaning;
  const sql = (expression: Expression): ReturnType<typeof built> => built(expression, sqlHere);
  const html = (expression: Expression): ReturnType<typeof built> => built(expression, htmlMeaning);
  const page = (expression: Expression): ReturnType<typeof formOfPage> => formOfPage(html(expression), () => built(expression, requestMeaning));
  return {
    enter(start, end, parameters, own) {
      names.enter(start, end);
      functionEnds = [...functionEnds.filter((other) => other > start), end];
      for (const [index, name] of parameters.entries()) names.parameter(name, own === undefined ? undefined : () => given(own, index));
    },
    unknownNames(unknown) {
      for (const name of unknown) names.parameter(name);
    },
    knownName(name, value) {
      names.known(name, value);
    },
    guard(text, start) {
      if (language === undefined || guards.length >= 5_000) return;
      functionEnds = functionEnds.filter((other) => other > start);
      guards.push(...guardsOf(text, start, functionEnds.at(-1) ?? Number.POSITIVE_INFINITY));
    },
    named(how, name, value, start, end) {
      names.leaveBefore(start);
      owners = [...owners.filter((owner) => owner.end > start).slice(-5), { name, end }];
      if (how === 'declare') names.declare(name, value);
      else if (value !== undefined && how === 'assign') names.assign(name, value);
      else if (value !== undefined) names.extend(name, value);
    },
    call(call, start, end) {
      if (quietCalls.test(call.path) || quietCalls.test(call.method)) spokenFor.push([start, end]);
      // A call of its own that checks a value ends the function when the value is not good.
      if (/(?:assert|validate|check|ensure|verify)/i.test(call.method)) this.guard(`${call.path}(${argumentNames(call)})`, start);
      calls.push({ call, start, end, isQuiet: quietCalls.test(call.path) });
    },
    tagged(tag, line, start, end) {
      if (isQueryTag(tag)) {
        findings.query('parameterised', line);
        spokenFor.push([start, end]);
      } else if (isHtmlTag(tag)) findings.html({ form: 'escaped', sink: 'html template' }, line);
    },
    assignMember(path, property, value, line) {
      members.push({ path, property, value, line });
    },
    text(value, line, start, end) {
      if (start < textEnd) return;
      textEnd = end;
      texts.push({ value, line, start, end, owners: owners.filter((owner) => owner.end > start).map((owner) => owner.name) });
    },
    filter(value, line) {
      filters.push({ value, line });
    },
    page(value, line) {
      pages.push({ value, line });
    },
    output(value, line) {
      outputs.push({ value, line });
    },
    sink(sink, value, line) {
      sinks.push({ sink, value, line });
    },
    tooDeep() {
      isWhole = false;
    },
    end() {
      sqlHere = guardedSql(guards);
      const injections = language === undefined ? undefined : injectionReader(language, (name, at) => names.resolve(name, at), guards, stepsMax, definesHandlers(fileHas));
      for (const { call, start } of calls) {
        const found = injections?.look(call, start);
        if (found !== undefined) findings.injection(found.weakness, found.form, call.line);
      }
      for (const { call, start, end, isQuiet } of calls) {
        const form = queryForm(call, sql);
        if (form !== undefined) {
          findings.query(form, call.line);
          spokenFor.push([start, end]);
          collectNames(call.args()[0], usedNames, 0);
          continue;
        }
        const sink = isQuiet ? undefined : htmlCall(call, html, fileHas, page);
        if (sink !== undefined) findings.html(sink, call.line);
      }
      for (const { path, property, value, line } of members) {
        const sink = sinkProperty(property);
        if (sink !== undefined) {
          const form = formOfHtml(html(value()));
          if (form !== undefined) findings.html({ form, sink }, line);
        } else if (property === 'body') {
          const body = bodyAssignment(path, html(value()));
          if (body !== undefined) findings.html(body, line);
        }
      }
      for (const { value, line } of filters) {
        const text = value();
        if (text.kind !== 'function' && sql(text).open > 0) findings.query('joined', line);
      }
      for (const { value, line } of pages) {
        const form = page(value());
        if (form !== undefined) findings.html({ form, sink: 'response body' }, line);
      }
      for (const { sink, value, line } of sinks) {
        const form = formOfHtml(html(value()));
        if (form !== undefined) findings.html({ form, sink }, line);
      }
      // A constant is no value that somebody could bring a script with.
      for (const { value, line } of outputs) if (formOfHtml(html(value())) !== undefined) findings.output(line);
      const isSpokenFor = rangesOf(spokenFor);
      for (const { start, line, value, owners: own } of texts) {
        if (isSpokenFor(start) || own.some((name) => usedNames.has(name))) continue;
        if (isJoinedStatement(sql(value()))) findings.query('joined', line);
      }
      return isWhole;
    },
  };
}

function argumentNames(call: CodeCall): string {
  return call.args().map((argument) => (argument.kind === 'name' ? argument.name : argument.kind === 'member' ? argument.path : '')).join(', ');
}

function collectNames(expression: Expression | undefined, into: Set<string>, depth: number): void {
  if (expression === undefined || depth > 6) return;
  if (expression.kind === 'name') into.add(expression.name);
  else if (expression.kind === 'joined') for (const part of expression.parts.slice(0, 50)) collectNames(part, into, depth + 1);
  else if (expression.kind === 'call') {
    if (/^\w{1,60}$/.test(expression.path)) into.add(expression.path);
    collectNames(expression.receiver?.(), into, depth + 1);
  } else if (expression.kind === 'either') for (const option of expression.options) collectNames(option, into, depth + 1);
  else if (expression.kind === 'record') for (const [, value] of expression.entries.slice(0, 10)) collectNames(value(), into, depth + 1);
}

/** Whether an offset lies in one of the ranges; the answer takes logarithmic time. */
function rangesOf(ranges: readonly (readonly [number, number])[]): (at: number) => boolean {
  const merged: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return (at) => {
    let low = 0;
    let high = merged.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [start, end] = merged[middle] ?? [0, 0];
      if (at < start) high = middle - 1;
      else if (at >= end) low = middle + 1;
      else return true;
    }
    return false;
  };
}
