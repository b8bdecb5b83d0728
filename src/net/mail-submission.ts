import type { Socket } from 'node:net';
import { connectTo } from './connect.ts';
import { createGate, type Gate } from './gate.ts';
import { addressIn, canonicalHost, refusedName } from './host-name.ts';
import { asRefusal, Refusal } from './problem.ts';
import { checkedPlaces, type CheckedPlace } from './resolve.ts';
import type { Sent } from './sender.ts';
import { SmtpLines } from './smtp-lines.ts';
import { requireTrust, startTls } from './tls-facts.ts';
import { readOptions, type WayOutOptions } from './way-out-options.ts';
import { duration, within } from './within.ts';

/** The operator’s own mail server, which takes mails on (RFC 6409). */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (RFC 8314); otherwise by STARTTLS (RFC 3207), without which only this machine gets anything. */
  readonly isTls: boolean;
  readonly user: string;
  readonly password: string;
}

/** One mail to one person, in plain text. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  /** One line of ASCII. */
  readonly subject: string;
  readonly text: string;
  /** Left of the at sign of its Message-ID, so that a mail that is sent twice is known as one. */
  readonly id: string;
  readonly date: Date;
}

const addressPattern = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/u;
const linePattern = /^[ -~]{1,200}$/u;
const idPattern = /^[A-Za-z0-9-]{1,64}$/u;
/** A server is trusted to say little. */
const replyBytesMost = 65_536;

/** Whether a mail can go to an address: one plain ASCII address without quotes, comments or a second one. */
export function isMailAddress(text: string): boolean {
  return addressPattern.test(text);
}

/**
 * Hands one mail to the operator’s mail server, through the same checks of addresses and certificates as everything that goes out.
 * Nothing of a mail can become a header or a command: addresses and subject are refused with anything but one line of plain characters, and the text goes as base64.
 * @throws {TypeError} when an option can't be read
 */
export async function submitMail(mail: Mail, server: MailServer, options: WayOutOptions): Promise<Sent> {
  const gate = createGate(readOptions(options));
  const held: { socket?: Socket } = {};
  try {
    if (!isMailAddress(mail.from) || !isMailAddress(mail.to) || !linePattern.test(mail.subject) || !idPattern.test(mail.id)) throw new Refusal('address-refused', 'gets no mail whose addresses or subject are more than one line of plain characters');
    await within(converse(mail, server, gate, held), gate.limits.look, `takes longer than ${duration(gate.limits.look)} in all`);
    return { outcome: 'arrived' };
  } catch (thrown) {
    return { outcome: 'failed', reason: asRefusal(thrown, 'answer-broken', 'gave an answer that can’t be read').message };
  } finally {
    held.socket?.destroy();
  }
}

async function converse(mail: Mail, server: MailServer, gate: Gate, held: { socket?: Socket }): Promise<void> {
  const host = canonicalHost(server.host);
  const refused = addressIn(host) === undefined && !gate.allowed.isOwn(host) ? refusedName(host) : undefined;
  if (refused !== undefined) throw new Refusal('address-refused', refused);
  const { socket: plain, place } = await connectTo(await checkedPlaces(host, server.port, gate.allowed, gate.resolver), gate.limits);
  held.socket = plain;
  let socket: Socket = server.isTls ? await secured(plain, host, gate, held) : plain;
  let lines = new SmtpLines(socket, replyBytesMost);
  await expect(lines, 220, 'greets');
  const ownName = mail.from.slice(mail.from.indexOf('@') + 1);
  const hello = async (): Promise<readonly string[]> => say(socket, lines, `EHLO ${ownName}`, 250, 'answers EHLO');
  let abilities = await hello();
  const offersTls = abilities.some((line) => /^starttls\s*$/iu.test(line));
  if (!server.isTls && (offersTls || !isThisMachine(host, place))) {
    if (!offersTls) throw new Refusal('tls-failed', 'offers no encryption (STARTTLS), without which nothing is sent');
    await say(socket, lines, 'STARTTLS', 220, 'answers STARTTLS');
    // Words before the handshake could be anyone's, and would count as said inside it.
    if (lines.release().hasUnread) throw new Refusal('answer-broken', 'speaks on after STARTTLS, before TLS has begun');
    socket = await secured(socket, host, gate, held);
    lines = new SmtpLines(socket, replyBytesMost);
    abilities = await hello();
  }
  if (server.user !== '') await say(socket, lines, `AUTH PLAIN ${Buffer.from(`\0${server.user}\0${server.password}`).toString('base64')}`, 235, 'answers the sign-in');
  await say(socket, lines, `MAIL FROM:<${mail.from}>`, 250, 'answers the sender');
  await say(socket, lines, `RCPT TO:<${mail.to}>`, 250, 'answers the recipient');
  await say(socket, lines, 'DATA', 354, 'answers DATA');
  await say(socket, lines, `${messageOf(mail)}\r\n.`, 250, 'answers the mail');
  // It has the mail: what it says to goodbye changes nothing.
  socket.end('QUIT\r\n');
}

async function secured(socket: Socket, host: string, gate: Gate, held: { socket?: Socket }): Promise<Socket> {
  const { socket: inside, facts } = await within(startTls(socket, host, gate.trust()), gate.limits.connect, `makes no TLS connection within ${duration(gate.limits.connect)}`);
  held.socket = inside;
  requireTrust(facts);
  return inside;
}

/** Only a host that is written as this machine is taken for it: a name that leads here today may lead elsewhere tomorrow. */
function isThisMachine(host: string, { address }: CheckedPlace): boolean {
  return (host === 'localhost' || addressIn(host) === address) && (address === '::1' || address.startsWith('127.'));
}

/** The mail as it is sent (RFC 5322), its text in base64: no line of it can end the mail or be read as another part. */
function messageOf({ from, to, subject, text, id, date }: Mail): string {
  const encoded = Buffer.from(text.replaceAll(/\r?\n/gu, '\r\n')).toString('base64').replaceAll(/(.{76})/gu, '$1\r\n');
  return [
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`, `From: <${from}>`, `To: <${to}>`, `Subject: ${subject}`, `Message-ID: <${id}@${from.slice(from.indexOf('@') + 1)}>`,
    'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', 'Auto-Submitted: auto-generated', '', encoded,
  ].join('\r\n');
}

async function say(socket: Socket, lines: SmtpLines, text: string, code: number, does: string): Promise<readonly string[]> {
  socket.write(`${text}\r\n`);
  return expect(lines, code, does);
}

async function expect(lines: SmtpLines, code: number, does: string): Promise<readonly string[]> {
  const reply = await lines.reply();
  if (reply.code !== code) throw new Refusal('answer-broken', `${does} with code ${reply.code}; ${code} is expected`);
  return reply.lines;
}
