import { createSender } from '../../net/sender.ts';
import type { Settings } from '../../settings/settings.ts';
import { fileSink } from './file-sink.ts';
import type { StreamSink } from './stream-sink.ts';
import { StreamFailed } from './stream-sink.ts';
import { syslogSink } from './syslog-sink.ts';
import { webhookSink } from './webhook-sink.ts';

export interface SinkParts {
  readonly settings: Settings;
  readonly version: string;
  readonly now: () => Date;
  /** Certificates in PEM that are trusted besides the well-known roots. */
  readonly authorities?: string | undefined;
}

/** The places that the operator has configured the log to be streamed to. They are made anew each time: a loosening may have begun or ended. */
export function configuredSinks({ settings, version, now, authorities }: SinkParts): readonly StreamSink[] {
  const { auditSyslog, auditWebhook, auditWebhookSecret, auditFile, privateHostsAllowed } = settings;
  // The operator has named host and port, so that port may be used; whether the host may be inside the network is another setting.
  const senderFor = (host: string, port: number) => createSender({ allowed: [...privateHostsAllowed, `${host}:${port}`], now, version, ...(authorities === undefined ? {} : { authorities }) });
  const sinks: StreamSink[] = [];
  if (auditSyslog !== '') {
    const [host = '', port = ''] = auditSyslog.split(':');
    sinks.push(syslogSink({ host, port: Number(port), maySkipName: settings.auditStreamMaySkipCertificateName, ownHost: new URL(settings.publicUrl).hostname, sender: senderFor(host, Number(port)), version }));
  }
  if (auditWebhook !== '') {
    const { hostname, port } = new URL(auditWebhook);
    sinks.push(auditWebhookSecret === '' ? unsigned : webhookSink({ url: auditWebhook, secret: auditWebhookSecret, sender: senderFor(hostname, port === '' ? 443 : Number(port)), version, now }));
  }
  if (auditFile !== '') sinks.push(fileSink(auditFile, version));
  return sinks;
}

const unsigned: StreamSink = {
  name: 'webhook',
  send: async () => {
    throw new StreamFailed('the webhook gets nothing unsigned, and no secret is set (ASSAY_AUDIT_WEBHOOK_SECRET_FILE)');
  },
};
