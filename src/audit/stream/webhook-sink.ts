import { createHmac } from 'node:crypto';
import type { Sender } from '../../net/sender.ts';
import { ocsfEvent } from './ocsf-event.ts';
import { StreamFailed, type StreamSink } from './stream-sink.ts';

/**
 * Streams the log as signed requests: the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` (Standard Webhooks), the
 * last an HMAC-SHA256 over id, timestamp and body with a dot between each. The same entries come again under the same id.
 * @param now for the timestamp, by which a receiver refuses what is sent again by somebody else
 */
export function webhookSink({ url, secret, sender, version, now }: { readonly url: string; readonly secret: string; readonly sender: Sender; readonly version: string; readonly now: () => Date }): StreamSink {
  return {
    name: 'webhook',
    send: async (entries) => {
      const [first] = entries;
      if (first === undefined) return;
      const body = JSON.stringify(entries.map((entry) => ocsfEvent(entry, version)));
      const id = `${first.organisationId}-${first.sequence}-${entries.length}`;
      const timestamp = String(Math.floor(now().getTime() / 1000));
      const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
      const answer = await sender.post({ url, body, headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` } });
      if (answer.outcome === 'failed') throw new StreamFailed(`the webhook ${answer.reason}`);
      if (answer.status < 200 || answer.status > 299) throw new StreamFailed(`the webhook answered with status ${answer.status}`);
    },
  };
}
