import fc from 'fast-check';

export const WRITERS = 8;

/** What can happen in a sequence. Writers work at the same time, each one thing after another. */
export type Command =
  | { kind: 'ingest'; writer: number; rows: number }
  | { kind: 'step'; writer: number; pick: number }
  | { kind: 'duplicate'; writer: number; pick: number }
  | { kind: 'lateCommit'; delayMs: number }
  | { kind: 'disconnect'; pauseMs: number }
  | { kind: 'serverKill' }
  | { kind: 'databaseRestart' }
  | { kind: 'pause'; pauseMs: number };

const writer = fc.nat({ max: WRITERS - 1 });
const pick = fc.nat({ max: 1_000 });

/** Sequences with a database restart in about one of twenty, a server kill in about one of three. */
export const sequences: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    { weight: 300, arbitrary: fc.record({ kind: fc.constant('ingest' as const), writer, rows: fc.integer({ min: 1, max: 4 }) }) },
    { weight: 300, arbitrary: fc.record({ kind: fc.constant('step' as const), writer, pick }) },
    { weight: 75, arbitrary: fc.record({ kind: fc.constant('duplicate' as const), writer, pick }) },
    { weight: 75, arbitrary: fc.record({ kind: fc.constant('lateCommit' as const), delayMs: fc.integer({ min: 40, max: 90 }) }) },
    { weight: 75, arbitrary: fc.record({ kind: fc.constant('disconnect' as const), pauseMs: fc.nat({ max: 30 }) }) },
    { weight: 20, arbitrary: fc.record({ kind: fc.constant('serverKill' as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('databaseRestart' as const) }) },
    { weight: 75, arbitrary: fc.record({ kind: fc.constant('pause' as const), pauseMs: fc.nat({ max: 15 }) }) },
  ),
  { minLength: 6, maxLength: 24 },
); // prettier-ignore
