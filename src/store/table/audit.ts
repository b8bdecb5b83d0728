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
  auditCheckpoint: {
    size: number;
    /** The signed note (C2SP tlog-checkpoint). */
    note: string;
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
  };
}
