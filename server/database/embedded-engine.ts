import type { PGlite } from '@electric-sql/pglite';
import type { PostgresQueryResult } from 'kysely';

/** The embedded engine, wherever it runs. Statements are answered in the order in which they were given. */
export interface EmbeddedEngine {
  run(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>>;
  /** Flushes and lets go of the folder. */
  close(): Promise<void>;
  /** Gives up an engine that has failed; it writes nothing more. */
  abandon(): Promise<void>;
}

/** An engine in this thread. */
export const engineHere = (pglite: PGlite): EmbeddedEngine => ({
  run: (sql, parameters) => runStatement(pglite, sql, parameters),
  close: async () => {
    if (!pglite.closed) await pglite.close();
  },
  abandon: async () => {},
});

/** A text without parameters may hold several statements, as with `pg`; the last result counts. */
export async function runStatement<Row>(
  engine: PGlite,
  sql: string,
  parameters: readonly unknown[],
): Promise<PostgresQueryResult<Row>> {
  const result =
    parameters.length === 0 ? (await engine.exec(sql)).at(-1) : await engine.query(sql, [...parameters]);
  return {
    command: (result?.command ?? 'SELECT') as PostgresQueryResult<Row>['command'],
    rowCount: result?.rowCount ?? result?.affectedRows ?? 0,
    rows: (result?.rows ?? []) as Row[],
  };
}
