import { addQuantities } from './quantities.ts';
import { addStaffing } from './staffing.ts';
import type { Ground } from './divide.ts';
import { readDivisions } from './divisions.ts';
import { createFields } from './fields.ts';
import { drawGrids } from './grids.ts';
import { gridQuotas } from './grid-quotas.ts';
import { drawHetang } from './hetang.ts';
import { Mesh } from './mesh.ts';
import { nameUnits } from './named-units.ts';
import { drawOutlines } from './outlines.ts';
import { toPlane } from './projection.ts';
import { createRandom } from './random.ts';
import { smoothLine } from './shapes.ts';
import { RIVER_COURSE } from './sketch.ts';
import { borderStyle, type BorderStyle } from './styles.ts';
import { surveyUnit } from './survey.ts';
import { TOWNSHIP_TARGETS } from './township-targets.ts';
import { drawTownships, drawVillages } from './townships.ts';
import type { DraftsByLevel, DraftUnit } from './units.ts';

/** The drawn city: shared vertices, units of every level, the river as vertices downstream. */
export interface City {
  mesh: Mesh;
  drafts: DraftsByLevel;
  river: number[];
}

/** Draws the whole schematic city. The same on every run. */
export function drawCity(): City {
  const mesh = new Mesh();
  const river = smoothLine(RIVER_COURSE.map(toPlane), 170);
  const towns = Object.entries(TOWNSHIP_TARGETS).flatMap(([code, position]) =>
    Number(code.slice(6)) >= 100 ? [position] : [],
  );
  const fields = createFields(river, towns);
  const ground = (name: string, bend: number, style: BorderStyle): Ground => {
    const random = createRandom(name);
    return {
      mesh,
      fields,
      random,
      bend,
      style: borderStyle(fields, random, style),
      at: (place) => ground(`${name} ${place}`, bend, style),
    };
  };
  const divisions = readDivisions();
  const outlines = drawOutlines(mesh, fields, river);
  const townshipGround = ground('townships', 0.4, {
    country: 0.34,
    city: 0.1,
    shortestM: 170,
    stepChance: 0,
  });
  const township = drawTownships(townshipGround, outlines, divisions);
  const village = drawVillages(
    ground('villages', 0.6, { country: 0.28, city: 0.02, shortestM: 140, stepChance: 0.3 }),
    township,
    divisions,
  );
  const gridGround = ground('grids', 0.6, { country: 0.16, city: 0, shortestM: 120, stepChance: 0.16 });
  const quotas = gridQuotas(village);
  const grids = village.flatMap((unit) => {
    const count = quotas.get(unit.code);
    return count ? drawGrids(gridGround.at(unit.code), unit, count) : [];
  });
  const hetang = drawHetang(gridGround, village);
  const county = divisions.counties.map(({ code, name }): DraftUnit => {
    const ring = outlines.counties.get(code)!;
    return {
      code: `${code}000000`,
      level: 'county',
      name,
      aliases: [],
      ring,
      ...surveyUnit(gridGround, ring),
      extra: {},
    };
  });
  const drafts: DraftsByLevel = {
    county,
    township,
    village,
    grid: [...grids, ...hetang.grids],
    'micro-grid': hetang.microGrids,
    area: hetang.areas,
  };
  for (const list of Object.values(drafts)) {
    list.sort((a, b) => (a.code < b.code ? -1 : 1));
    for (const draft of list) draft.ring = mesh.expand(draft.ring);
  }
  nameUnits(drafts);
  addQuantities(drafts);
  addStaffing(drafts);
  return { mesh, drafts, river: mesh.expand(outlines.river, false) };
}
