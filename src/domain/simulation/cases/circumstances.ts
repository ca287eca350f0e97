import { chance, logNormal } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/zone.ts';
import type { CaseDraft, CaseMethod, CaseScene } from './case-city.ts';
import { AGE_WEIGHTS, METHOD_WEIGHTS, PROPERTY_WEIGHTS, STATUS_WEIGHTS, VALUE_WEIGHTS } from './case-mix.ts';
import { drawWeighted } from './draw.ts';

/** Gives a scene its property, methods, victim, report and outcome as known at `asOf` (epoch ms). */
export function addCircumstances(random: Random, scene: CaseScene, asOf: number): CaseDraft {
  const kind = drawWeighted(random, PROPERTY_WEIGHTS);
  const property: CaseDraft['property'] = [{ kind, valueBand: drawWeighted(random, VALUE_WEIGHTS[kind]) }];
  if (kind === 'WALLET' && chance(random, 0.6)) property.push({ kind: 'CASH', valueBand: '<1k' });
  const methods: CaseMethod[] = [
    kind === 'GOLD' && chance(random, 0.1) ? 'CUT' : drawWeighted(random, METHOD_WEIGHTS),
  ];
  const isCrowded = scene.placeType === 'ON_BUS' || scene.placeType === 'SUBURB_MARKET';
  if (isCrowded && !methods.includes('CROWD') && chance(random, 0.35)) methods.push('CROWD');
  if (chance(random, 0.08)) methods.push('GANG');
  const reportedAt = scene.occurredTo + Math.round(logNormal(random, 25, 1.1)) * MINUTE_MS;
  const draft = {
    ...scene,
    property,
    methods,
    victimAgeBand: drawWeighted(random, AGE_WEIGHTS),
    reportedAt,
  };
  const status = drawWeighted(random, STATUS_WEIGHTS);
  const arrestedAt = reportedAt + Math.round(logNormal(random, 40, 1.3) * 60) * MINUTE_MS;
  const agencies = agenciesFor(random, scene);
  if (status === 'filed' || status === 'transferred' || arrestedAt > asOf) {
    return { ...draft, status: status === 'transferred' ? status : 'filed', recoveredItems: 0, agencies };
  }
  const isRecovered = chance(random, arrestedAt - reportedAt < 24 * HOUR_MS ? 0.7 : 0.3);
  return { ...draft, status, arrestedAt, recoveredItems: isRecovered ? 1 : 0, agencies };
}

function agenciesFor(random: Random, { placeType }: CaseScene): string[] {
  const agencies = ['STATION'];
  if (placeType === 'ON_BUS' || placeType === 'BUS_STOP' || chance(random, 0.3)) agencies.unshift('SQUAD');
  if (chance(random, 0.2)) agencies.push('DISTRICT');
  return agencies;
}
