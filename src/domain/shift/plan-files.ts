import { toCsv } from '../emergency/export-steps.ts';
import type { PlanDocument, SheetVisit } from './written-plan.ts';

type Rounds = Pick<PlanDocument, 'rounds'>['rounds'];

/** The rounds as GeoJSON: a point for every visit, a line for every team. */
export function planGeoJson(rounds: Rounds): string {
  const features = rounds.flatMap((round, team) => [
    ...round.map(({ position, name, stopId, arriveAt, leaveAt, reason }, index) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: position },
      properties: { team: team + 1, order: index + 1, name, stopId, arriveAt, leaveAt, reason: reason.kind },
    })),
    ...(round.length < 2
      ? []
      : [
          {
            type: 'Feature' as const,
            geometry: {
              type: 'LineString' as const,
              coordinates: round.map(({ position }) => position),
            },
            properties: { team: team + 1 },
          },
        ]),
  ]);
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`;
}

/** The rounds as GPX 1.1 (topografix.com/GPX/1/1): a route for every team, with the time of every arrival in UTC. */
export function planGpx(rounds: Rounds, title: string): string {
  const pointOf = ({ position, name, arriveAt, leaveAt }: SheetVisit): string =>
    [
      `    <rtept lat="${position[1]}" lon="${position[0]}">`,
      `      <time>${new Date(Date.parse(arriveAt)).toISOString()}</time>`,
      `      <name>${escaped(name)}</name>`,
      `      <desc>${escaped(`${arriveAt} – ${leaveAt}`)}</desc>`,
      '    </rtept>',
    ].join('\n');
  const routes = rounds.map((round, team) =>
    [
      '  <rte>',
      `    <name>${escaped(`${title} ${team + 1}`)}</name>`,
      `    <number>${team + 1}</number>`,
      ...round.map(pointOf),
      '  </rte>',
    ].join('\n'),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Gridlight" xmlns="http://www.topografix.com/GPX/1/1"' +
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
      ' xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">',
    `  <metadata><name>${escaped(title)}</name></metadata>`,
    ...routes,
    '</gpx>',
    '',
  ].join('\n');
}

/** The columns of the table; `done` files have the first ones too. */
export const PLAN_COLUMNS = [
  'team',
  'order',
  'place',
  'arrive',
  'leave',
  'minutes',
  'reason',
  'longitude',
  'latitude',
  'stopId',
] as const;

/** The rounds as CSV for spreadsheets. */
export function planCsv(rounds: Rounds): string {
  const rows = rounds.flatMap((round, team) =>
    round.map(({ stopId, name, arriveAt, leaveAt, reason, position }, index) => [
      String(team + 1),
      String(index + 1),
      name,
      arriveAt,
      leaveAt,
      String((Date.parse(leaveAt) - Date.parse(arriveAt)) / 60_000),
      reason.line ?? reason.kind,
      String(position[0]),
      String(position[1]),
      stopId,
    ]),
  );
  return toCsv([PLAN_COLUMNS, ...rows]);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
      // XML 1.0 has no place for control characters.
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  );
}
