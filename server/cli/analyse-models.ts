import type { ForecastModel } from '../../src/domain/hotspots/forecast/forecast-model.ts';
import { MODEL_NAMES, modelByName } from '../../src/domain/hotspots/forecast/model-by-name.ts';
import { ONE_DAY_CLASS } from '../../src/domain/hotspots/forecast/week-slots.ts';

/** The models that `--models` lists, once each; densities are Gaussian. Throws with a sentence for a name that none has. */
export function forecastModels(list: string, bandwidthM: number): ForecastModel[] {
  const settings = {
    smoothing: { bandwidthM, kernel: 'gaussian' },
    dayClasses: ONE_DAY_CLASS,
  } as const;
  return [...new Set(list.split(',').map((name) => name.trim()))].map((name) => {
    const model = modelByName(name, settings);
    if (model === undefined)
      throw new Error(`--models ${name}: there is no such model; there are ${MODEL_NAMES.join(', ')}`);
    return model;
  });
}
