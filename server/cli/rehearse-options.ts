import { HOUR_MS, MINUTE_MS } from '../../src/domain/time/zone.ts';
import { readFile } from 'node:fs/promises';
import { FEED_SOURCE_IDS, type FeedSourceId } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import type { Scenario } from '../../src/domain/simulation/rehearsal/scenario.ts';
import { scenarioSchema } from '../../src/schemas/scenario.ts';

/** Options of `gridlight rehearse` as they are typed. */
export interface RehearseOptions {
  speed: string;
  url: string;
  token: readonly string[];
  scenario?: string;
  seed?: string;
  for?: string;
}

const UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: MINUTE_MS, h: HOUR_MS };
const MOST_SPEED = 10_000;

/** `90s`, `10m` or `2h` in ms; without end where absent. Throws with a sentence for anything else. */
export function parseDuration(text: string | undefined): number {
  if (text === undefined) return Infinity;
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
  const ms = Number(digits) * (UNITS_MS[unit] ?? 0);
  if (!(ms > 0)) throw new Error(`--for ${text}: write a duration as 90s, 10m or 2h`);
  return ms;
}

/** Throws with a sentence for a speed outside 1 to 10,000. */
export function parseFeedSpeed(text: string): number {
  const speed = Number(text);
  if (!(speed >= 1 && speed <= MOST_SPEED))
    throw new Error(`--speed ${text}: must be a number from 1 to ${MOST_SPEED.toLocaleString('en-US')}`);
  return speed;
}

/** Throws with a sentence for a seed that is no whole number. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--seed ${text}: must be a whole number`);
  return seed;
}

/** The address of the server; throws with a sentence where it is none. */
export function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Error(`--url ${text}: must look like http://127.0.0.1:4173`);
  return url;
}

/**
 * The token of every platform: `source=token` each, or one bare token for all, from the command line and then from
 * GRIDLIGHT_TOKENS (separated by commas). Throws with the commands that make the missing ones.
 */
export function parseTokens(
  given: readonly string[],
  environment: string | undefined,
): Map<FeedSourceId, string> {
  const tokens = new Map<FeedSourceId, string>();
  const fromEnvironment = (environment ?? '').split(',').filter((entry) => entry.trim() !== '');
  // The command line goes first, one's own token before the one for all.
  const entries = [...given, ...fromEnvironment].map((entry) => readToken(entry.trim()));
  for (const { source, token } of entries)
    if (source !== undefined && !tokens.has(source)) tokens.set(source, token);
  const forAll = entries.find(({ source }) => source === undefined);
  for (const source of FEED_SOURCE_IDS)
    if (forAll !== undefined && !tokens.has(source)) tokens.set(source, forAll.token);
  const missing = FEED_SOURCE_IDS.filter((source) => !tokens.has(source));
  if (missing.length > 0) throw new Error(howToMakeTokens(missing));
  return tokens;
}

function readToken(entry: string): { source: FeedSourceId | undefined; token: string } {
  const at = entry.indexOf('=');
  if (at < 0) return { source: undefined, token: entry };
  const source = FEED_SOURCE_IDS.find((id) => id === entry.slice(0, at));
  if (source === undefined)
    throw new Error(
      `--token ${entry.slice(0, at)}=…: there is no such platform; they are ${FEED_SOURCE_IDS.join(', ')}`,
    );
  return { source, token: entry.slice(at + 1) };
}

function howToMakeTokens(missing: readonly FeedSourceId[]): string {
  return [
    `nothing is accepted without a token, and there is none for ${missing.join(', ')}. Make them once:`,
    ...missing.map((source) => `  npx gridlight token create ${source} --simulated`),
    `and give them with ${missing.map((source) => `--token ${source}=…`).join(' ')}`,
    `or in GRIDLIGHT_TOKENS=${missing.map((source) => `${source}=…`).join(',')}. A single --token … without a name is used for all.`,
  ].join('\n');
}

/** Reads a scenario file; throws with every fault in it. */
export async function readScenario(file: string | undefined): Promise<Scenario | undefined> {
  if (file === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`--scenario ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const parsed = scenarioSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`--scenario ${file} cannot be played:\n${faults.slice(0, 10).join('\n')}`);
}
