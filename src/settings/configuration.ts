import { parseJson } from '../read/gateway/json.ts';
import { Unreadable } from '../read/source.ts';
import type { SettingDefinition, SettingValue } from './definition.ts';
import { register, type SettingKey } from './register.ts';
import type { Settings } from './settings.ts';
import { valueOfText } from './values.ts';

/** Where a value came from, for the posture page and for messages. */
export type ValueSource = 'default' | 'file' | 'environment';

/** What the operator configured; every value was checked. */
export interface Configuration {
  readonly values: Settings;
  readonly sources: Readonly<Record<SettingKey, ValueSource>>;
}

/** The configuration is wrong: each problem is a sentence that names the setting and what was expected. */
export class ConfigurationWrong extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigurationWrong';
    this.problems = problems;
  }
}

/** What a configuration is read from. */
export interface ConfigurationInput {
  /** The configuration file (JSON), when there is one. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads a file that holds a secret. */
  readonly readSecret: (path: string) => string;
}

const keys = Object.keys(register) as readonly SettingKey[];

/**
 * Reads the configuration: the file, then the environment over it. A setting that protects may only be tightened here;
 * what loosens it needs a person, a reason and an end, which a file can't give.
 * @throws ConfigurationWrong with every problem, not only the first
 */
export function readConfiguration({ file, environment, readSecret }: ConfigurationInput): Configuration {
  const problems: string[] = [];
  const inFile = file === undefined ? {} : objectOf(file, problems);
  const values: Record<string, SettingValue> = {};
  const sources: Partial<Record<SettingKey, ValueSource>> = {};
  for (const name of Object.keys(inFile)) if (!Object.hasOwn(register, name)) problems.push(`${file?.name ?? 'The configuration'}: there is no setting ${JSON.stringify(name.slice(0, 60))}${nearest(name)}.`);
  for (const name of Object.keys(environment)) if (name.startsWith('ASSAY_') && !isKnownVariable(name)) problems.push(`The environment variable ${name} is no setting. docs/generated/settings.md lists them.`);
  for (const key of keys) {
    const definition: SettingDefinition = register[key];
    const given = givenValue(key, definition, inFile, environment, readSecret, problems, file?.name);
    values[key] = definition.default;
    sources[key] = 'default';
    if (given === undefined) continue;
    const problem = definition.refuses(given.value);
    if (problem !== undefined) problems.push(`${given.place}: ${'isSecret' in definition ? 'the value' : shown(given.value)} is not good for ${key}. ${problem}`);
    else if (definition.kind === 'protecting' && definition.isLooser(given.value as SettingValue, definition.default)) problems.push(`${given.place}: ${shown(given.value)} for ${key} is less safe than ${shown(definition.default)}. ${definition.risk} It can be loosened on the posture page, where somebody gives the reason and answers for it until a day.`);
    else {
      values[key] = given.value as SettingValue;
      sources[key] = given.source;
    }
  }
  if (problems.length > 0) throw new ConfigurationWrong(problems);
  return { values: values as unknown as Settings, sources: sources as Record<SettingKey, ValueSource> };
}

interface Given {
  readonly value: unknown;
  readonly source: ValueSource;
  readonly place: string;
}

function givenValue(key: SettingKey, definition: SettingDefinition, inFile: Readonly<Record<string, unknown>>, environment: ConfigurationInput['environment'], readSecret: (path: string) => string, problems: string[], fileName: string | undefined): Given | undefined {
  const { variable } = definition;
  const [fileVariable, secretFile] = fileOf(key, variable, environment);
  if ('isSecret' in definition && secretFile !== undefined) {
    try {
      return { value: readSecret(secretFile).trim(), source: 'environment', place: fileVariable };
    } catch (problem) {
      problems.push(`${fileVariable}: the file could not be read (${problem instanceof Error ? problem.message : 'unknown'}).`);
      return undefined;
    }
  }
  const text = environment[variable] ?? (key === 'databaseUrl' ? environment['DATABASE_URL'] : undefined);
  if (text !== undefined) return { value: valueOfText(text, definition.default), source: 'environment', place: variable };
  if (!Object.hasOwn(inFile, key)) return undefined;
  if ('isSecret' in definition) {
    problems.push(`${fileName ?? 'The configuration'}: ${key} is a secret and does not belong into this file. Give it by ${variable}_FILE.`);
    return undefined;
  }
  return { value: inFile[key], source: 'file', place: fileName ?? 'The configuration' };
}

/** Where a secret’s file is named; the database is also named as other programs do it. An empty name is none. */
function fileOf(key: SettingKey, variable: string, environment: ConfigurationInput['environment']): readonly [variable: string, file: string | undefined] {
  const names = [`${variable}_FILE`, ...(key === 'databaseUrl' && environment[variable] === undefined ? ['DATABASE_URL_FILE'] : [])];
  const name = names.find((name) => environment[name] !== undefined && environment[name] !== '') ?? `${variable}_FILE`;
  return [name, environment[name] === '' ? undefined : environment[name]];
}

/** Variables that other commands of Assay read. */
const ofCommands = new Set(['ASSAY_CONFIG', 'ASSAY_KEY_PASSPHRASE_FILE', 'ASSAY_KEY_PASSPHRASE']);

function isKnownVariable(name: string): boolean {
  return ofCommands.has(name) || keys.some((key) => name === register[key].variable || ('isSecret' in register[key] && name === `${register[key].variable}_FILE`));
}

function objectOf(file: { readonly name: string; readonly bytes: Uint8Array }, problems: string[]): Readonly<Record<string, unknown>> {
  try {
    if (file.bytes.length > 256_000) throw new Unreadable('is larger than 256 kB');
    const value = parseJson(file.bytes);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
    problems.push(`${file.name}: expected one object with settings.`);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    problems.push(`${file.name}${problem.at.line === undefined ? '' : `, line ${problem.at.line}`}: it ${problem.reason}.`);
  }
  return {};
}

function nearest(name: string): string {
  const near = keys.find((key) => key.toLowerCase() === name.toLowerCase().replaceAll(/[_-]/gu, ''));
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 120) ?? 'nothing';
}
