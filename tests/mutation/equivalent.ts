/** Mutants that no test can tell from the code, with the reason. */
export interface Equivalent {
  /** Below src/domain. */
  readonly file: string;
  /** A part of the line at which the mutant stands. */
  readonly line: string;
  /** What the mutants put there; all mutants of the line where it is left out. */
  readonly mutants?: readonly string[];
  readonly why: string;
}

export const EQUIVALENT: readonly Equivalent[] = [];
