import { completeLogFields, type LogField } from '../../model/evidence/audit-log.ts';

/** One bit for each field that an event can give; of the time the tally itself tells. */
export const fieldBit: Readonly<Record<Exclude<LogField, 'utc-time'>, number>> = { actor: 1, action: 2, target: 4, outcome: 8, source: 16, correlation: 64 };

/** The time is in UTC. */
export const utcBit = 32;

/** Beside the outcome's own bit: what was tried failed. */
export const failedBit = 128;

/** A time is there that says when, whatever its zone. */
export const timedBit = 256;

/** How many combinations of bits there are. */
export const bitCombinations = 512;

export const completeBits = completeLogFields.reduce((bits, field) => bits | (field === 'utc-time' ? utcBit : fieldBit[field]), 0);
