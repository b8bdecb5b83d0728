import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { sourceOf, Unreadable } from '../../read/source.ts';
import { byteFileOf } from './byte-file.ts';
import { archiveLimits, unpackedLimits, type ArchiveLimits } from './limits.ts';
import { openArchive } from './open-archive.ts';

const utf8 = new TextEncoder();

interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: string;
  readonly mode?: string;
  readonly size?: string;
}

function tarBlock({ name, content = '', type = '0', mode = '0000644', size }: TarEntry): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name, 0, 100, 'utf8');
  header.write(`${mode}\0`, 100);
  header.write(size ?? `${body.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(type, 156);
  header.write('ustar\u000000', 257);
  header.write(' '.repeat(8), 148);
  header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

const tar = (...entries: readonly TarEntry[]): Buffer => Buffer.concat([...entries.map(tarBlock), Buffer.alloc(1024)]);
const pax = (record: string): TarEntry => ({ name: 'pax', type: 'x', content: `${record.length + 4} ${record}\n`.replace(/^\d+/, (digits) => String(Number(digits) - 4 + digits.length + 2)) });

interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly localName?: string;
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly checksum?: number;
  readonly offset?: number;
}

function zip(entries: readonly ZipEntry[], options: { readonly prefix?: string; readonly count?: number; readonly between?: string } = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(options.prefix ?? '')];
  const directory: Buffer[] = [];
  let at = parts[0]?.length ?? 0;
  for (const { name, content = 'x', localName, mode = 0o100644, flags = 0x800, method = 8, size, checksum, offset } of entries) {
    const raw = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const nameBytes = Buffer.from(name);
    const localBytes = localName === undefined ? nameBytes : Buffer.from(localName);
    const sum = checksum ?? crc32(raw);
    const local = Buffer.alloc(30);
    [[0, 0x04034b50], [14, sum], [18, packed.length], [22, size ?? raw.length]].forEach(([place = 0, value = 0]) => local.writeUInt32LE(value, place));
    [[4, 20], [6, flags], [8, method], [26, localBytes.length]].forEach(([place = 0, value = 0]) => local.writeUInt16LE(value, place));
    const central = Buffer.alloc(46);
    [[0, 0x02014b50], [16, sum], [20, packed.length], [24, size ?? raw.length], [38, mode * 65_536], [42, offset ?? at]].forEach(([place = 0, value = 0]) => central.writeUInt32LE(value, place));
    [[4, 0x031e], [6, 20], [8, flags], [10, method], [28, nameBytes.length]].forEach(([place = 0, value = 0]) => central.writeUInt16LE(value, place));
    parts.push(local, localBytes, packed);
    directory.push(central, nameBytes);
    at += 30 + localBytes.length + packed.length;
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  [8, 10].forEach((place) => end.writeUInt16LE(options.count ?? entries.length, place));
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, whole, Buffer.from(options.between ?? ''), end]);
}

async function read(bytes: Uint8Array, name = 'evidence', limits: Partial<ArchiveLimits> = {}): Promise<Record<string, string>> {
  const archive = await openArchive(byteFileOf(sourceOf(name, bytes), 1e9), { ...archiveLimits, ...limits });
  const contents: Record<string, string> = {};
  for await (const source of archive.sources()) contents[source.name] = new TextDecoder().decode(source.bytes(1e9));
  assert.deepEqual(archive.members.map((member) => member.name), Object.keys(contents));
  return contents;
}

async function refusal(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}): Promise<string> {
  try {
    await openArchive(byteFileOf(sourceOf('evidence', bytes), 1e9), { ...archiveLimits, ...limits });
  } catch (problem) {
    assert.ok(problem instanceof Unreadable, String(problem));
    return problem.reason;
  }
  assert.fail('the archive was opened');
}

describe('archives that are read', () => {
  const entries = [{ name: 'a.json', content: '{"a":1}' }, { name: 'folder/b.json', content: '{"b":2}'.repeat(1000) }];
  const expected = { 'a.json': '{"a":1}', 'folder/b.json': '{"b":2}'.repeat(1000) };

  it('zip, packed and stored', async () => {
    assert.deepEqual(await read(zip(entries)), expected);
    assert.deepEqual(await read(zip(entries.map((entry) => ({ ...entry, method: 0 })))), expected);
    assert.deepEqual(await read(zip([{ name: 'folder/', content: '', method: 0, mode: 0o040755 }, ...entries])), expected);
  });

  it('tar and tar.gz, with folders, long names and a leading ./', async () => {
    const long = `${'long/'.repeat(25)}c.json`;
    const archive = tar({ name: './', type: '5' }, { name: './a.json', content: '{"a":1}' }, { name: 'folder/', type: '5' }, { name: 'folder/b.json', content: expected['folder/b.json'] }, pax(`path=${long}`), { name: 'short', content: 'c' }, { name: '././@LongLink', type: 'L', content: `${long}2\0` }, { name: 'short', content: 'd' });
    const all = { ...expected, [long]: 'c', [`${long}2`]: 'd' };
    assert.deepEqual(await read(archive), all);
    assert.deepEqual(await read(gzipSync(archive)), all);
  });

  it('gz, named after the file without its ending', async () => {
    assert.deepEqual(await read(gzipSync('{"a":1}'), 'records/a.json.gz'), { 'a.json': '{"a":1}' });
  });
});

describe('archives that are refused before anything is handed on', () => {
  const good: TarEntry = { name: 'good.json', content: '{}' };
  const names = ['../x', '/x', 'a/../../x', 'a//b', 'C:/x', 'a\\b', '%2e%2e/x', '．．/x', 'a\u001b[31m', './../x', 'a/. ./x', `${'d/'.repeat(40)}x`];

  for (const name of names) {
    it(`the name ${JSON.stringify(name).slice(0, 30)}`, async () => {
      assert.match(await refusal(tar(good, { name, content: 'x' })), /whose name/);
      assert.match(await refusal(zip([{ name: 'good.json' }, { name }])), /whose name/);
    });
  }

  it('links, devices, pipes and set-user rights', async () => {
    for (const type of ['1', '2', '3', '4', '6', '7', 'S', 'Z']) assert.match(await refusal(tar(good, { name: 'x', type })), /only files and folders/);
    assert.match(await refusal(tar(good, { name: 'x', mode: '0006755' })), /set-user/);
    assert.match(await refusal(zip([{ name: 'x', mode: 0o120777 }])), /link/);
    assert.match(await refusal(zip([{ name: 'x', mode: 0o104755 }])), /set-user/);
  });

  it('a name twice, in whatever normal form, or as file and folder', async () => {
    assert.match(await refusal(tar(good, good)), /twice/);
    assert.match(await refusal(zip([{ name: 'é' }, { name: 'e\u0301' }])), /twice/);
    assert.match(await refusal(zip([{ name: 'a' }, { name: 'a/b' }])), /as a file and as a folder/);
    assert.match(await refusal(tar({ name: 'a/b' }, { name: 'a' })), /twice/);
  });

  it('archives inside archives', async () => {
    assert.match(await refusal(zip([{ name: 'harmless.json', content: zip([{ name: 'x' }]) }])), /archives inside archives/);
    assert.match(await refusal(tar(good, { name: 'x', content: gzipSync('x') })), /archives inside archives/);
    assert.match(await refusal(gzipSync(gzipSync(gzipSync('x')))), /archives inside archives/);
  });

  it('bombs, and more than the limits allow', async () => {
    const zeros = Buffer.alloc(8_000_000);
    assert.match(await refusal(zip([{ name: 'z', content: zeros }])), /bomb/);
    assert.match(await refusal(gzipSync(zeros)), /bomb/);
    assert.match(await refusal(gzipSync(tar({ name: 'z', content: zeros }))), /bomb/);
    assert.match(await refusal(zip([{ name: 'a' }, { name: 'b' }, { name: 'c' }]), { entriesMax: 2 }), /entries/);
    assert.match(await refusal(tar(good, { name: 'b' }, { name: 'c' }), { entriesMax: 2 }), /entries/);
    assert.match(await refusal(tar({ name: 'b', content: 'x'.repeat(5000) }), { memberBytesMax: 4999 }), /4999/);
    assert.match(await refusal(zip([{ name: 'b', content: 'x'.repeat(5000), method: 0 }]), { memberBytesMax: 4999 }), /4999/);
    assert.match(await refusal(tar({ name: 'b', content: 'x'.repeat(5000) }, { name: 'c', content: 'x'.repeat(5000) }), { totalBytesMax: 9999 }), /9999/);
    assert.match(await refusal(tar(good), { archiveBytesMax: 100 }), /100/);
  });

  it('gzip that is cut, wrong, several, or followed by something', async () => {
    const one = gzipSync('evidence '.repeat(100));
    const changed = (at: number): Buffer => {
      const copy = Buffer.from(one);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    assert.match(await refusal(Buffer.concat([one, one])), /goes on after/);
    assert.match(await refusal(Buffer.concat([one, Buffer.from('JUNKJUNKJUNK')])), /goes on after/);
    assert.match(await refusal(one.subarray(0, one.length - 9)), /broken or cut/);
    assert.match(await refusal(changed(one.length - 5)), /checksum/);
    assert.match(await refusal(changed(one.length - 1)), /length/);
    assert.match(await refusal(one.subarray(0, 12)), /too short/);
    assert.match(await refusal(Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0xe0]), one.subarray(4)])), /reserved/);
  });

  it('tar that is cut, goes on, overrides sizes or has a wrong checksum', async () => {
    const whole = tar(good);
    assert.match(await refusal(whole.subarray(0, 1024)), /ends before/);
    assert.match(await refusal(whole.subarray(0, 700)), /ends before/);
    assert.match(await refusal(Buffer.concat([whole, tarBlock({ name: 'late' }), Buffer.alloc(1024)])), /goes on after/);
    assert.match(await refusal(tar(pax('size=99999999999'), good)), /not read/);
    assert.match(await refusal(tar(pax('__proto__=x'), good)), /not read/);
    assert.match(await refusal(tar({ name: 'x', size: '\u00ff'.repeat(12) })), /octal|UTF-8|size/);
    const wrong = tar(good, { name: 'b' });
    wrong[1024] = 0x7a;
    assert.match(await refusal(wrong), /checksum/);
  });

  it('zip that lies, hides or overlaps', async () => {
    assert.match(await refusal(zip([{ name: 'a', size: 5_000_000 }])), /states|bomb/);
    assert.match(await refusal(zip([{ name: 'a', content: 'long enough', size: 3 }])), /more than the 3/);
    assert.match(await refusal(zip([{ name: 'a', checksum: 1 }])), /checksum/);
    assert.match(await refusal(zip([{ name: 'a', localName: 'b' }])), /two different things/);
    assert.match(await refusal(zip([{ name: 'a' }, { name: 'b', offset: 0 }])), /over another/);
    assert.match(await refusal(zip([{ name: 'a', flags: 0x801 }])), /encrypted/);
    assert.match(await refusal(zip([{ name: 'a', method: 99 }])), /method 99/);
    assert.match(await refusal(zip([{ name: 'a' }], { prefix: 'PK\u0007\u0008 something before' })), /before its first/);
    assert.match(await refusal(zip([{ name: 'a' }], { prefix: '%PDF-1.7 ' })), /no archive/);
    assert.match(await refusal(zip([{ name: 'a' }, { name: 'b' }], { count: 1 })), /between its zip directory/);
    assert.match(await refusal(zip([{ name: 'a' }], { between: 'hidden' })), /broken zip directory|between/);
    assert.match(await refusal(zip([])), /no file/);
    assert.match(await refusal(zip([{ name: Uint8Array.of(0xff, 0xfe) }])), /UTF-8/);
  });

  it('other packings, and no packing at all', async () => {
    assert.match(await refusal(Buffer.concat([Buffer.from('fd377a585a00', 'hex'), Buffer.alloc(64)])), /xz/);
    assert.match(await refusal(utf8.encode('just text')), /no archive/);
    assert.match(await refusal(new Uint8Array()), /no archive/);
  });

  it('a file that changes between the two passes', async () => {
    const bytes = new Uint8Array(tar(good));
    const changing = { ...byteFileOf(sourceOf('x', bytes), 1e9) };
    const archive = await openArchive(changing);
    const other = byteFileOf(sourceOf('x', tar({ name: 'else', content: '{}' })), 1e9);
    changing.read = (position, length) => other.read(position, length);
    await assert.rejects(async () => {
      for await (const source of archive.sources()) assert.fail(source.name);
    }, Unreadable);
  });

  it('leaves a symbolic link out of sources and keeps an archive in them closed; for any other use either refuses the whole', async () => {
    const sources = tar({ name: 'app/main.py', content: 'print(1)' }, { name: 'app/link', type: '2' }, { name: 'app/wrapper.jar', content: Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]) }, { name: 'app/last.py', content: 'x' });
    const opened = await openArchive(byteFileOf(sourceOf('source.tar', sources), archiveLimits.archiveBytesMax), unpackedLimits);
    assert.deepEqual(opened.members.map(({ name }) => name), ['app/main.py', 'app/wrapper.jar', 'app/last.py']);
    await assert.rejects(openArchive(byteFileOf(sourceOf('source.tar', sources), archiveLimits.archiveBytesMax)), /symbolic link/u);
    const hard = tar({ name: 'a', content: 'x' }, { name: 'b', type: '1' });
    await assert.rejects(openArchive(byteFileOf(sourceOf('source.tar', hard), archiveLimits.archiveBytesMax), unpackedLimits), /hard link/u);
  });
});
