/** What stands at a wanted path; see `isGiven`. */
export const absent = 0;
export const nothing = 1;
export const emptyString = 2;
export const emptyContainer = 3;
export const boolean = 4;
export const number = 5;
export const string = 6;
export const object = 7;
export const array = 8;

/** True when a kind is a value that says something: neither null nor empty. */
export function isGiven(kind: number | undefined): boolean {
  return kind !== undefined && kind >= boolean;
}
