/** The same thing before and after. */
export interface Change<Value> {
  readonly before: Value;
  readonly after: Value;
}
