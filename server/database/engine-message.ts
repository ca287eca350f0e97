import type { PostgresQueryResult } from 'kysely';

/** What the thread of the engine is started with. */
export interface EngineThreadData {
  /** Folder of the cluster. */
  readonly directory: string;
  /** One 32-bit counter that goes on while the thread lives. */
  readonly beats: SharedArrayBuffer | undefined;
}

/** To the thread: a statement, or the end. */
export type ToEngine =
  | { readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly isEnd: true };

/** From the thread: what became of a request; 0 is the start. */
export type FromEngine =
  | { readonly id: number; readonly result: PostgresQueryResult<unknown> | undefined }
  | { readonly id: number; readonly fault: EngineFault };

/** An error of the engine in words that pass between threads. The values of the statement stay behind. */
export interface EngineFault {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** `code`, `severity`, `constraint` … */
  readonly fields: Readonly<Record<string, string>>;
}
