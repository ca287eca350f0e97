import { z } from 'zod';
import { knownToDaySchema } from './incidents.ts';

const epochMs = z.number();
const rate = z.object({
  definitionId: z.string(),
  numerator: z.number().int(),
  denominator: z.number().int(),
  /** 0–1; null where the denominator is zero. */
  value: z.number().nullable(),
});
const point = { longitude: z.number(), latitude: z.number() };

/** An open incident with its limit. */
export const radarItemSchema = z.object({
  eventNo: z.string(),
  title: z.string(),
  categoryCode: z.string(),
  tier: z.string(),
  urgency: z.string(),
  unitCode: z.string(),
  ...point,
  reportedAt: epochMs,
  deadlineAt: epochMs,
  ...knownToDaySchema.shape,
  /** Part of the limit that is used, on the wall clock as the map shows it; above 1 it is overdue. */
  used: z.number(),
  /** Chance that it is not handled in time, learned from `n` incidents of the same kind that took as long; null below n = 20, and where the report has no hour; 1 once it is overdue. */
  breachProbability: z.number().nullable(),
  n: z.number().int(),
});
export type RadarItem = z.infer<typeof radarItemSchema>;

/** How often a rule would have raised an alarm, from a replay of the past: one evaluation a day, unusual every six hours, surge with every report. */
export const alertBudgetSchema = z.object({
  rule: z.enum(['silent', 'oneCause', 'unusual', 'surge']),
  /** Alarms in the replayed days, and as a number a month of 30 days. */
  alarms: z.number().int(),
  days: z.number(),
  perMonth: z.number(),
  /** Alarms a month that chance alone is expected to raise. */
  expectedPerMonth: z.number(),
});

/** `GET /api/situation?in=<unit>`: what the duty officer's wall says beside the map. Times are epoch ms. */
export const situationSchema = z.object({
  asOf: epochMs,
  unitCode: z.string().nullable(),
  /** Since midnight in Shanghai, with the same hours of the same weekday of earlier weeks (99 % interval); null below 4 weeks. */
  today: z.object({
    from: epochMs,
    reported: z.number().int(),
    usual: z
      .object({ expected: z.number(), low: z.number(), high: z.number(), weeks: z.number().int() })
      .nullable(),
  }),
  completion: rate.extend({ from: epochMs, to: epochMs }),
  open: z.number().int(),
  overdue: z.number().int(),
  /** Due within two hours. */
  dueSoon: z.number().int(),
  /** Open emergencies and what is overdue, each once: all that `burning` lists the first of. */
  pressing: z.number().int(),
  /** Open emergencies, then what is overdue, the newest deadline first; at most 50. No limit: `deadlineAt` and `used` null. */
  burning: z.array(
    radarItemSchema.extend({
      status: z.string(),
      deadlineAt: epochMs.nullable(),
      used: z.number().nullable(),
    }),
  ),
  /**
   * Not overdue with 80 % and more of the limit used, by lead department (null: none is named), the next deadline
   * first; at most 12 departments of 30 items.
   */
  radar: z.array(z.object({ department: z.string().nullable(), items: z.array(radarItemSchema) })),
  /** Reports of 7 days, from ≤ t < to, which end now or with a record of the past; `counts[channel][hour]`, and those that have no hour. */
  channelHours: z.object({
    from: epochMs,
    to: epochMs,
    channels: z.array(z.string()),
    counts: z.array(z.array(z.number().int()).length(24)),
    withoutHour: z.number().int(),
  }),
  /** Reports of the same days, most first. */
  categories: z.array(z.object({ categoryCode: z.string(), count: z.number().int() })),
  /** Per handling tier: open now, and the median time to the end of handling over the last 180 days. */
  tiers: z.array(
    z.object({
      tier: z.string(),
      open: z.number().int(),
      medianMs: z.number().nullable(),
      /** Incidents that the median is of; null: not counted yet. */
      n: z.number().int().nullable(),
    }),
  ),
  /** 区 – 镇街 – 村社: who has what in hand; every unit that has something, most open first. */
  command: z.array(
    z.object({
      level: z.enum(['county', 'township', 'village']),
      units: z.array(
        z.object({
          unitCode: z.string(),
          open: z.number().int(),
          overdue: z.number().int(),
          dueSoon: z.number().int(),
        }),
      ),
    }),
  ),
  /** Last whole month; one measure only, never two ranked together; fewer than 20 in the denominator: listed, not ranked. */
  assessment: z.object({
    period: z.string(),
    definitionId: z.string(),
    level: z.enum(['county', 'township']),
    /** Null: not counted yet. */
    rows: z
      .array(
        rate.omit({ definitionId: true }).extend({
          unitCode: z.string(),
          rank: z.number().int().nullable(),
          grade: z.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
        }),
      )
      .nullable(),
  }),
  cameras: z.object({
    asOf: epochMs.nullable(),
    online: z.number().int(),
    total: z.number().int(),
    /** Markets that are held today, with the cameras within 500 m. */
    nearMarkets: z.array(
      z.object({
        placeId: z.string(),
        name: z.string(),
        ...point,
        online: z.number().int(),
        total: z.number().int(),
      }),
    ),
  }),
  /** 吹哨报到 of the same days: incidents for which other departments were called, and when handling began after it. */
  whistles: z.object({
    called: z.number().int(),
    arrived: z.number().int(),
    /** Of those whose call has an hour. */
    medianMs: z.number().nullable(),
    waiting: z.array(
      z.object({
        eventNo: z.string(),
        title: z.string(),
        departments: z.array(z.string()),
        calledAt: epochMs,
        /** The call is known to the day, which begins at `calledAt`. */
        isCallDate: z.boolean().optional(),
      }),
    ),
  }),
  /**
   * When the three rules below were last worked out, at most once a minute; null: not yet. They are null while there is
   * no answer: the past is still being read, or reaches back less than four weeks.
   */
  rulesAsOf: epochMs.nullable(),
  /** Grids from which nothing came for longer than their own rate allows (P < 1 %). */
  silent: z
    .array(
      z.object({
        unitCode: z.string(),
        ...point,
        lastAt: epochMs,
        /** Reports that its own past lets expect since then. */
        expected: z.number(),
        probability: z.number(),
      }),
    )
    .nullable(),
  /** Proposals to merge: many reports that may have one cause. Null also where a week holds more than 200,000 reports. */
  oneCause: z
    .array(
      z.object({
        id: z.string(),
        categoryCode: z.string(),
        ...point,
        radiusM: z.number(),
        /** The finest unit, down to the community, that holds four in five of the reports. */
        unitCode: z.string(),
        firstAt: epochMs,
        lastAt: epochMs,
        expected: z.number(),
        probability: z.number(),
        reports: z.array(
          z.object({
            eventNo: z.string(),
            title: z.string(),
            reportedAt: epochMs,
            channel: z.string(),
            ...point,
          }),
        ),
      }),
    )
    .nullable(),
  /** Counts that the same hours of past weeks do not explain; `categoryCode` null = all. */
  unusual: z
    .array(
      z.object({
        unitCode: z.string(),
        categoryCode: z.string().nullable(),
        from: epochMs,
        to: epochMs,
        count: z.number().int(),
        expected: z.number(),
        low: z.number(),
        high: z.number(),
        weeks: z.number().int(),
      }),
    )
    .nullable(),
  /** Empty until the replay has been made, once a day in the background. */
  budgets: z.array(alertBudgetSchema),
  /** Whether the past is still being read: what needs it is then null, and may come. */
  isReadingPast: z.boolean(),
});
export type Situation = z.infer<typeof situationSchema>;
