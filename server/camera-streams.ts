import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Addresses of live pictures (HLS) by the code of their camera. */
export type Streams = ReadonlyMap<string, string>;

const streamsSchema = z.record(
  z.string().regex(/^\d{20}$/, 'is no GB/T 28181 code of 20 digits'),
  z
    .url({ protocol: /^https?$/, error: 'is no http(s) address' })
    // No browser fetches such an address, and whoever reads it would have the password.
    .refine(hasNoPassword, 'has a user or a password in its address; use a key of the media server'),
);

function hasNoPassword(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/** Reads the file that GRIDLIGHT_STREAMS names: `{"<code>": "<address of the playlist>", …}`. */
export function readStreams(file: string): { streams: Streams } | { faults: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // The message of the parser quotes the file, and so addresses and passwords in it.
    const { code = 'it is no JSON' } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
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

/**
 * The schemes that the page may fetch pictures by, as `https:`. Not the origins: the policy that names them goes to everybody
 * who opens the page, and an address is named only to who has written down why.
 */
export function streamSchemes(streams: Streams | undefined): string[] {
  return [...new Set([...(streams?.values() ?? [])].map((url) => new URL(url).protocol))];
}
