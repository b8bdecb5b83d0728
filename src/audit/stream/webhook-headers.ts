import { createHmac } from 'node:crypto';

/**
 * The headers of a signed request (Standard Webhooks): `webhook-id`, `webhook-timestamp` and `webhook-signature`, the last an
 * HMAC-SHA256 over id, timestamp and body with a dot between each, once for each secret with a space between them.
 * @param secrets the one in use first; a receiver that knows any of them verifies the request
 * @param at for the timestamp, by which a receiver refuses what is sent again by somebody else
 */
export function webhookHeaders(id: string, body: string, secrets: readonly string[], at: Date): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`);
  return { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
