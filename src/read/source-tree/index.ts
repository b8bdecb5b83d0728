import { injectionClasses, type InjectionPlace } from '../../model/evidence/injection.ts';
import type { CredentialPlace, FileCounts, HtmlPlace, Listed, NativePart, QueryPlace, SourceTree } from '../../model/evidence/source-tree.ts';
import { LeftOutFiles } from '../../model/left-out.ts';
import { quote, say } from '../../model/text.ts';
import { isWorkflow } from '../../model/workflow-path.ts';
import { notesMax, type Note, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { codeKeywords, elementKeywords } from './code-keywords.ts';
import { injectionKeywords, reachKeywords, sourceKeywords } from './injection/keywords.ts';
import { credentialListOf, isOnList } from './credential-list.ts';
import { namedCredentialList } from './named-credential-list.ts';
import { credentialSetting, isDetector, testLinesOf } from './credential-setting.ts';
import { codeReader, type Grammar } from './code.ts';
import { credentialKeywords, findCredentials, isPromising } from './credentials.ts';
import { keywordScanner } from './keywords.ts';
import { languageOf } from './language-of.ts';
import { isGenerated, isMinified, isVendored } from './left-out.ts';
import { listOf, notesOf } from './lists.ts';
import { memorySafetyOf, memorySafetyTableAt } from './memory-safety.ts';
import { findNativeParts, nativeFile, nativeKeywords } from './native-parts.ts';
import { fuzzingKeywords } from './practices/fuzzing.ts';
import { practiceReader } from './practices/index.ts';
import { protocolKeywords } from './practices/protocol-uses.ts';
import { importKeywords } from './practices/wrappers.ts';
import { engineOutputs } from './engine-outputs.ts';
import { engineMarks } from './template-engines.ts';
import { findTemplateOutputs } from './template-outputs.ts';
import { findTemplateSinks, templateKeywords } from './template-sinks.ts';
import { textFormatOf } from './text-format.ts';
import { textOf } from './text-window.ts';

export interface SourceTreeOptions {
  /**
   * The bytes of the parser (`runtime`) and of one grammar as WebAssembly.
   * Without it no program is parsed, and nothing is said about queries and HTML in programs.
   */
  readonly grammar?: Grammar;
  /** Longest file that is read, in bytes; 5 MB when left out. */
  readonly fileBytesMax?: number;
  /** Longest program that is parsed, in bytes; 1 MB when left out. */
  readonly parsedBytesMax?: number;
  /** Path of the file that is the list of known default credentials; without it a table that looks like one is taken. */
  readonly credentialList?: string;
  /** Most places kept in each list, the counts stay whole; 5,000 when left out. */
  readonly placesMax?: number;
}

const escapingTemplates: ReadonlySet<string> = new Set(['html template', 'format_html']);
/** Scripts that hold elements: their values between tags are counted, whatever else stands in them. */
const holdsElements = /\.[jt]sx$/i;
const groups = [credentialKeywords, nativeKeywords, templateKeywords, codeKeywords, injectionKeywords, reachKeywords, sourceKeywords, protocolKeywords, fuzzingKeywords, importKeywords, engineMarks.go, engineMarks.pages, elementKeywords] as const;
const scanner = keywordScanner(groups.flat());
const groupOf = groups.flatMap((keywords, group) => keywords.map(() => group));

/**
 * Reads the files of a folder: languages, default credentials, native parts, queries and HTML sinks.
 * Never throws on content; a file that can't be read is counted and noted.
 * @param files the files that ship, each once, with the path inside the folder as its name; one that could not be opened as its reason
 */
export async function readSourceTree(files: Iterable<Source | Unreadable>, options: SourceTreeOptions = {}): Promise<Reading<'source-tree'>> {
  const fileBytesMax = options.fileBytesMax ?? 5_000_000;
  const placesMax = options.placesMax ?? 5_000;
  const counts: { -readonly [Key in keyof FileCounts]: number } = { read: 0, unread: 0, binary: 0, minified: 0, vendored: 0, generated: 0 };
  const languages = new Map<string, { files: number; bytes: number }>();
  const native = listOf<NativePart>(placesMax);
  const credentials = listOf<CredentialPlace>(placesMax);
  const queries = listOf<QueryPlace>(placesMax);
  const html = listOf<HtmlPlace>(placesMax);
  const injections = listOf<InjectionPlace>(placesMax);
  const uses = injectionClasses.map((weakness) => ({ weakness, safe: 0, unsafe: 0 }));
  const forms = { parameterised: 0, joined: 0, escaped: 0, raw: 0 };
  const engines = engineOutputs();
  const code = codeReader(options.grammar, options.parsedBytesMax ?? 1_000_000);
  const practices = practiceReader(placesMax);
  const notes = notesOf();
  const unread = notesOf();
  const leftOut = new LeftOutFiles();
  let filesWith = 0;
  const knownDefaults = new Set<string>();
  /** Lines behind the listed credentials, kept until all files were read: a list may come last. Values go no further. */
  const credentialLines: { readonly place: CredentialPlace; readonly text: string }[] = [];
  const apart = { example: 0, test: 0, build: 0 };
  const hits: [number[], number[], number[], number[], number[], number[], number[], number[], number[], number[], number[], number[], number[]] = [[], [], [], [], [], [], [], [], [], [], [], [], []];
  const addQuery = (place: QueryPlace): void => {
    forms[place.form] += 1;
    queries.add(place);
    practices.direct('queries', place.path, place.line);
  };
  const addHtml = (place: HtmlPlace): void => {
    forms[place.form] += 1;
    html.add(place);
    // A template that escapes by itself is such a building block, and no way around one.
    if (place.form === 'raw' || !escapingTemplates.has(place.sink)) practices.direct('html', place.path, place.line);
  };

  const addInjection = (place: InjectionPlace): void => {
    const count = uses.find(({ weakness }) => weakness === place.weakness);
    if (count !== undefined) count[place.form] += 1;
    injections.add(place);
  };

  for (const file of files) {
    if (options.credentialList !== undefined && (file instanceof Unreadable ? file.at.member : file.name) === options.credentialList) {
      const { passwords, note } = namedCredentialList(options.credentialList, file);
      for (const password of passwords) knownDefaults.add(password);
      notes.add(note);
      continue;
    }
    if (file instanceof Unreadable) {
      counts.unread += 1;
      unread.add(unreadNote(file.at.member ?? '', file));
      continue;
    }
    const path = file.name;
    const part = nativeFile(path);
    if (part !== undefined) native.add({ path, line: 1, kind: part });
    const content = contentOf(file, fileBytesMax);
    if (content instanceof Unreadable) {
      counts.unread += 1;
      if (file.sizeBytes > fileBytesMax) {
        leftOut.add('too-long', path, languageOf(path, () => '') !== undefined);
        notes.add({ ...unreadNote(path, content), level: 'information' });
      } else unread.add(unreadNote(path, content));
      continue;
    }
    const bytes = fromUtf16(content);
    if (bytes.includes(0)) {
      counts.binary += 1;
      leftOut.add('binary', path, languageOf(path, () => '') !== undefined);
      practices.binary(path, bytes);
      continue;
    }
    if (isMinified(path, bytes)) {
      counts.minified += 1;
      leftOut.add('minified', path);
      continue;
    }
    if (!isWorkflow(path)) counts.read += 1;
    let head: string | undefined;
    const headText = (): string => (head ??= textOf(bytes, 0, 4_096));
    const language = languageOf(path, headText);
    const list = credentialListOf(path, bytes, headText);
    if (list !== undefined) {
      for (const password of list.passwords) knownDefaults.add(password);
      notes.add({ level: 'information', rule: 'credential-list', message: say`${quote(path)} was taken for a list of known default credentials with ${list.rows} rows: it was compared with and not searched.`, place: { member: path } });
      continue;
    }
    for (const offsets of hits) offsets.length = 0;
    scanner.scan(bytes, (keyword, end) => {
      const group = groupOf[keyword] as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
      if (group !== 0 || isPromising(bytes, keyword, end)) hits[group].push(end);
    });
    if (hits[0].length > 0 && !(language?.isMarkup === false && isDetector(path))) {
      const setting = credentialSetting(path);
      const lineAt = lineReader(bytes);
      let shipped = 0;
      const format = textFormatOf(path, language?.isMarkup === false ? language.name : undefined, headText().trimStart().charCodeAt(0));
      const isForTests = testLinesOf(path, bytes);
      findCredentials(path, format, bytes, hits[0], ({ kind, name, length, line }) => {
        // A key in a document is a sample that readers may copy: nothing that ships loads it.
        const own = setting !== 'shipped' ? setting : isForTests(line) ? 'test' : kind === 'private-key' && format === 'prose' ? 'example' : 'shipped';
        const place: CredentialPlace = { path, line, kind, name, length, ...(own === 'shipped' ? {} : { setting: own }) };
        if (own === 'shipped') shipped += 1;
        else apart[own] += 1;
        credentials.add(place);
        if (credentialLines.length < placesMax) credentialLines.push({ place, text: lineAt(line) });
      });
      if (shipped > 0) filesWith += 1;
    }
    const isForeign = isVendored(path, headText);
    if (isForeign) {
      counts.vendored += 1;
      leftOut.add('vendored', path);
    } else if (isGenerated(path, headText())) {
      counts.generated += 1;
      leftOut.add('generated', path);
    } else {
      if (language !== undefined) {
        if (!language.isMarkup) addLanguage(languages, language.name, bytes.length);
        for (const item of findNativeParts(path, language.name, bytes, hits[1])) native.add(item);
      }
      practices.text(path, bytes, hits[7], hits[8]);
      if (hits[9].length > 0) practices.imports(path, bytes, hits[9]);
      const sinks = findTemplateSinks(path, bytes, hits[2]);
      for (const sink of sinks) addHtml({ path, ...sink });
      if (hits[10].length > 0) engines.mark(path, 'go');
      if (hits[11].length > 0) engines.mark(path, 'pages');
      const outputs = findTemplateOutputs(path, bytes);
      if (outputs !== undefined) engines.add(path, outputs);
      // One file after the other: the parser has one memory.
      const isParsed = await code.read(path, language?.name, bytes, hits[3].length > 0 || hits[4].length > 0 || (hits[5].length > 0 && hits[6].length > 0) || holdsElements.test(path.slice(-5)) || (hits[12].length > 0 && path.endsWith('.js')), { query: addQuery, html: addHtml, injection: addInjection, outputs: (found) => engines.add(path, found) });
      if (!isParsed) leftOut.add('not-parsed', path);
    }
  }
  code.end();
  const listed = new Set(knownDefaults.size === 0 ? [] : credentialLines.filter(({ place, text }) => isOnList(knownDefaults, text, place.length)).map(({ place }) => place));
  const { filesRead, filesUnread, languages: codeLanguages } = code.counts();
  const shared = { filesRead, filesUnread, languages: codeLanguages };
  const leftOutFiles = leftOut.list();
  const facts: SourceTree = {
    files: counts,
    ...(leftOutFiles.length === 0 ? {} : { leftOut: leftOutFiles }),
    languages: [...languages]
      .map(([name, { files: count, bytes }]) => ({ name, files: count, bytes, memorySafety: memorySafetyOf(name) }))
      .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1)),
    memorySafetyTableAt,
    nativeParts: native.list(),
    credentials: { ...withMarks(credentials.list(), listed), filesWith, apart },
    queries: { ...shared, ...queries.list(), parameterised: forms.parameterised, joined: forms.joined },
    html: { ...shared, ...html.list(), escaped: forms.escaped, raw: forms.raw, byEngine: engines.list() },
    injections: { filesRead, filesUnread, languages: codeLanguages.filter((language) => language !== 'Java'), uses, ...injections.list() },
    practices: practices.facts(),
  };
  // What could not be read comes first, so that no number of other notes hides it.
  const told = [...unread.list, ...notes.list];
  return { kind: 'source-tree', format: 'folder', facts, notes: told.slice(0, notesMax), notesOmitted: unread.omitted() + notes.omitted() + Math.max(0, told.length - notesMax), complete: counts.unread === 0 };
}

