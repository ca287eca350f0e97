import { countModel } from './count-model.ts';
import type { ForecastModel } from './forecast-model.ts';
import { kernelDensityModel, type Smoothing } from './kernel-density-model.ts';
import { CLASSIC_REACH, nearRepeatModel } from './near-repeat-model.ts';
import { weekModel } from './week-model.ts';
import type { DayClasses } from './week-slots.ts';

/** What models need besides their name. */
export interface ModelSettings {
  readonly smoothing: Smoothing;
  readonly dayClasses: DayClasses;
}

/** Names of the models; `counts-N` are the events of the last N days. */
export const MODEL_NAMES = ['counts', 'counts-N', 'kde', 'near-repeat', 'week'] as const;

/** The model of a name; `undefined` for a name that none has. */
export function modelByName(
  name: string,
  { smoothing, dayClasses }: ModelSettings,
): ForecastModel | undefined {
  if (name === 'counts') return countModel(name, null);
  if (name === 'kde') return kernelDensityModel(name, smoothing);
  if (name === 'near-repeat') return nearRepeatModel(name, CLASSIC_REACH);
  if (name === 'week') return weekModel(name, dayClasses);
  const days = /^counts-([1-9]\d{0,4})$/.exec(name)?.[1];
  return days === undefined ? undefined : countModel(name, Number(days));
}
