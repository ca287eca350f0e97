import { below } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import type { Calibration } from './calibration.ts';
import type { Resolution, Tier } from '../../incidents/life-cycle.ts';
import type { CityUnit } from './city.ts';
import type { LocalPoint } from './unit-shape.ts';

/** A matter that is reported many times until it is settled; the first report is the parent. */
export interface Cause {
  eventNo: string;
  unit: CityUnit;
  at: LocalPoint;
  tier: Tier;
  resolution: Resolution;
  title: string;
  /** Reports may join until then, epoch ms. */
  openUntil: number;
  handledAt: number;
  reportCount: number;
}

/** Causes that are open, by county and category. */
export interface OpenCauses {
  /** A cause of this kind that is open at `time`, chosen by chance; `undefined` for none. */
  find(countyCode: string, categoryCode: string, time: number, random: Random): Cause | undefined;
  add(countyCode: string, categoryCode: string, cause: Cause): void;
}

/** Keeps open causes; those whose time is over or that have enough reports are dropped on the way. */
export function createOpenCauses(calibration: Calibration): OpenCauses {
  const lists = new Map<string, Cause[]>();
  const most = calibration.causes.mostReports.value;
  return {
    find(countyCode, categoryCode, time, random) {
      const list = lists.get(countyCode + categoryCode) ?? [];
      while (list.length > 0) {
        const index = below(random, list.length);
        const cause = list[index] as Cause;
        if (cause.openUntil >= time && cause.reportCount < most) return cause;
        list[index] = list.at(-1) as Cause;
        list.length -= 1;
      }
      return undefined;
    },
    add(countyCode, categoryCode, cause) {
      const list = lists.get(countyCode + categoryCode);
      if (list === undefined) lists.set(countyCode + categoryCode, [cause]);
      else list.push(cause);
    },
  };
}
