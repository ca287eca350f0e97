import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readStreams, type Streams } from './camera-streams.ts';

/** Thrown when the environment cannot be used; the message lists every fault, one per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const BASEMAPS = ['schematic', 'pmtiles', 'tianditu', 'style'] as const;

/** `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  if (most === undefined || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most);
}

/** A whole number written in digits, between two limits. */
function wholeNumber(min: number, max: number) {
  const fault = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, fault)
    .transform(Number)
    .refine((value) => value >= min && value <= max, fault);
}

const hasProtocol = (text: string, protocols: readonly string[]) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const environmentSchema = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4173),
  GRIDLIGHT_HOME: z.string().default('./.gridlight'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => hasProtocol(text, ['postgres:', 'postgresql:']),
      'must look like postgresql://user:password@host:port/database',
    )
    .optional(),
  GRIDLIGHT_ALLOW_REMOTE: z.enum(['0', '1'], 'must be 1 (allowed) or 0 (not allowed)').default('0'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  GRIDLIGHT_DATA: z.string().default('data/zhuzhou'),
  GRIDLIGHT_VOLUME: wholeNumber(1_000, 10_000_000).optional(),
  GRIDLIGHT_BASEMAP: z.enum(BASEMAPS, `must be one of ${BASEMAPS.join(', ')}`).default('schematic'),
  GRIDLIGHT_BASEMAP_URL: z
    .string()
    .refine(
      (text) => text.startsWith('/') || hasProtocol(text, ['https:', 'http:']),
      'must be an http(s) address or a path beginning with /',
    )
    .optional(),
  GRIDLIGHT_BASEMAP_KEY: z
    .string()
    .regex(/^[\w-]+$/, 'must consist of letters, digits, - and _')
    .optional(),
  GRIDLIGHT_MAP_APPROVAL_NO: z.string().max(100, 'must not be longer than 100 characters').optional(),
  GRIDLIGHT_RATE_LIMIT: wholeNumber(1, 1_000_000).default(6_000),
  GRIDLIGHT_STREAM_CLIENTS: wholeNumber(1, 100_000).default(2_500),
  GRIDLIGHT_RESERVE_MB: wholeNumber(0, 1_000_000).default(256),
  GRIDLIGHT_STREAMS_PER_ADDRESS: wholeNumber(1, 100_000).default(200),
  GRIDLIGHT_CONNECTIONS_PER_ADDRESS: wholeNumber(1, 100_000).default(1_000),
  GRIDLIGHT_SEND_TIMEOUT_S: wholeNumber(1, 3_600).default(20),
  GRIDLIGHT_RECEIVE_TIMEOUT_S: wholeNumber(1, 3_600).default(30),
  GRIDLIGHT_TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every(isAddressRange),
      'must be addresses or ranges of proxies, separated by commas: 127.0.0.1, 10.0.0.0/8',
    )
    .optional(),
  GRIDLIGHT_STREAMS: z.string().optional(),
  GRIDLIGHT_FIRST_STEPS: z.enum(['0', '1'], 'must be 1 (shown) or 0 (not shown)').default('1'),
  GRIDLIGHT_DEMO: z.enum(['0', '1'], 'must be 1 (a demonstration) or 0 (none)').default('1'),
});

/** Faults of settings that do not go together; `given` tells which of them were set at all. */
function faultsTogether(
  settings: z.infer<typeof environmentSchema>,
  given: Readonly<Record<string, string | undefined>>,
): string[] {
  const faults: string[] = [];
  const { HOST: host, GRIDLIGHT_BASEMAP: kind } = settings;
  if (settings.GRIDLIGHT_ALLOW_REMOTE === '0' && !isLoopback(host))
    faults.push(
      `HOST is ${host}, which other machines can reach, and there are no accounts yet. Set GRIDLIGHT_ALLOW_REMOTE=1 if that is meant.`,
    );
  if (kind === 'tianditu' && given['GRIDLIGHT_BASEMAP_KEY'] === undefined)
    faults.push('GRIDLIGHT_BASEMAP_KEY is needed for the base map tianditu.');
  if ((kind === 'style' || kind === 'pmtiles') && given['GRIDLIGHT_BASEMAP_URL'] === undefined)
    faults.push(`GRIDLIGHT_BASEMAP_URL is needed for the base map ${kind}.`);
  return faults;
}

export interface BasemapConfig {
  kind: (typeof BASEMAPS)[number];
  url?: string;
  key?: string;
}

