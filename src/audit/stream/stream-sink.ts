import type { StreamedEntry } from './ocsf-event.ts';

/** Where the log can be streamed to. */
export const streamNames = ['syslog', 'webhook', 'file'] as const;
export type StreamName = (typeof streamNames)[number];

/** One place that the log is streamed to. */
export interface StreamSink {
  readonly name: StreamName;
  /**
   * Hands entries over, in their order, and resolves once the other side has them.
   * @throws StreamFailed; then none of them counts as sent, and all are sent again
   */
  readonly send: (entries: readonly StreamedEntry[]) => Promise<void>;
}

/** Entries did not arrive; the sentence says why, for the person who looks after the collector. */
export class StreamFailed extends Error {
  override readonly name = 'StreamFailed';
}
