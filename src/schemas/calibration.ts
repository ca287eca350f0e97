import { z } from 'zod';
import type { Calibration } from '../domain/simulation/incidents/calibration.ts';
import { RESOLUTIONS } from '../domain/incidents/life-cycle.ts';
import { countyCodeSchema } from './common.ts';

function sourced<T extends z.ZodType>(value: T) {
  return z.object({ value, origin: z.enum(['reported', 'derived', 'assumed']), source: z.string().min(1) });
}
function byCategory<T extends z.ZodType>(value: T) {
  return z.object({ default: value, byCode: z.record(z.string(), value) });
}

const share = z.number().min(0).max(1);
const weight = z.number().min(0);
const positive = z.number().positive();
const texts = z.array(z.string().min(1)).min(1);
const handlingTime = z.object({ medianHours: sourced(positive), sigma: sourced(weight) });

/** `calibration.json` of a data set: what the incident simulator is set to, with a source for each number. */
export const calibrationSchema = z.object({
  id: z.string(),
  note: z.string(),
  counties: z.array(z.object({ code: countyCodeSchema, name: z.string(), perDay: sourced(positive) })).min(1),
  longestPeriodDays: sourced(positive),
  completionPercent: sourced(z.number().min(0).max(100)),
  closurePercent: sourced(z.number().min(0).max(100)),
  suspendedShareOfUnhandled: sourced(share),
  paths: z.record(
    z.enum([
      'rejected',
      'voided',
      'returned',
      'returnedAgain',
      'reworked',
      'reworkedAgain',
      'suspendedForAWhile',
      'extensionWhenLate',
      'escalated',
      'evaluated',
    ]),
    sourced(share),
  ),
  selfHandled: sourced(byCategory(share)),
  handling: z.record(z.enum(['L1', 'L2', 'L3', 'selfHandled']), handlingTime),
  unitSpread: sourced(weight),
  satisfactionWeights: sourced(z.array(weight).length(5)),
  weekdayFactors: sourced(z.array(weight).length(7)),
  hourWeights: z.object({
    workday: sourced(z.array(weight).length(24)),
    dayOff: sourced(z.array(weight).length(24)),
  }),
  dayToDaySpread: sourced(weight),
  dayHours: sourced(z.tuple([z.number().int().min(0).max(23), z.number().int().min(1).max(24)])),
  channels: z
    .array(z.object({ code: z.string(), weight: sourced(weight), accuracyM: z.number().nonnegative() }))
    .min(1),
  channelEveningFactors: sourced(byCategory(weight)),
  channelsByCategory: sourced(z.record(z.string(), z.record(z.string(), weight))),
  categories: z
    .array(
      z.object({ code: z.string(), weight: sourced(weight), leadDept: z.string().optional(), titles: texts }),
    )
    .min(1),
  categoryEveningFactors: sourced(byCategory(weight)),
  categoryMarketDayFactors: sourced(byCategory(weight)),
  marketShare: sourced(share),
  placeShare: sourced(byCategory(share)),
  tierShares: sourced(byCategory(z.tuple([share, share, share]))),
  urgentShare: sourced(byCategory(share)),
  emergencyCategories: z.array(z.string()),
  streetShare: sourced(byCategory(share)),
  resolutions: sourced(byCategory(z.partialRecord(z.enum(RESOLUTIONS), weight))),
  coDepts: sourced(z.array(z.string())),
  costShare: sourced(byCategory(share)),
  causes: z.object({
    joinShare: sourced(z.record(z.string(), share)),
    radiusM: sourced(positive),
    windowDays: sourced(positive),
    mostReports: sourced(z.number().int().min(2)),
  }),
  silence: z.object({
    counties: z.array(countyCodeSchema),
    gridCount: sourced(z.number().int().min(0)),
    days: sourced(positive),
    expectedReports: sourced(positive),
  }),
  placeWords: z.object({ street: texts, inside: texts }),
  reasons: z.record(
    z.enum(['rejected', 'returned', 'suspended', 'extensionRequested', 'reworked', 'escalated', 'voided']),
    texts,
  ),
});

/** Reads a calibration; throws ZodError naming each field that is wrong. */
export function parseCalibration(input: unknown): Calibration {
  return calibrationSchema.parse(input) as Calibration;
}
