/** What one look may take, from the maker's hosts and from ours. Tests give smaller ones. */
export interface Limits {
  /** Milliseconds that a look may run in all, waiting for its turn left out. */
  readonly look: number;
  /** Milliseconds until an address takes the connection; TLS may take as long again. */
  readonly connect: number;
  /** Milliseconds from the request to the end of the answer's headers. */
  readonly head: number;
  /** Milliseconds that a name server may take for one try; two are made. */
  readonly name: number;
  readonly headerBytes: number;
  readonly headerCount: number;
  /** Interim answers (status 1xx) before the real one. */
  readonly interimAnswers: number;
  readonly redirects: number;
  /** Bytes in a second that a body must bring on average, once `slowStart` is over. */
  readonly bodyRate: number;
  /** Milliseconds before a body's speed is measured. */
  readonly slowStart: number;
  /** Milliseconds of `Retry-After` that are waited out, once. */
  readonly retryAfter: number;
  readonly robotsBytes: number;
  /** Looks that run at the same time, over all hosts. */
  readonly looksAtOnce: number;
  /** Connections to one host at the same time. */
  readonly hostConnections: number;
  /** Milliseconds between the starts of two requests to one host. */
  readonly hostGap: number;
  /** The same four for one of many files that a host offers to be fetched whole (`WebRequest.isOneOfMany`). */
  readonly manyConnections: number;
  /** Doubled each time that the host says it is busy, up to `hostGap`. */
  readonly manyGap: number;
  /** Milliseconds of `Retry-After` that are waited out, each time. */
  readonly manyRetryAfter: number;
  /** How often a file is asked for again when the host is busy. */
  readonly manyRepeats: number;
  /** Bytes that a mail host may send before and within STARTTLS. */
  readonly mailBytes: number;
}

/** A slow public page is there within seconds; a vendor's two dozen places are looked at within minutes even when each runs out. */
const look = 20_000;
/** Two lost packets, repeated after 1 and 2 s, and the way around the world. */
const connect = 5_000;
/** A page made on request by a slow system takes a few seconds; headers sent drop by drop take for ever. */
const head = 10_000;
/** What stub resolvers commonly wait for one server. */
const name = 2_500;
/** Twice what common servers and proxies accept, so that whatever passes there passes here. */
const headerBytes = 32 * 1024;
/** Real answers stay under 60; 200 cookies still fit. */
const headerCount = 256;
/** 100 and 103 come once or twice. */
const interimAnswers = 10;
/** http to https, bare domain to www, language, trailing slash: four, and one to spare. RFC 1945 named five. */
const redirects = 5;
/** The slowest phone line brings several times as much: an honest host is never slower, a host that drips to hold us is. */
const bodyRate = 1024;
const slowStart = 5_000;
/** Longer than this, the place is better looked at another day. */
const retryAfter = 5_000;
/** RFC 9309, section 2.5: a reader must parse at least this much. */
const robotsBytes = 500 * 1024;
/** Keeps memory bounded by this times the largest body asked for. */
const looksAtOnce = 8;
/** What browsers of old did (RFC 2616, section 8.1.4): no host notices two. */
const hostConnections = 2;
/** Five requests a second are less than one visitor's page. */
const hostGap = 200;
/** What a browser opens to one host; each asks for one file. */
const manyConnections = 6;
/** Fifty requests a second: what one visitor's browser asks for while a page is built, and 20,000 files take seven minutes instead of an hour. */
const manyGap = 20;
/** A fetch of minutes may well be told to pause for one. */
const manyRetryAfter = 60_000;
/** A host that stays busy through 1, 2, 4 and 8 seconds is better asked another day. */
const manyRepeats = 4;
/** A hundred reply lines of the longest kind (RFC 5321, section 4.5.3.1.5: 512 bytes). */
const mailBytes = 100 * 512;

export const defaultLimits: Limits = { look, connect, head, name, headerBytes, headerCount, interimAnswers, redirects, bodyRate, slowStart, retryAfter, robotsBytes, looksAtOnce, hostConnections, hostGap, manyConnections, manyGap, manyRetryAfter, manyRepeats, mailBytes };
