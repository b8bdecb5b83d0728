/** A name server on loopback (RFC 1035) that knows a few records and notes what it was asked. */
import { createSocket } from 'node:dgram';

/** By `acme.test MX`: what a zone file would say (`10 mail.acme.test`), or, for each time it is asked, another answer in turn. */
export type Zone = Readonly<Record<string, readonly string[] | { readonly inTurn: readonly (readonly string[])[] }>>;

export interface NameServer {
  /** `127.0.0.1:<port>`. */
  readonly place: string;
  /** `acme.test MX`, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const types: Readonly<Record<number, string>> = { 1: 'A', 15: 'MX', 16: 'TXT', 28: 'AAAA', 257: 'CAA' };
const noSuchName = 3;

export async function startNameServer(zone: Zone): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, from) => {
    const { name, end } = nameIn(message);
    const number = message.readUInt16BE(end);
    const question = `${name} ${types[number] ?? number}`;
    asked.push(question);
    const known = Object.hasOwn(zone, question) ? zone[question] : undefined;
    const time = asked.filter((earlier) => earlier === question).length;
    const answers = known === undefined ? [] : 'inTurn' in known ? known.inTurn[Math.min(time, known.inTurn.length) - 1] ?? [] : known;
    const isKnown = known !== undefined || Object.keys(zone).some((key) => key.startsWith(`${name} `));
    const records = answers.map((answer) => recordOf(number, dataOf(types[number], answer)));
    const head = Buffer.alloc(12);
    message.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8180 | (isKnown ? 0 : noSuchName), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([head, message.subarray(12, end + 4), ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => { socket.bind(0, '127.0.0.1', resolve); });
  return { place: `127.0.0.1:${socket.address().port}`, asked, close: () => new Promise((resolve) => { socket.close(resolve); }) };
}

/** The name in the question, which begins behind the head. */
function nameIn(message: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** A record whose name points back at the question, and that may be kept for no second. */
function recordOf(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: string | undefined, answer: string): Buffer {
  if (type === 'A') return Buffer.from(answer.split('.').map(Number));
  if (type === 'AAAA') return Buffer.from(answer, 'hex');
  if (type === 'TXT') return Buffer.concat((answer.match(/[^]{1,255}/g) ?? ['']).map((chunk) => Buffer.concat([Buffer.from([chunk.length]), Buffer.from(chunk, 'latin1')])));
  if (type !== 'MX') throw new RangeError(`The name server for tests knows no records of type ${String(type)}.`);
  const [preference = '', host = ''] = answer.split(' ');
  const labels = host.split('.').filter((label) => label !== '').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')]));
  return Buffer.concat([Buffer.from([0, Number(preference)]), ...labels, Buffer.from([0])]);
}
