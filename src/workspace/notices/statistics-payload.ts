import type { Settings } from '../../settings/settings.ts';
import type { Reader } from '../../store/store.ts';

/** How many there are, so coarsely that many organisations look alike. */
type Bucket = '0' | '1-9' | '10-99' | '100-999' | '1000 or more';

/** Everything that statistics say. There is no name, no address, no text and no exact number in it. */
export interface StatisticsPayload {
  readonly schema: 'urn:assay:statistics:1';
  /** A random id that is made when statistics are turned on and deleted when they are turned off; it names nobody. */
  readonly instance: string;
  /** The month, without the day. */
  readonly month: string;
  /** Of Assay, without the last number. */
  readonly version: string;
  readonly database: 'sqlite' | 'postgresql';
  readonly accounts: Bucket;
  readonly products: Bucket;
  readonly releases: Bucket;
  /** In the thirty days before. */
  readonly assessments: Bucket;
  /** Of the people who administer: those with two passkeys or more. */
  readonly administratorsWithTwoPasskeys: 'all' | 'some' | 'none';
  readonly hasSingleSignOn: boolean;
  readonly hasLoosenedSettings: boolean;
}

export function bucketOf(count: number): Bucket {
  if (count === 0) return '0';
  if (count < 10) return '1-9';
  if (count < 100) return '10-99';
  return count < 1000 ? '100-999' : '1000 or more';
}

/** What is beyond is “1000 or more”. */
const countedMost = 1000;

/** What would be sent at this moment. @param now RFC 3339 */
export async function statisticsPayload(rows: Reader, settings: Settings, instance: string, version: string, now: string): Promise<StatisticsPayload> {
  const month = new Date(Date.parse(now) - 30 * 86_400_000).toISOString();
  const accounts = await rows.selectFrom('account').select(({ fn }) => fn.countAll<number>().as('count')).where('state', '=', 'active').executeTakeFirstOrThrow();
  const products = await rows.selectFrom('product').select(({ fn }) => fn.countAll<number>().as('count')).where('archivedAt', 'is', null).executeTakeFirstOrThrow();
  const releases = await rows.selectFrom('release').select('id').limit(countedMost).execute();
  const assessments = await rows.selectFrom('assessment').select('id').where('at', '>=', month).limit(countedMost).execute();
  const provider = await rows.selectFrom('identityProvider').select('id').where('state', '=', 'active').limit(1).executeTakeFirst();
  const loosening = await rows.selectFrom('loosening').select('id').where('endedAt', 'is', null).where('expiresAt', '>', now).limit(1).executeTakeFirst();
  const administrators = await rows.selectFrom('account').innerJoin('roleGrant', 'roleGrant.accountId', 'account.id').leftJoin('passkey', 'passkey.accountId', 'account.id')
    .select(({ fn }) => ['account.id', fn.count<number>('passkey.id').distinct().as('passkeys')]).where('account.state', '=', 'active').where('roleGrant.role', '=', 'administrator').groupBy('account.id').execute();
  const withTwo = administrators.filter(({ passkeys }) => Number(passkeys) >= 2).length;
  return {
    schema: 'urn:assay:statistics:1', instance, month: now.slice(0, 7), version: version.split('.').slice(0, 2).join('.'), database: settings.databaseUrl === '' ? 'sqlite' : 'postgresql',
    accounts: bucketOf(Number(accounts.count)), products: bucketOf(Number(products.count)), releases: bucketOf(releases.length), assessments: bucketOf(assessments.length),
    administratorsWithTwoPasskeys: withTwo === 0 ? 'none' : withTwo === administrators.length ? 'all' : 'some', hasSingleSignOn: provider !== undefined, hasLoosenedSettings: loosening !== undefined,
  };
}
