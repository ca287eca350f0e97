import { readBundledCity } from '../../../server/demonstration/bundled-city.ts';
import { createFeedClock } from '../../../src/domain/simulation/rehearsal/feed-clock.ts';
import type { FeedIncident } from '../../../src/domain/simulation/rehearsal/feed-rows.ts';
import { entriesOf } from '../../../src/domain/simulation/rehearsal/report.ts';
import { simulatedReports } from '../../../src/domain/simulation/rehearsal/simulated-reports.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { formatIso } from '../../../src/domain/time/zone.ts';

/** Rows with the places, categories and texts of the bundled city; each call gives a new one that is reported now. */
export interface RowMaker {
  /** `titleBegins` goes before the title, so that rows can be found again. */
  make(sourceId: string, titleBegins: string): FeedIncident;
}

const TEMPLATES = 10_000;

/** Takes the reports of fifty days of the simulator as templates. */
export async function createRowMaker(): Promise<RowMaker> {
  const city = await readBundledCity();
  const now = Date.now();
  const clock = createFeedClock(now, 1);
  const reports = simulatedReports(city, { from: now, to: now + 50 * DAY_MS, number: 0, seed: 4 });
  const templates = reports
    .slice(0, TEMPLATES)
    .flatMap((report) => entriesOf(report, '', clock, 0)[0]?.incident ?? []);
  let next = 0;
  return {
    make: (sourceId, titleBegins) => {
      const template = templates[next++ % templates.length];
      if (template === undefined) throw new Error('the simulator made no report');
      const reportedAt = Date.now();
      return {
        ...template,
        sourceId,
        title: `${titleBegins}${template.title}`.slice(0, 50),
        occurredAt: formatIso(reportedAt - 600_000),
        reportedAt: formatIso(reportedAt),
        deadlineAt: formatIso(reportedAt + 2 * DAY_MS),
      };
    },
  };
}
