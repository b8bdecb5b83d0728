import { statementName } from '../../assess/statement-name.ts';
import type { StatementPart } from '../measured/statement-parts.ts';

/** The allow-list as it was chosen in the workspace, under the domain that the organisation publishes as. The statement itself is always public. */
export const publishListPart: StatementPart = async (rows, productId, use) => {
  if (use !== 'publication') return {};
  const chosen = await rows.selectFrom('publishList').select(['publicPaths', 'withheldPaths']).where('productId', '=', productId).executeTakeFirst();
  const publisher = await rows.selectFrom('publisher').select('domain').executeTakeFirst();
  if (chosen === undefined || publisher === undefined) return {};
  const shown = JSON.parse(chosen.publicPaths) as string[];
  return { publish: { publisher: publisher.domain, public: [...new Set([statementName, ...shown])], withheld: JSON.parse(chosen.withheldPaths) as string[] } };
};
