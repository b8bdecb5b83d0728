import { writeText, type Generator, type Put } from './cached-input.ts';
import { Random } from './random.ts';

/** What is true of a log. */
interface LogTruth {
  events: number;
  identity: number;
  configuration: number;
  network: number;
  data: number;
  /** Events with actor, action, target, outcome, source and UTC time. */
  complete: number;
}

type Area = 'identity' | 'configuration' | 'network' | 'data';

const areas: readonly Area[] = ['identity', 'identity', 'configuration', 'network', 'data', 'data'];
/** An event class of OCSF for each area. */
const classes: Readonly<Record<Area, number>> = { identity: 3001, configuration: 3004, network: 4001, data: 6005 };
const startsAt = Date.UTC(2026, 0, 1);

function emptyTruth(): LogTruth {
  return { events: 0, identity: 0, configuration: 0, network: 0, data: 0, complete: 0 };
}

/** OCSF events, one a line, of about 650 bytes. */
function ocsfLines(count: number, put: Put): LogTruth {
  const truth = emptyTruth();
  for (let index = 0; index < count; index += 1) {
    const random = new Random(index + 1);
    const area = random.pick(areas);
    const hasSource = random.chance(0.9);
    truth.events += 1;
    truth[area] += 1;
    truth.complete += hasSource ? 1 : 0;
    const classUid = classes[area];
    put(`${JSON.stringify({
      activity_id: 1, category_uid: Math.floor(classUid / 1_000), class_uid: classUid, type_uid: classUid * 100 + 1, severity_id: 1, time: startsAt + index * 500,
      metadata: { version: '1.3.0', product: { name: 'Larkfield Ledger', vendor_name: 'Larkfield' }, correlation_uid: random.uuid() },
      message: random.words(8),
      actor: { user: { uid: `u-${random.below(9_000)}`, type_id: 1 } },
      user: { uid: `u-${random.below(9_000)}` },
      resource: { uid: `r-${random.hex(12)}`, name: random.words(3) }, entity: { name: random.words(2), type: 'setting' }, table: { name: 'invoices' }, dst_endpoint: { ip: '198.51.100.4', port: 443 },
      ...(hasSource ? { src_endpoint: { ip: `203.0.113.${random.below(250)}`, port: 1_024 + random.below(60_000) } } : {}),
      status_id: 1,
    })}\n`);
  }
  return truth;
}

/** Syslog rows (RFC 5424) with structured data, of about 250 bytes. */
function syslogLines(count: number, put: Put): LogTruth {
  const truth = emptyTruth();
  for (let index = 0; index < count; index += 1) {
    const random = new Random(index + 1);
    const area = random.pick(areas);
    const hasSource = random.chance(0.9);
    truth.events += 1;
    truth[area] += 1;
    truth.complete += hasSource ? 1 : 0;
    put(`<134>1 ${new Date(startsAt + index * 500).toISOString()} host${random.below(40)} ledger ${random.below(30_000)} EVENT [audit@32473 area="${area}" actor="account ${random.below(9_000)}" target="${random.words(2)}" outcome="success"${hasSource ? ` src="203.0.113.${random.below(250)}"` : ''} request_id="${random.hex(16)}"] ${random.words(8)}\n`);
  }
  return truth;
}

const sources = [import.meta.url, import.meta.resolve('./random.ts')];

export const ocsfInput: Generator = { name: 'ocsf', sources, file: 'events.jsonl', make: (count, path) => writeText(path, (put) => ({ ...ocsfLines(count, put) })) };
export const syslogInput: Generator = { name: 'syslog', sources, file: 'events.log', make: (count, path) => writeText(path, (put) => ({ ...syslogLines(count, put) })) };
