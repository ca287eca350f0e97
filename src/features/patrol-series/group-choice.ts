/** The one choice that graph, timeline, list and map share: two cases. */
export interface GroupChoice {
  readonly pair: readonly [string, string] | null;
  readonly choosePair: (pair: readonly [string, string]) => void;
  /** Turns to the likeliest pair of a case in the group. */
  readonly chooseCase: (caseNo: string) => void;
}
