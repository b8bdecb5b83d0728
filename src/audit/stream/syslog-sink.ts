import type { Sender } from '../../net/sender.ts';
import type { AuditEvent } from '../audit-event.ts';
import { ocsfLine, type StreamedEntry } from './ocsf-event.ts';
import { StreamFailed, type StreamSink } from './stream-sink.ts';

/** Log audit (RFC 5424, section 6.2.1). */
const facility = 13;
/** Informational, notice, warning. */
const severities: Readonly<Record<AuditEvent['outcome'], number>> = { success: 6, refused: 5, failure: 4 };
const sequenceMost = 2_147_483_647;

export interface SyslogPlace {
  readonly host: string;
  readonly port: number;
  /** Whether the collector’s certificate may name another host. */
  readonly maySkipName: boolean;
  /** Of this instance, as it names itself. */
  readonly ownHost: string;
  readonly sender: Sender;
  readonly version: string;
}

/**
 * Streams the log as syslog over TLS (RFC 5425), one OCSF event a message. Syslog confirms nothing, so each batch has a connection of its
 * own that the collector closes after it has read all.
 */
export function syslogSink({ host, port, maySkipName, ownHost, sender, version }: SyslogPlace): StreamSink {
  return {
    name: 'syslog',
    send: async (entries) => {
      const bytes = Buffer.from(entries.map((entry) => framed(syslogMessage(entry, ownHost, version))).join(''));
      const answer = await sender.deliver({ host, port, maySkipName, bytes });
      if (answer.outcome === 'failed') throw new StreamFailed(`the collector ${answer.reason}`);
    },
  };
}

/** One message (RFC 5424, section 6), of ASCII only. */
export function syslogMessage(streamed: StreamedEntry, ownHost: string, version: string): string {
  const { at, action, outcome } = JSON.parse(streamed.entry) as AuditEvent & { readonly at: string };
  const priority = facility * 8 + severities[outcome];
  // The sequence shows a collector what it lacks (section 7.3.1).
  const sequence = (streamed.sequence % sequenceMost) + 1;
  return `<${priority}>1 ${at} ${printable(ownHost, 255)} assay - ${printable(action, 32)} [meta sequenceId="${sequence}"] ${ocsfLine(streamed, version)}`;
}

/** Octet counting (RFC 5425, section 4.3); the message is ASCII. */
function framed(message: string): string {
  return `${message.length} ${message}`;
}

function printable(text: string, most: number): string {
  const kept = text.replaceAll(/[^\u0021-\u007e]/gu, '').slice(0, most);
  return kept === '' ? '-' : kept;
}
