import type { BuildPractices } from './build-practices.ts';
import type { LeftOut } from '../left-out.ts';
import type { InjectionFacts } from './injection.ts';

/**
 * How a language keeps programs from reading and writing memory that is not theirs.
 * `memory-safe`: by the language itself, in its ordinary use. `not-memory-safe`: left to the programmer.
 * `not-classified`: the table says nothing about it, so it stays out of every share.
 */
export type MemorySafety = 'memory-safe' | 'not-memory-safe' | 'not-classified';

/** What the files of a folder say about how the software is written. Values of credentials are never kept. */
export interface SourceTree {
  readonly files: FileCounts;
  /** Files that a rule keeps from being searched, or from being searched for more than credentials; left out when there are none. */
  readonly leftOut?: readonly LeftOut[];
  /** Programming languages by bytes, most first; ties in the order of names. */
  readonly languages: readonly LanguageShare[];
  /** Date of the table behind `memorySafety`. */
  readonly memorySafetyTableAt: string;
  /** Places where a memory-safe language steps outside of its safety or loads machine code. */
  readonly nativeParts: Listed<NativePart>;
  readonly credentials: CredentialFacts;
  readonly queries: QueryFacts;
  readonly html: HtmlFacts;
  /** Absent in evidence that was read before Assay looked for it. */
  readonly injections?: InjectionFacts;
  /** Absent in evidence that was read before Assay looked for it. */
  readonly practices?: BuildPractices;
}

/** How many files there were and what became of them. Every file is counted once. */
export interface FileCounts {
  /** Text that was read and searched. */
  readonly read: number;
  /** Longer than the cap, or not readable. */
  readonly unread: number;
  /** Hold a NUL byte. */
  readonly binary: number;
  /** Minified scripts and styles: not searched. */
  readonly minified: number;
  /** Of `read`: other people's code inside the folder; searched for credentials only. */
  readonly vendored: number;
  /** Of `read`: made by a tool; searched for credentials only. */
  readonly generated: number;
}

export interface LanguageShare {
  /** Name as in GitHub's linguist. */
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  readonly memorySafety: MemorySafety;
}

/** A list that may be cut, with the whole count. */
export interface Listed<Item> {
  readonly total: number;
  readonly places: readonly Item[];
}

/** A line of a file of the folder. */
export interface SourcePlace {
  /** Path inside the folder, with `/` between segments; evidence text. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

export interface NativePart extends SourcePlace {
  readonly kind: 'node-add-on' | 'add-on-build-file' | 'rust-unsafe' | 'cgo' | 'csharp-unsafe' | 'java-native' | 'native-library';
}

/**
 * What kind of credential stands at a place.
 * `password`: a value assigned to a password-like name. `secret`: the same for keys and tokens that sign or encrypt.
 * `address`: inside a URL or connection string. `account`: an account that a script or seed makes.
 * `private-key`: a key in PEM form. `documented`: a login that a document tells.
 */
export type CredentialKind = 'password' | 'secret' | 'address' | 'account' | 'private-key' | 'documented';

/** Where a credential stands: `test` and `build` stay with the maker, an `example` is what customers copy, all else ships. */
export type CredentialSetting = 'shipped' | 'example' | 'test' | 'build';

export interface CredentialPlace extends SourcePlace {
  readonly kind: CredentialKind;
  /** Name that the value is assigned to, or a word of ours for the place; never the value. Evidence text. */
  readonly name: string;
  /** Length of the value in characters. */
  readonly length: number;
  /** `shipped` when left out. */
  readonly setting?: CredentialSetting;
  /** True when the value stands on the list of known default credentials that was handed over. */
  readonly isListed?: true;
}

export interface CredentialFacts extends Listed<CredentialPlace> {
  /** Files that hold at least one that ships. */
  readonly filesWith: number;
  /** How many of `total` do not ship as they are; none when left out. */
  readonly apart?: Readonly<Record<Exclude<CredentialSetting, 'shipped'>, number>>;
}

export interface CodeFacts {
  /** Files that were parsed, or held nothing to parse for. */
  readonly filesRead: number;
  /** Files in a known language that could not be parsed: too long, or no grammar at hand. */
  readonly filesUnread: number;
  /** Languages that were looked at, sorted. */
  readonly languages: readonly string[];
}

export interface QueryPlace extends SourcePlace {
  readonly form: 'parameterised' | 'joined';
}

export interface QueryFacts extends CodeFacts, Listed<QueryPlace> {
  readonly parameterised: number;
  readonly joined: number;
}

export interface HtmlPlace extends SourcePlace {
  readonly form: 'escaped' | 'raw';
  /** The sink: `innerHTML`, `v-html`, `<%- %>`; a word of ours. */
  readonly sink: string;
}

/** Template engines and frameworks that escape by themselves; families that write templates alike as one. */
export type EscapingEngine = 'Angular or Vue' | 'Astro' | 'Blade' | 'Django or Jinja' | 'EJS' | 'ERB' | 'Go html/template' | 'Handlebars or Mustache' | 'JSX' | 'Nunjucks' | 'Pug' | 'Razor' | 'Svelte' | 'Thymeleaf' | 'Twig' | 'Vue';

/** What a template engine escapes by itself: counted, not listed. */
export interface EngineOutputs {
  readonly engine: EscapingEngine;
  /** Values that it puts out. */
  readonly outputs: number;
  readonly files: number;
  /** The first of them. */
  readonly first: SourcePlace;
}

/** Places where a value becomes HTML. */
export interface HtmlFacts extends CodeFacts, Listed<HtmlPlace> {
  /** Escaped or cleaned by a call or tag of the place itself. */
  readonly escaped: number;
  readonly raw: number;
  /** Most outputs first. Absent in evidence that was read before Assay looked for it. */
  readonly byEngine?: readonly EngineOutputs[];
}
