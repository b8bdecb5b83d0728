/** Whose rooms there are: of makers, who show their products, and of customers, who buy from others. */
export type Rooms = 'maker' | 'customer';

/** Where the rooms of customers begin. Everything else is a maker’s. */
const ofCustomers = /^\/(?:vendors|looks|purchases|portfolio|alerts|dossier-checks|acceptances|clause-library|own-buying|inquiries|answer|peers)(?:\/|$)/;
/** Both have these. */
const ofBoth: ReadonlySet<string> = new Set(['/home', '/calendar', '/audit']);
/** Pages for who is not signed in yet lead elsewhere, or show the same to everybody. */
const entrance: ReadonlySet<string> = new Set(['/sign-in', '/sign-in/oidc/{provider}', '/setup', '/invitation', '/affirm', '/account/new-passkey', '/answer']);

/** Whether a page is in somebody’s rooms: the one list that B19 and B20 go by, so that a new page is in one of them. */
export function isOf(rooms: Rooms, path: string): boolean {
  return !entrance.has(path) && (ofBoth.has(path) || ofCustomers.test(path) === (rooms === 'customer'));
}
