/** The platforms that a governance centre takes reports from, by the names of their tokens. */
export const FEED_SOURCE_IDS = ['grid-app', 'wechat', 'hotline-12345', 'police-110', 'video'] as const;
export type FeedSourceId = (typeof FEED_SOURCE_IDS)[number];

/** How a platform sends; times in ms of the wall clock. */
export interface FeedSource {
  id: FeedSourceId;
  /** Beginning of its own numbers. */
  prefix: string;
  /** Channels that reach the centre through it; the first is its own. */
  channels: readonly [string, ...string[]];
  /** Time from one batch to the next, half as much to one and a half times as much. */
  everyMs: number;
  mostRows: number;
  /** Now and then it holds back for a while and then sends all at once: phones out of reach, a queue that hung. */
  hold: { chance: number; fromMs: number; toMs: number };
  /** Whether its reports name the unit; the others leave that to the point. */
  namesUnit: boolean;
}

/** The five platforms. Their rhythms are assumed: none of them publishes how it passes reports on. */
export const FEED_SOURCES: readonly FeedSource[] = [
  {
    id: 'grid-app',
    prefix: 'GA',
    channels: ['GRID_APP', 'PATROL'],
    everyMs: 3_000,
    mostRows: 500,
    hold: { chance: 0.04, fromMs: 15_000, toMs: 60_000 },
    namesUnit: true,
  },
  {
    id: 'wechat',
    prefix: 'WX',
    channels: ['WECHAT', 'SNAP'],
    everyMs: 5_000,
    mostRows: 500,
    hold: { chance: 0.02, fromMs: 10_000, toMs: 30_000 },
    namesUnit: false,
  },
  {
    id: 'hotline-12345',
    prefix: 'HL',
    channels: ['H12345', 'DEPT', 'WALKIN', 'OTHER'],
    everyMs: 30_000,
    mostRows: 2_000,
    hold: { chance: 0.03, fromMs: 60_000, toMs: 180_000 },
    namesUnit: false,
  },
  {
    id: 'police-110',
    prefix: 'PO',
    channels: ['P110'],
    everyMs: 1_000,
    mostRows: 50,
    hold: { chance: 0.001, fromMs: 5_000, toMs: 15_000 },
    namesUnit: false,
  },
  {
    id: 'video',
    prefix: 'VI',
    channels: ['VIDEO'],
    everyMs: 10_000,
    mostRows: 200,
    hold: { chance: 0.05, fromMs: 30_000, toMs: 90_000 },
    namesUnit: true,
  },
];

const byId = new Map(FEED_SOURCES.map((source) => [source.id, source]));
const byChannel = new Map(FEED_SOURCES.flatMap((source) => source.channels.map((code) => [code, source])));

/** A platform by its name. */
export function feedSource(id: FeedSourceId): FeedSource {
  return byId.get(id) as FeedSource;
}

/** Platform that a channel's reports come through; the hotline takes what no other does. */
export function feedSourceOfChannel(channel: string): FeedSource {
  return byChannel.get(channel) ?? feedSource('hotline-12345');
}
