import { SHANGHAI_OFFSET_MS } from '../../src/domain/time/civil-day.ts';

/** Epoch ms → ISO 8601 in the time of Zhuzhou, `2026-11-20T22:41:07.000+08:00`. */
export function isoTime(epochMs: number): string {
  return `${new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, -1)}+08:00`;
}

/** The same for a value that may be absent. */
export function isoTimeOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : isoTime(epochMs);
}