export interface Config {
  host: string;
  port: number;
  /** Folder of the embedded database, absolute. */
  home: string;
  databaseUrl: string | undefined;
  allowRemote: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Data set that fills an empty database: an absolute folder, or one below the project. */
  dataFolder: string;
  /** Number of incidents to simulate; the data set's own number where undefined. */
  volume: number | undefined;
  basemap: BasemapConfig;
  mapApprovalNo: string | undefined;
  /** Requests to `/api` per minute and address. */
  rateLimit: number;
  /** Listeners to the live stream at a time. */
  streamClients: number;
  /** What must stay free on the disk of the embedded database, bytes; 0: it is not watched. */
  reserveBytes: number;
  /** The same of one address. */
  streamsPerAddress: number;
  /** Connections of one address at a time; a proxy that is trusted may have any number. */
  connectionsPerAddress: number;
  /** How long a client may take nothing of an answer. */
  sendTimeoutMs: number;
  /** How long a request may take to arrive, its body included. */
  receiveTimeoutMs: number;
  /** Proxies whose `X-Forwarded-For` is believed; `undefined`: none. */
  trustProxy: readonly string[] | undefined;
  /** Live pictures of cameras; `undefined` where none are configured. */
  streams?: Streams | undefined;
  /** Whether the bundled city goes on living where the database holds nothing else. */
  demonstration: boolean;
  /** Whether a first visit is shown three steps. */
  firstSteps: boolean;
}

/** Whether an address to listen on is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** @throws ConfigError with the faults of single settings, and of those that do not go together */
function readEnvironment(given: Readonly<Record<string, string | undefined>>) {
  const parsed = environmentSchema.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues;
  const isWrong = new Set(wrong.map(({ path: [name] }) => name));
  const sound = Object.fromEntries(Object.entries(given).filter(([name]) => !isWrong.has(name)));
  const settings = parsed.data ?? environmentSchema.parse(sound);
  const faults = [
    ...wrong.map(({ path, message }) => `${path.join('.')} ${message}.`),
    ...faultsTogether(settings, given),
  ];
  if (faults.length > 0) throw new ConfigError(faults);
  return settings;
}

/**
 * Reads the configuration from environment variables; empty ones count as absent.
 * @throws ConfigError naming every fault at once
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const env = readEnvironment(given);
  const read = env.GRIDLIGHT_STREAMS === undefined ? undefined : readStreams(resolve(env.GRIDLIGHT_STREAMS));
  if (read !== undefined && 'faults' in read) throw new ConfigError(read.faults);
  return {
    host: env.HOST,
    port: env.PORT,
    home: resolve(env.GRIDLIGHT_HOME),
    databaseUrl: env.DATABASE_URL,
    allowRemote: env.GRIDLIGHT_ALLOW_REMOTE === '1',
    logLevel: env.LOG_LEVEL,
    dataFolder: env.GRIDLIGHT_DATA,
    volume: env.GRIDLIGHT_VOLUME,
    basemap: {
      kind: env.GRIDLIGHT_BASEMAP,
      ...(env.GRIDLIGHT_BASEMAP_URL === undefined ? {} : { url: env.GRIDLIGHT_BASEMAP_URL }),
      ...(env.GRIDLIGHT_BASEMAP_KEY === undefined ? {} : { key: env.GRIDLIGHT_BASEMAP_KEY }),
    },
    mapApprovalNo: env.GRIDLIGHT_MAP_APPROVAL_NO,
    rateLimit: env.GRIDLIGHT_RATE_LIMIT,
    streamClients: env.GRIDLIGHT_STREAM_CLIENTS,
    reserveBytes: env.GRIDLIGHT_RESERVE_MB * 1_048_576,
    streamsPerAddress: env.GRIDLIGHT_STREAMS_PER_ADDRESS,
    connectionsPerAddress: env.GRIDLIGHT_CONNECTIONS_PER_ADDRESS,
    sendTimeoutMs: env.GRIDLIGHT_SEND_TIMEOUT_S * 1_000,
    receiveTimeoutMs: env.GRIDLIGHT_RECEIVE_TIMEOUT_S * 1_000,
    trustProxy: env.GRIDLIGHT_TRUST_PROXY,
    streams: read?.streams,
    demonstration: env.GRIDLIGHT_DEMO === '1',
    firstSteps: env.GRIDLIGHT_FIRST_STEPS === '1',
  };
}
