import { say } from '../../../model/text.ts';
import { headOf, type Head } from '../../head.ts';
import { unreadable, type Reader, type Reading } from '../../reader.ts';
import type { Source } from '../../source.ts';
import { readJsonLog } from '../json-log.ts';
import { namedLogAt, type NamedLog } from '../named-format.ts';
import { firstRecord } from '../peek.ts';
import { productFormat } from './format.ts';
import type { LogProduct } from './product.ts';
import { logProducts } from './products.ts';

const byName: ReadonlyMap<string, LogProduct> = new Map(logProducts.map((product) => [product.name, product]));

/** Audit logs of well-known products in their own JSON, each by its vocabulary (readme.md). */
export const productLog: Reader<'audit-log'> = {
  id: 'product-log',
  title: 'Audit log of a known product (CloudTrail, Okta, Entra, GitHub and others)',
  produces: 'audit-log',
  accepts: (head) => productOf(head) !== undefined,
  read,
};

/** The product whose log this is, told by the first record alone. A record in one of the standards' words is none of a product. */
function productOf(head: Head): { readonly product: LogProduct; readonly log: NamedLog } | undefined {
  const record = firstRecord(head);
  if (record === undefined || typeof record['class_uid'] === 'number' || typeof record['@timestamp'] === 'string' || (typeof record['area'] === 'string' && 'time' in record && 'action' in record)) return undefined;
  const log = namedLogAt(head);
  const product = log === undefined ? undefined : byName.get(log.name);
  return log === undefined || product === undefined ? undefined : { product, log };
}

function read(source: Source): Reading<'audit-log'> {
  const found = productOf(headOf(source));
  if (found === undefined) return unreadable('audit-log', 'product-log', say`The first record is not one of an audit log whose product is known.`, { row: 1 });
  const { product, log } = found;
  return log.isList === true ? readJsonLog(source, productFormat(product, ''), log.wrapper) : readJsonLog(source, productFormat(product, log.wrapper ?? ''));
}
