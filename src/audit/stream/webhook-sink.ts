import type { Sender } from '../../net/sender.ts';
import { ocsfEvent } from './ocsf-event.ts';
import { StreamFailed, type StreamSink } from './stream-sink.ts';
import { webhookHeaders } from './webhook-headers.ts';

/**
 * Streams the log as signed requests: see `webhookHeaders`. The same entries come again under the same id.
 */
export function webhookSink({ url, secret, sender, version, now }: { readonly url: string; readonly secret: string; readonly sender: Sender; readonly version: string; readonly now: () => Date }): StreamSink {
  return {
    name: 'webhook',
    send: async (entries) => {
      const [first] = entries;
      if (first === undefined) return;
      const body = JSON.stringify(entries.map((entry) => ocsfEvent(entry, version)));
      const id = `${first.organisationId}-${first.sequence}-${entries.length}`;
      const answer = await sender.post({ url, body, headers: webhookHeaders(id, body, [secret], now()) });
      if (answer.outcome === 'failed') throw new StreamFailed(`the webhook ${answer.reason}`);
      if (answer.status < 200 || answer.status > 299) throw new StreamFailed(`the webhook answered with status ${answer.status}`);
    },
  };
}
