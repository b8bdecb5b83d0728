import type { JsonObject } from '../../read/gateway/json.ts';
import type { SignatureAlgorithm } from '../oidc/algorithms.ts';
import type { VerificationKey } from '../oidc/key-set.ts';
import { TokenRefused } from '../oidc/token-refused.ts';
import { checkTimes, signedClaims } from '../oidc/verify-id-token.ts';
import { unmetCondition, type WorkloadCondition } from './condition.ts';

/** What the ID token of a run has to say. */
export interface ExpectedWorkload {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly keys: readonly VerificationKey[];
  readonly conditions: readonly WorkloadCondition[];
  readonly now: Date;
}

/** A run that its build service vouches for. */
export interface VerifiedWorkload {
  /** By which the token counts once. */
  readonly tokenId: string;
  /** When the token ends, RFC 3339. */
  readonly endsAt: string;
  /** What is worth keeping in the log: which repository, which run; nobody’s name. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Some build services make the token when the job begins, and a job pushes at its end. In seconds. */
const ageMost = 3600;
const factClaims = ['repository', 'repository_id', 'project_path', 'project_id', 'ref', 'ref_path', 'ref_type', 'environment', 'sha', 'run_id', 'run_attempt', 'pipeline_id', 'job_id', 'workflow_ref', 'job_workflow_ref', 'event_name', 'pipeline_source'] as const;
const factMost = 200;

/**
 * Checks the ID token of a run wholly, the signature first.
 * @throws TokenRefused; its message is for administrators
 */
export async function verifyWorkloadToken(token: string, { issuer, audience, algorithms, keys, conditions, now }: ExpectedWorkload): Promise<VerifiedWorkload> {
  const claims = await signedClaims(token, { algorithms, keys });
  const { iss, aud, jti, exp } = claims;
  if (iss !== issuer) throw new TokenRefused('The token is of another issuer.');
  // A token for several is one that another of them could show here.
  const [only, ...others] = Array.isArray(aud) ? aud : [aud];
  if (only !== audience || others.length > 0) throw new TokenRefused('The token is for another audience, or for several.');
  checkTimes(claims, now.getTime() / 1000, ageMost);
  if (typeof jti !== 'string' || jti === '' || jti.length > 300 || typeof exp !== 'number') throw new TokenRefused('The token has no id by which it could count once.');
  const unmet = unmetCondition(conditions, claims);
  if (unmet !== undefined) throw new TokenRefused(`The token’s claim ${unmet.claim} is not what the trust asks for.`);
  return { tokenId: jti, endsAt: new Date(exp * 1000).toISOString(), facts: factsOf(claims) };
}

function factsOf(claims: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(factClaims.flatMap((name) => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? [[name, value.replaceAll(/\p{C}/gu, ' ').slice(0, factMost)]] : [];
  }));
}
