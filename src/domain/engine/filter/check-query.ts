import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import { HOURS_OF_WEEK } from '../../time/zone.ts';
import { PROGRESSES, TIERS } from '../../incidents/life-cycle.ts';
import type { EngineQuery, RowPage } from '../api/answer.ts';
import { validLasso } from './lasso.ts';

/** Throws RangeError for a question that has no answer: what cannot be is refused, not silently nothing. */
export function checkQuery({ filter, view, asOf, histogramExtent, list }: EngineQuery): void {
  const refuse = (what: string): never => {
    throw new RangeError(what);
  };
  const { range, weekHours, calendar, lasso, progresses, tiers } = filter;
  if (range.kind === 'range' && !(Number.isFinite(range.from) && Number.isFinite(range.to)))
    refuse(`no range of time: ${range.from} to ${range.to}`);
  if (histogramExtent && !(Number.isFinite(histogramExtent.from) && Number.isFinite(histogramExtent.to)))
    refuse(`no extent of a histogram: ${histogramExtent.from} to ${histogramExtent.to}`);
  if (!Number.isFinite(asOf)) refuse(`no moment: ${asOf}`);
  for (const hour of weekHours)
    if (!(Number.isInteger(hour) && hour >= 0 && hour < HOURS_OF_WEEK))
      refuse(`hour ${hour} of the week: 0 to 167 exist`);
  for (const name of calendar) if (!CALENDAR_CLASSES.includes(name)) refuse(`no calendar class "${name}"`);
  for (const name of progresses) if (!PROGRESSES.includes(name)) refuse(`no progress "${name}"`);
  for (const name of tiers) if (!TIERS.includes(name)) refuse(`no tier "${name}"`);
  if (lasso !== null) validLasso(lasso);
  const [west, south, east, north] = view.bbox;
  if (!(west <= east && south <= north && Number.isFinite(view.zoom)))
    refuse(`no view: ${view.bbox.join(', ')} at zoom ${view.zoom}`);
  if (list) checkPage(list);
}

/** The page itself; throws RangeError where it cannot be one. */
export function checkPage<Page extends Pick<RowPage, 'offset' | 'limit'>>(page: Page): Page {
  const isCount = (value: number): boolean => value >= 0 && Number.isFinite(value);
  if (!isCount(page.offset) || !isCount(page.limit))
    throw new RangeError(`no page of ${page.limit} rows from ${page.offset}`);
  return page;
}
