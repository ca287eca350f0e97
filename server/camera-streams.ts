import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Addresses of live pictures (HLS) by the code of their camera. */
export type Streams = ReadonlyMap<string, string>;

const streamsSchema = z.record(
  z.string().regex(/^\d{20}$/, 'is no GB/T 28181 code of 20 digits'),
  z.url({ protocol: /^https?$/, error: 'is no http(s) address' }),
);

/** Reads the file that GRIDLIGHT_STREAMS names: `{"<code>": "<address of the playlist>", …}`. */
export function readStreams(file: string): { streams: Streams } | { faults: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'is not there' : `cannot be read: ${message}`;
    return { faults: [`GRIDLIGHT_STREAMS names ${file}, which ${reason}.`] };
  }
  const parsed = streamsSchema.safeParse(value);
  if (parsed.success) return { streams: new Map(Object.entries(parsed.data)) };
  return {
    faults: parsed.error.issues.map((issue) => {
      const [camera] = issue.path;
      if (camera === undefined)
        return `GRIDLIGHT_STREAMS: ${file} must hold one object of codes and addresses.`;
      const reason = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
      return `GRIDLIGHT_STREAMS: ${String(camera)} ${reason}.`;
    }),
  };
}

/** The origins that the page may fetch pictures from. */
export function streamOrigins(streams: Streams | undefined): string[] {
  return [...new Set([...(streams?.values() ?? [])].map((url) => new URL(url).origin))];
}
