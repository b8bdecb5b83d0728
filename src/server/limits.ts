/** What the server takes from one client, from all together, and for how long. Tests give smaller ones. */
export interface ServerLimits {
  /** Milliseconds until a request’s head is whole. */
  readonly headMilliseconds: number;
  /** Milliseconds until a request with a JSON body is whole. */
  readonly requestMilliseconds: number;
  /** Bytes in a second that a body must bring, over each `rateWindowMilliseconds`. */
  readonly bodyRate: number;
  readonly rateWindowMilliseconds: number;
  /** Milliseconds without a byte after which a connection is cut, in the middle of an answer as well. */
  readonly silenceMilliseconds: number;
  /** Milliseconds that a connection is kept open for the next request. */
  readonly keepAliveMilliseconds: number;
  readonly requestsPerConnection: number;
  readonly connections: number;
  readonly headBytes: number;
  readonly headerCount: number;
  readonly targetBytes: number;
  readonly jsonBytes: number;
  /** Requests that are worked on at the same time; one more is told to come again. */
  readonly lanes: Readonly<Record<Lane, number>>;
  /** Milliseconds that requests under way may take after the server was told to stop. */
  readonly drainMilliseconds: number;
}

/** Kinds of work that can’t crowd each other out: whoever floods the workspace does not keep others from signing in. */
export type Lane = 'identity' | 'work' | 'upload';

/** Common proxies and servers accept as much, so that whatever a browser sends passes here. */
const headBytes = 16 * 1024;
/** A browser sends about twenty. */
const headerCount = 64;
const targetBytes = 8 * 1024;
/** The longest statement of a product, each of its letters written as an escape; evidence goes another way. */
const jsonBytes = 6_100_000;

export const defaultLimits: ServerLimits = {
  headMilliseconds: 10_000, requestMilliseconds: 30_000, bodyRate: 1024, rateWindowMilliseconds: 5_000, silenceMilliseconds: 30_000, keepAliveMilliseconds: 5_000,
  requestsPerConnection: 10_000, connections: 2_000, headBytes, headerCount, targetBytes, jsonBytes, lanes: { identity: 64, work: 192, upload: 32 }, drainMilliseconds: 20_000,
};
