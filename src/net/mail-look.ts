import type { Socket } from 'node:net';
import type { MailLook, TlsFacts } from '../model/capture.ts';
import { connectTo } from './connect.ts';
import type { Gate } from './gate.ts';
import { addressIn, canonicalHost } from './host-name.ts';
import { requirePublicName } from './name-look.ts';
import { asRefusal, outcomeOf, Refusal } from './problem.ts';
import { checkedPlaces } from './resolve.ts';
import { SmtpLines } from './smtp-lines.ts';
import { startTls } from './tls-facts.ts';
import { duration, within } from './within.ts';

const mailPort = 25;
/** We have no host name that a mail host could check, and send nothing that it would matter for. */
const ownName = 'assay.invalid';

interface Seen {
  offersTls?: boolean;
  tls?: TlsFacts;
  socket?: Socket;
  isOver?: boolean;
}

/** Asks a mail host whether it encrypts (SMTP STARTTLS, RFC 3207), and says goodbye. No sender, no recipient, no mail. */
export async function lookAtMail(host: string, gate: Gate): Promise<MailLook> {
  const canonical = canonicalHost(host);
  const base = { look: 'mail', host: canonical, askedAt: gate.now().toISOString() } as const;
  const seen: Seen = {};
  const facts = (): Pick<MailLook, 'offersTls' | 'tls'> => ({ ...(seen.offersTls === undefined ? {} : { offersTls: seen.offersTls }), ...(seen.tls === undefined ? {} : { tls: seen.tls }) });
  try {
    if (addressIn(canonical) === undefined) requirePublicName(canonical, gate);
    await gate.politeness.turn(canonical, () => within(converse(canonical, gate, seen), gate.limits.look, `takes longer than ${duration(gate.limits.look)} in all`));
    return { ...base, outcome: 'answered', ...facts() };
  } catch (thrown) {
    const refusal = asRefusal(thrown, 'answer-broken', 'gave an answer that can’t be read');
    return { ...base, outcome: outcomeOf(refusal.problem), problem: refusal.problem, reason: refusal.message, ...facts() };
  } finally {
    seen.isOver = true;
    seen.socket?.destroy();
  }
}

async function converse(host: string, gate: Gate, seen: Seen): Promise<void> {
  const places = await checkedPlaces(host, mailPort, gate.allowed, gate.resolver);
  if (gate.proxy !== undefined && gate.allowed.placeOf(host) === undefined) throw new Refusal('port-refused', `is on port ${mailPort}, which is not asked through a web proxy`);
  seen.socket = (await connectTo(places, gate.limits)).socket;
  if (seen.isOver === true) seen.socket.destroy();
  const plain = new SmtpLines(seen.socket, gate.limits.mailBytes);
  await expectReply(plain, 220, 'greets');
  const abilities = await command(seen.socket, plain, `EHLO ${ownName}`, 250, 'answers EHLO');
  seen.offersTls = abilities.slice(1).some((line) => /^starttls\s*$/i.test(line));
  if (!seen.offersTls) {
    seen.socket.end('QUIT\r\n');
    return;
  }
  await command(seen.socket, plain, 'STARTTLS', 220, 'answers STARTTLS');
  // Words before the handshake could be anyone's, and would count as said inside it.
  if (plain.release().hasUnread) throw new Refusal('answer-broken', 'speaks on after STARTTLS, before TLS has begun');
  const secured = await within(startTls(seen.socket, host, gate.trust()), gate.limits.connect, `makes no TLS connection within ${duration(gate.limits.connect)}`);
  seen.socket = secured.socket;
  seen.tls = secured.facts;
  await command(secured.socket, new SmtpLines(secured.socket, gate.limits.mailBytes), 'QUIT', 221, 'answers QUIT').catch(() => []);
}

async function command(socket: Socket, lines: SmtpLines, text: string, code: number, does: string): Promise<readonly string[]> {
  socket.write(`${text}\r\n`);
  return expectReply(lines, code, does);
}

async function expectReply(lines: SmtpLines, code: number, does: string): Promise<readonly string[]> {
  const reply = await lines.reply();
  if (reply.code !== code) throw new Refusal('answer-broken', `${does} with code ${reply.code}; ${code} is expected`);
  return reply.lines;
}
