/** A name server on loopback for tests: answers what a function says and counts what it was asked. */
import { createSocket } from 'node:dgram';

type RecordType = 'A' | 'AAAA' | 'TXT' | 'MX' | 'CAA';

export interface Question {
  readonly name: string;
  readonly type: RecordType | undefined;
  /** 1 for the first time that this name and type is asked. */
  readonly time: number;
}

/** Records in the words of a zone file (`A`: address, `MX`: `10 mail.acme.test`, `CAA`: `0 issue ca.test`), or how it goes wrong. */
export type Answer = readonly string[] | 'no-such-name' | 'server-failure' | 'silence';

export interface NameServer {
  /** `127.0.0.1:<port>`. */
  readonly address: string;
  readonly asked: readonly Question[];
  close(): void;
  /** Closes it at the end of a test that says `using`, whatever became of the test. */
  [Symbol.dispose](): void;
}

const numbers = new Map<number, RecordType>([[1, 'A'], [28, 'AAAA'], [16, 'TXT'], [15, 'MX'], [257, 'CAA']]);
const codes: Readonly<Record<string, number>> = { 'no-such-name': 3, 'server-failure': 2 };

export async function startNameServer(answer: (question: Question) => Answer): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: Question[] = [];
  socket.on('message', (message, from) => {
    const { name, end } = nameIn(message, 12);
    const number = message.readUInt16BE(end);
    const type = numbers.get(number);
    const question = { name, type, time: asked.filter((one) => one.name === name && one.type === type).length + 1 };
    asked.push(question);
    const said = answer(question);
    if (said === 'silence') return;
    const records = typeof said === 'string' ? [] : said.map((text) => record(number, dataOf(type, text)));
    const head = Buffer.alloc(12);
    message.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8180 | (typeof said === 'string' ? (codes[said] ?? 0) : 0), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([head, message.subarray(12, end + 4), ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => { socket.bind(0, '127.0.0.1', resolve); });
  return { address: `127.0.0.1:${socket.address().port}`, asked, close: () => socket.close(), [Symbol.dispose]: () => socket.close() };
}

function nameIn(message: Buffer, start: number): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** The name of each answer points back at the question; it may be kept for no second. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: RecordType | undefined, text: string): Buffer {
  const [first = '', second = '', third = ''] = text.split(' ');
  switch (type) {
    case 'A': return Buffer.from(text.split('.').map(Number));
    case 'AAAA': return Buffer.from(text, 'hex');
    // Long texts go in chunks of 255 bytes.
    case 'TXT': return Buffer.concat((text.match(/.{1,255}/gs) ?? ['']).map((chunk) => Buffer.concat([Buffer.from([chunk.length]), Buffer.from(chunk, 'latin1')])));
    case 'MX': return Buffer.concat([Buffer.from([0, Number(first)]), encodedName(second)]);
    case 'CAA': return Buffer.concat([Buffer.from([Number(first), second.length]), Buffer.from(second + third, 'latin1')]);
    default: return Buffer.alloc(0);
  }
}

function encodedName(name: string): Buffer {
  return Buffer.concat([...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])), Buffer.from([0])]);
}
