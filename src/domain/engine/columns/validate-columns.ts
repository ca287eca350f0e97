import type { RejectedRow } from '../api/answer.ts';
import type { IncidentLists, RawIncidentColumns } from './raw-columns.ts';

/** Moments that a row may have: from 1970 to the end of 2199, epoch ms. */
const EARLIEST_MS = 0;
const LATEST_MS = Date.UTC(2200, 0, 1) - 1;

const REJECTED_SHOWN = 100;
const MOST_LATITUDE_E6 = 85e6;

/** Problem of a row that is known to have one. */
function faultOf(raw: RawIncidentColumns, lists: IncidentLists, row: number): RejectedRow {
  const fault = (field: string, value: unknown, reason: string) => ({
    row,
    field,
    value: String(value),
    reason,
  });
  const time = raw.time[row] ?? Number.NaN;
  if (!Number.isFinite(time)) return fault('time', time, 'not a time');
  if (time < EARLIEST_MS) return fault('time', time, 'before 1970');
  if (time > LATEST_MS) return fault('time', time, 'after 2199');
  const lngE6 = raw.lngE6[row] ?? Number.NaN;
  if (!(Math.abs(lngE6) <= 180e6)) return fault('lngE6', lngE6, 'longitude outside ±180°');
  const latE6 = raw.latE6[row] ?? Number.NaN;
  if (!(Math.abs(latE6) <= MOST_LATITUDE_E6)) return fault('latE6', latE6, 'latitude outside ±85°');
  const indexed = [
    ['category', raw.category, lists.categories],
    ['channel', raw.channel, lists.channels],
    ['tier', raw.tier, lists.tiers],
    ['status', raw.status, lists.statuses],
    ['unit', raw.unit, lists.units],
  ] as const;
  for (const [field, column, list] of indexed) {
    const index = column[row] ?? Number.POSITIVE_INFINITY;
    if (index >= list.length) return fault(field, index, `its list has ${list.length} entries`);
  }
  const deadline = raw.deadline[row];
  if (deadline !== undefined && Math.abs(deadline) === Number.POSITIVE_INFINITY)
    return fault('deadline', deadline, 'not a time; NaN means none');
  throw new RangeError(`row ${row} has no fault`);
}

/** Rows without a fault in the order of the file, and the faults of the others. */
export function validateColumns(raw: RawIncidentColumns, lists: IncidentLists) {
  const count = raw.time.length;
  const { time, lngE6, latE6, category, channel, tier, status, unit, deadline } = raw;
  for (const [name, column] of Object.entries({
    lngE6,
    latE6,
    category,
    channel,
    tier,
    status,
    unit,
    deadline,
  }))
    if (column.length < count)
      throw new RangeError(`the column "${name}" has ${column.length} values for ${count} rows`);
  const good = new Uint32Array(count);
  const rejected: RejectedRow[] = [];
  let length = 0;
  const categories = lists.categories.length;
  const channels = lists.channels.length;
  const tiers = lists.tiers.length;
  const statuses = lists.statuses.length;
  const units = lists.units.length;
  for (let row = 0; row < count; row++) {
    const moment = time[row]!;
    const longitude = lngE6[row]!;
    const latitude = latE6[row]!;
    if (
      moment >= EARLIEST_MS &&
      moment <= LATEST_MS &&
      longitude <= 180e6 &&
      longitude >= -180e6 &&
      latitude <= MOST_LATITUDE_E6 &&
      latitude >= -MOST_LATITUDE_E6 &&
      category[row]! < categories &&
      channel[row]! < channels &&
      tier[row]! < tiers &&
      status[row]! < statuses &&
      unit[row]! < units &&
      Math.abs(deadline[row]!) !== Number.POSITIVE_INFINITY
    )
      good[length++] = row;
    else if (rejected.length < REJECTED_SHOWN) rejected.push(faultOf(raw, lists, row));
  }
  return { rows: good.subarray(0, length), rejected, rejectedCount: count - length };
}
