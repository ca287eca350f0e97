import type { DeskScene } from '../domain/desk/scene.ts';
import { isSamePosition } from '../domain/geo/positions.ts';
import type { Theme } from '../themes/theme.ts';
import type { LegendEntry } from './model/legend-entry.ts';
import type { LayerStyle } from './model/map-layer.ts';
import { cachedBy } from './style/cached-by.ts';
import { FONT_BOLD, FONT_REGULAR } from './style/fonts.ts';
import { collection, feature, geojsonSource, pointFeature } from './style/geojson.ts';

type Plan = NonNullable<DeskScene['plan']>;

/** Dotted ways and numbered discs; those of the other teams are quiet. */
export function planStyle(plan: Plan, theme: Theme): LayerStyle {
  const lines = cachedBy(plan.teams, `lines ${plan.shownTeam}`, () =>
    collection(
      plan.teams
        .filter(({ path }) => path.length > 1)
        .map(({ team, path }) =>
          feature(
            { type: 'LineString' as const, coordinates: [...path] },
            { shown: team === plan.shownTeam },
          ),
        ),
    ),
  );
  const stops = cachedBy(plan.teams, `stops ${plan.shownTeam}`, () =>
    collection(plan.teams.flatMap((team) => discsOf(plan, team))),
  );
  const now = cachedBy(plan.now, `now ${plan.shownTeam}`, () =>
    collection(
      plan.now.map(({ team, position }) =>
        pointFeature(position, { label: String(team), shown: team === plan.shownTeam }),
      ),
    ),
  );
  const isShown = ['==', ['get', 'shown'], true] as ['==', ['get', string], boolean];
  return {
    sources: {
      'patrol-plan-lines': geojsonSource(lines),
      'patrol-plan-stops': geojsonSource(stops),
      'patrol-plan-now': geojsonSource(now),
    },
    layers: [
      {
        id: 'patrol-plan-lines',
        type: 'line',
        source: 'patrol-plan-lines',
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': theme.ui.accent,
          'line-width': ['case', isShown, 3, 1.6],
          'line-opacity': ['case', isShown, 1, 0.45],
          'line-dasharray': [0.1, 2],
        },
      },
      {
        id: 'patrol-plan-stops',
        type: 'circle',
        source: 'patrol-plan-stops',
        layout: { 'circle-sort-key': ['case', isShown, 1, 0] },
        paint: {
          'circle-radius': ['case', isShown, 12, 5],
          'circle-color': theme.ui.accent,
          'circle-opacity': ['case', isShown, 1, 0.6],
          'circle-stroke-color': ['case', ['get', 'locked'], theme.ui.warning, theme.map.labelHalo],
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'patrol-plan-numbers',
        type: 'symbol',
        source: 'patrol-plan-stops',
        filter: isShown,
        layout: {
          'text-field': ['get', 'label'],
          'text-font': FONT_BOLD,
          'text-size': 13,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': theme.ui.onAccent },
      },
      {
        id: 'patrol-plan-names',
        type: 'symbol',
        source: 'patrol-plan-stops',
        filter: isShown,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': FONT_REGULAR,
          'text-size': 13,
          'text-anchor': 'left',
          'text-offset': [1.3, -0.7],
          'text-optional': true,
        },
        paint: {
          'text-color': theme.map.label,
          'text-halo-color': theme.map.labelHalo,
          'text-halo-width': 1.6,
        },
      },
      {
        id: 'patrol-plan-now',
        type: 'circle',
        source: 'patrol-plan-now',
        paint: {
          'circle-radius': ['case', isShown, 10, 8],
          'circle-color': theme.ui.warning,
          'circle-stroke-color': theme.map.labelHalo,
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'patrol-plan-now-number',
        type: 'symbol',
        source: 'patrol-plan-now',
        layout: {
          'text-field': ['get', 'label'],
          'text-font': FONT_BOLD,
          'text-size': 12,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': theme.ui.onAccent },
      },
    ],
  };
}

/** One disc for every place of a team, with the number of its first visit. */
function discsOf({ shownTeam }: Plan, { team, stops }: Plan['teams'][number]) {
  const first = stops.filter(
    ({ position }, index) => stops.findIndex((stop) => isSamePosition(stop.position, position)) === index,
  );
  return first.map(({ order, name, position, isLocked }) =>
    pointFeature(position, { label: String(order), name, locked: isLocked, shown: team === shownTeam }),
  );
}

/** Which team is shown, and what the signs mean. */
export function planLegend({ teams, shownTeam, now }: Plan, theme: Theme): LegendEntry {
  const stops = teams.reduce((sum, team) => sum + team.stops.length, 0);
  return {
    id: 'patrolPlan',
    titleKey: 'patrolPlan.legend.title',
    titleValues: { teams: teams.length, stops },
    rows: [
      {
        swatch: { kind: 'shape', shape: 'circle', colour: theme.ui.accent },
        labelKey: 'patrolPlan.legend.shown',
        values: { team: shownTeam ?? 0 },
      },
      { swatch: { kind: 'line', colour: theme.ui.accent }, labelKey: 'patrolPlan.legend.others' },
      ...(now.length === 0
        ? []
        : [
            {
              swatch: { kind: 'shape' as const, shape: 'circle' as const, colour: theme.ui.warning },
              labelKey: 'patrolPlan.legend.now',
            },
          ]),
    ],
  };
}
