import { createAliasTable, type AliasTable } from '../../random/alias-table.ts';
import type { Random } from '../../random/random.ts';
import { valueFor, type ByCategory, type Calibration } from './calibration.ts';
import { TIERS, type Resolution, type Tier, type Urgency } from '../../incidents/life-cycle.ts';

/** Draws codes in proportion to weights. */
export interface CodeDraw<T extends string = string> {
  draw(random: Random): T;
}

/** What kinds of incidents there are, ready to draw. */
export interface Mix {
  category(isEvening: boolean, isMarketDay: boolean): CodeDraw;
  channel(categoryCode: string, isEvening: boolean): CodeDraw;
  tier(categoryCode: string): CodeDraw<Tier>;
  resolution(categoryCode: string): CodeDraw<Resolution>;
  urgency(categoryCode: string, random: Random): Urgency;
}

/**
 * Tables of the mix. Evening factors shift codes between day and evening and leave the whole as calibrated:
 * evening share × evening weights + day share × day weights = the weights.
 */
export function prepareMix(calibration: Calibration, eveningShare: number): Mix {
  const categoryCodes = calibration.categories.map((category) => category.code);
  const categoryParts = splitByPart(
    categoryCodes,
    calibration.categories.map((category) => category.weight.value),
    calibration.categoryEveningFactors.value,
    eveningShare,
  );
  const onMarketDay = (weights: readonly number[]) =>
    codeDraw(
      categoryCodes,
      weights.map((weight, index) => {
        return weight * valueFor(calibration.categoryMarketDayFactors.value, categoryCodes[index] as string);
      }),
    );
  const categories = {
    day: codeDraw(categoryCodes, categoryParts.day),
    evening: codeDraw(categoryCodes, categoryParts.evening),
    marketDay: onMarketDay(categoryParts.day),
    marketEvening: onMarketDay(categoryParts.evening),
  };
  const channelCodes = calibration.channels.map((channel) => channel.code);
  const channelParts = splitByPart(
    channelCodes,
    calibration.channels.map((channel) => channel.weight.value),
    calibration.channelEveningFactors.value,
    eveningShare,
  );
  const dayChannel = codeDraw(channelCodes, channelParts.day);
  const eveningChannel = codeDraw(channelCodes, channelParts.evening);
  const ownChannels = new Map(
    Object.entries(calibration.channelsByCategory.value).map(([code, weights]) => [code, drawOf(weights)]),
  );
  const tiers = new Map(
    categoryCodes.map((code) => [code, codeDraw(TIERS, valueFor(calibration.tierShares.value, code))]),
  );
  const resolutions = new Map(
    categoryCodes.map((code) => [code, drawOf(valueFor(calibration.resolutions.value, code))]),
  );
  const emergencies = new Set(calibration.emergencyCategories);
  return {
    category: (isEvening, isMarketDay) =>
      isMarketDay
        ? categories[isEvening ? 'marketEvening' : 'marketDay']
        : categories[isEvening ? 'evening' : 'day'],
    channel: (categoryCode, isEvening) =>
      ownChannels.get(categoryCode) ?? (isEvening ? eveningChannel : dayChannel),
    tier: (categoryCode) => tiers.get(categoryCode) as CodeDraw<Tier>,
    resolution: (categoryCode) => resolutions.get(categoryCode) as CodeDraw<Resolution>,
    urgency: (categoryCode, random) => {
      if (emergencies.has(categoryCode)) return 'emergency';
      return random.next() < valueFor(calibration.urgentShare.value, categoryCode) ? 'urgent' : 'normal';
    },
  };
}

function splitByPart(
  codes: readonly string[],
  weights: readonly number[],
  factors: ByCategory<number>,
  eveningShare: number,
): { day: number[]; evening: number[] } {
  const shares = weights.map((weight) => weight / total(weights));
  const raised = shares.map((share, index) => share * valueFor(factors, codes[index] as string));
  const raisedTotal = total(raised);
  const evening = raised.map((weight, index) => {
    // No code can come more often in the evening than it comes at all.
    const most = eveningShare > 0 ? (shares[index] as number) / eveningShare : Infinity;
    return Math.min(weight / raisedTotal, most);
  });
  const day = shares.map((share, index) => Math.max(share - eveningShare * (evening[index] as number), 0));
  return { day, evening };
}

function drawOf<T extends string>(weights: Partial<Record<T, number>>): CodeDraw<T> {
  return codeDraw(Object.keys(weights) as T[], Object.values(weights) as number[]);
}

function codeDraw<T extends string>(codes: readonly T[], weights: readonly number[]): CodeDraw<T> {
  const table: AliasTable = createAliasTable(weights);
  return { draw: (random) => codes[table.draw(random)] as T };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
