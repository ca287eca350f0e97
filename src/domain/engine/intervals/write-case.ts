import { METHODS, PLACE_TYPES } from '../../cases/case-terms.ts';
import { latitudeOfUnit, longitudeOfUnit } from '../../geo/mercator.ts';
import type { ListedIncident } from '../api/answer.ts';
import { progressOfStatus } from './case-clauses.ts';
import type { CaseStore } from './case-store.ts';

/** One case, written out as a row of a list: its place type as category, its first method as channel. */
export function writeCase({ columns, rows, x, y }: CaseStore, index: number, weight: number): ListedIncident {
  const row = rows[index]!;
  const methods = columns.methods[row]!;
  return {
    eventNo: columns.caseNos[row]!,
    time: columns.from[row]!,
    longitude: longitudeOfUnit(x[index]!),
    latitude: latitudeOfUnit(y[index]!),
    category: PLACE_TYPES[columns.placeType[row]!]!,
    channel: METHODS.find((_, bit) => ((methods >> bit) & 1) === 1) ?? '',
    tier: null,
    progress: progressOfStatus(columns.status[row]!),
    unitCode: columns.units[columns.unit[row]!]!,
    deadlineAt: null,
    interval: { until: columns.to[row]!, weight },
  };
}
