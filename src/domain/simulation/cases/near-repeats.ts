import { below, chance } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import type { CaseScene } from './case-city.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { MINUTE_MS } from '../../time/zone.ts';
import { scatter } from './draw.ts';

/** Share of everyday scenes that come again; assumed, so that near-repeat methods have something to find. */
const REPEAT_SHARE = 0.1;

/**
 * A second scene close to a first: the same place, one to seven days later, at about the same hour. Markets do not
 * repeat, since the day after is no market day, and neither do rides. `undefined` where it does not come again.
 */
export function repeatOf(random: Random, scene: CaseScene): CaseScene | undefined {
  const canRepeat = scene.placeType !== 'ON_BUS' && scene.placeType !== 'SUBURB_MARKET';
  if (!canRepeat || !chance(random, REPEAT_SHARE)) return undefined;
  const shiftMs = (1 + below(random, 7)) * DAY_MS + (below(random, 91) - 45) * MINUTE_MS;
  return {
    ...scene,
    point: scatter(random, scene.point, 60),
    occurredFrom: scene.occurredFrom + shiftMs,
    occurredTo: scene.occurredTo + shiftMs,
  };
}
