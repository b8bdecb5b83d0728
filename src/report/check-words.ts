/** The words of a check that reports print; passed in, since reports know no checks. */
export interface CheckWords {
  readonly id: string;
  readonly title: string;
  readonly failTitle: string;
  readonly why: string;
  readonly fix: string;
}
