/** Thrown in place of a statement that would write while the disk is nearly full. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
}

/** Thrown by every statement after the engine has broken down: nothing that it says then can be believed. */
export class EngineFailedError extends Error {
  override readonly name = 'EngineFailedError';
}

const WRITES =
  /^\s*(?:insert|update|delete|merge|copy|create|alter|drop|truncate|vacuum|reindex|cluster|refresh)\b/i;
const WRITES_WITHIN = /^\s*with\b[^]*\b(?:insert\s+into|update|delete\s+from|merge\s+into)\b/i;

/** Whether a statement writes; one that only might counts as writing. */
export function isWriting(sql: string): boolean {
  return WRITES.test(sql) || WRITES_WITHIN.test(sql);
}

/** Severities after which a server of PostgreSQL ends itself; the embedded engine only says so and goes on, broken. */
export function hasEngineFailed(error: unknown): boolean {
  const { severity } = error as { severity?: unknown };
  return severity === 'PANIC' || severity === 'FATAL' || error instanceof WebAssembly.RuntimeError;
}
