import { chance, pick } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { civilDayOfTime } from '../../time/civil-day.ts';
import { isMarketDay } from '../../time/market-days.ts';
import { hourOfDay } from '../../time/zone.ts';
import { valueFor, type Calibration } from './calibration.ts';
import type { Cause } from './causes.ts';
import type { CityCounty, CityPlace, CityUnit } from './city.ts';
import type { UnitDraw } from './silence.ts';
import { pointInUnit, pointNear, type LocalPoint } from './unit-shape.ts';

/** Where an incident happens; `place` where it is a named one. */
export interface Site {
  unit: CityUnit;
  at: LocalPoint;
  place: CityPlace | undefined;
}

/** Part of the reports that comes from one of a unit's recurring spots, at the very same position (assumed). */
const SPOT_SHARE = 0.08;

/** Chooses where incidents happen; moments must not go back. */
export interface SiteChoice {
  /** Markets of a county that are open on the day of a moment. */
  openMarkets(county: CityCounty, time: number): CityPlace[];
  choose(county: CityCounty, categoryCode: string, time: number): Site;
  /** Within the merge radius of the first report; at its very spot where there is no room inside the unit. */
  beside(cause: Cause): LocalPoint;
}

export function createSiteChoice(calibration: Calibration, unitDraw: UnitDraw, random: Random): SiteChoice {
  const openMarkets = rememberOpenMarkets();

  function choosePlace(county: CityCounty, categoryCode: string, time: number): CityPlace | undefined {
    const markets = openMarkets(county, time);
    const placeShare = valueFor(calibration.placeShare.value, categoryCode);
    const isMarketKind = valueFor(calibration.categoryMarketDayFactors.value, categoryCode) > 1;
    const hour = hourOfDay(time);
    const isMarketTime = isMarketKind && markets.length > 0 && hour >= 6 && hour < 14;
    const isAtMarket = isMarketTime && chance(random, calibration.marketShare.value);
    const choices = isAtMarket ? markets : chance(random, placeShare) ? county.busyPlaces : [];
    const place = choices.length > 0 ? pick(random, choices) : undefined;
    return place !== undefined && unitDraw.isSilent(place.unit, time) ? undefined : place;
  }

  return {
    openMarkets,
    choose(county, categoryCode, time) {
      const place = choosePlace(county, categoryCode, time);
      if (place !== undefined) {
        const at = pointNear(place.unit.shape, place.at, 120, random) ?? place.at;
        return { unit: place.unit, at, place };
      }
      const unit = unitDraw.draw(county, time, random);
      const at = chance(random, SPOT_SHARE)
        ? pick(random, unit.spots)
        : pointInUnit(unit.shape, valueFor(calibration.streetShare.value, categoryCode), random);
      return { unit, at, place: undefined };
    },
    beside(cause) {
      // 5 m less than the radius outweighs rounding and the plane's scale.
      const radiusM = calibration.causes.radiusM.value - 5;
      return pointNear(cause.unit.shape, cause.at, radiusM * Math.sqrt(random.next()), random) ?? cause.at;
    },
  };
}

function rememberOpenMarkets(): (county: CityCounty, time: number) => CityPlace[] {
  let day = Number.NaN;
  const open = new Map<string, CityPlace[]>();
  return (county, time) => {
    if (civilDayOfTime(time) !== day) {
      day = civilDayOfTime(time);
      open.clear();
    }
    let markets = open.get(county.code);
    if (markets === undefined) {
      markets = county.markets.filter(
        ({ place }) => place.market !== undefined && isMarketDay(place.market.rule, day) === true,
      );
      open.set(county.code, markets);
    }
    return markets;
  };
}
