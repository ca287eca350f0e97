import { PROGRESSES, TIERS } from '../../incidents/life-cycle.ts';
import type { ListedIncident } from '../api/answer.ts';
import { deadlineOfRow } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from '../columns/kinds.ts';
import { latitudeOfUnit, longitudeOfUnit } from '../../geo/mercator.ts';
import type { Segment } from './segment.ts';

/** One row of a segment, written out. */
export function writeRow({ columns }: Segment, dictionary: Dictionary, row: number): ListedIncident {
  const { kinds } = dictionary;
  const kind = columns.kind[row]!;
  const combination = kind >> PROGRESS_BITS;
  const deadline = deadlineOfRow(columns, row);
  return {
    eventNo: dictionary.prefixes.textOf(columns.eventNumbers, row),
    time: columns.time[row]!,
    longitude: longitudeOfUnit(columns.x[row]!),
    latitude: latitudeOfUnit(columns.y[row]!),
    category: dictionary.categories[kinds.category[combination]!]!,
    channel: dictionary.channels[kinds.channel[combination]!]!,
    tier: TIERS[kinds.tier[combination]!]!,
    progress: PROGRESSES[kind & PROGRESS_MASK]!,
    unitCode: dictionary.units[columns.unit[row]!]!,
    deadlineAt: Number.isNaN(deadline) ? null : deadline,
  };
}
