/** The audit log: a chain of entries for each organisation, its signed checkpoints, and what was sent on. */
export interface AuditTables {
  /** One row an organisation: the end of its chain. Every change locks it first, so that the chain has no fork. */
  auditHead: {
    id: 'head';
    /** How many entries there are. */
    size: number;
    /** Hash of the last entry, hexadecimal. */
    hash: string;
    /** The right edge of the Merkle tree, JSON list of hashes, so that a root costs no reading. */
    edge: string;
    lastAt: string;
    /** When it was found that the log does not follow from its last checkpoint, and what was seen; null while it does. */
    brokenAt: string | null;
    brokenProblem: string | null;
    /** The time of the newest entry that was written after the clock had been set back; null when none was. */
    clockBackAt: string | null;
  };
  auditEntry: {
    /** Position in the chain, from 0. */
    sequence: number;
    at: string;
    /** The entry’s canonical JSON, exactly the hashed bytes. */
    entry: string;
    hash: string;
    /** Copies of what is searched. */
    actor: string;
    action: string;
    target: string;
    outcome: 'success' | 'refused' | 'failure';
    /** Whether it tells of configuration, of identity or of business data. */
    area: 'configuration' | 'identity' | 'business-data';
  };
  /** What entries are found by; the last few are not in it yet (`index-of-log.ts`). */
  auditIndex: Omit<AuditTables['auditEntry'], 'entry' | 'hash'>;
  auditCheckpoint: {
    size: number;
    /** The signed note (C2SP tlog-checkpoint). */
    note: string;
    /** Hash of the last entry that it covers, and the right edge of the tree there: what the entries after it are verified from once those before are removed. */
    hash: string;
    edge: string;
    createdAt: string;
  };
  /** The keys that checkpoints are and were signed with; the newest signs. */
  auditKey: {
    keyId: string;
    /** The log’s name in its checkpoints; it stays when the key changes. */
    origin: string;
    /** 32 bytes, base64. */
    publicKey: string;
    /** The seed, sealed with the instance’s secret. */
    sealed: string;
    createdAt: string;
  };
  /** How far each stream got. */
  auditDelivery: {
    stream: string;
    nextSequence: number;
    failingSince: string | null;
    problem: string | null;
    attempts: number;
    nextAttemptAt: string | null;
    /** The server process that sends now, and until when without a sign of life. */
    heldBy: string | null;
    heldUntil: string | null;
  };
}