function contentOf(file: Source, limit: number): Uint8Array | Unreadable {
  try {
    return file.bytes(limit);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error;
  }
}

/** Gives lines of a file, at most 2,000 characters each; asked in ascending order it goes through the file once. */
function lineReader(bytes: Uint8Array): (line: number) => string {
  let at = 1;
  let start = 0;
  return (line) => {
    if (line < at) {
      at = 1;
      start = 0;
    }
    for (; at < line; at += 1) {
      const end = bytes.indexOf(10, start);
      if (end === -1) return '';
      start = end + 1;
    }
    const end = bytes.indexOf(10, start);
    return textOf(bytes, start, Math.min(end === -1 ? bytes.length : end, start + 2_000));
  };
}

function withMarks({ total, places }: Listed<CredentialPlace>, listed: ReadonlySet<CredentialPlace>): Listed<CredentialPlace> {
  return { total, places: places.map((place) => (listed.has(place) ? { ...place, isListed: true } : place)) };
}

function unreadNote(path: string, { reason }: Unreadable): Note {
  return { level: 'unreadable', rule: 'file-unread', message: say`The file ${quote(path)} was not searched: it ${quote(reason)}.`, place: { member: path } };
}

/** UTF-16 with a byte-order mark as UTF-8; everything else as it is. */
function fromUtf16(bytes: Uint8Array): Uint8Array {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isLittle && !isBig) return bytes;
  return new TextEncoder().encode(new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes));
}

function addLanguage(languages: Map<string, { files: number; bytes: number }>, name: string, bytes: number): void {
  const share = languages.get(name) ?? { files: 0, bytes: 0 };
  share.files += 1;
  share.bytes += bytes;
  languages.set(name, share);
}
