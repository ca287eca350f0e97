import type { ImportEdge } from './import-graph.ts';

/**
 * The rooms of a folder from the ground up: a room may import rooms of lower floors only, never one beside it or above.
 * A room is a folder, or a file that lies in the folder itself.
 */
export const FLOORS: Record<string, readonly (readonly string[])[]> = {
  'src/domain': [
    ['arrays', 'arrow', 'geo', 'live', 'random', 'screen', 'statistics', 'tasks', 'time'],
    ['cameras', 'travel'],
    ['grids'],
    ['cases', 'consultation', 'incidents', 'prevention', 'tour', 'view'],
    ['engine', 'exchange', 'hotspots', 'patrol', 'simulation', 'situation'],
    ['blind-spots', 'comparison', 'emergency', 'rumours', 'series'],
    ['desk'],
    ['shift'],
  ],
  'src/domain/engine': [
    ['api'],
    ['columns', 'clusters'],
    ['filter'],
    ['store'],
    ['matching'],
    ['counting'],
    ['queries'],
    ['answers'],
    ['engine.ts', 'intervals'],
  ],
  'src/domain/exchange': [
    ['times', 'privacy'],
    ['fields', 'files'],
    ['geometry'],
    ['units'],
    ['rows'],
    ['inspect'],
  ],
  'src/domain/hotspots': [
    ['plane'],
    ['clusters', 'density', 'hexagons', 'lines', 'near-repeat', 'significance', 'time', 'trend'],
    ['forecast'],
  ],
  'src/domain/simulation': [['cases', 'consultations', 'incidents'], ['rehearsal']],
  'src/state': [
    ['view', 'throttle.ts'],
    ['url'],
    ['stores'],
    ['hooks.tsx', 'preferences.ts'],
    ['answers.ts', 'patrol-tasks.tsx', 'tools-page.ts'],
    ['connection', 'forecast-card.ts', 'playback', 'wall'],
    ['unit-profiles.ts'],
  ],
  server: [
    ['database', 'camera-streams.ts', 'time-slices.ts'],
    ['config.ts', 'guard', 'readiness.ts', 'repositories'],
    ['audit', 'guard-process.ts', 'http', 'ingest', 'load', 'situation', 'stream'],
    ['coverage', 'demonstration'],
    ['cli', 'fill-database.ts', 'plugins', 'routes'],
    ['app.ts'],
    ['main.ts'],
    ['cli.ts'],
  ],
};

/** The room of a file below `area`; `undefined` where it lies elsewhere. */
export function roomOf(area: string, file: string): string | undefined {
  return file.startsWith(`${area}/`) ? file.slice(area.length + 1).split('/')[0] : undefined;
}

/** The floor of a room, 0 at the ground; −1 where the plan does not know it. */
function floorOf(area: string, room: string): number {
  return (FLOORS[area] ?? []).findIndex((floor) => floor.includes(room));
}

/** Whether an import runs up, or between two rooms of one floor, in a folder whose rooms have floors. */
export function runsUp(edge: ImportEdge): boolean {
  if (edge.isPackage) return false;
  return Object.keys(FLOORS).some((area) => {
    const [from, to] = [roomOf(area, edge.from), roomOf(area, edge.to)];
    if (from === undefined || to === undefined || from === to) return false;
    return floorOf(area, to) >= floorOf(area, from);
  });
}

/** Rooms of the tree that the plan does not name, and rooms of the plan that are not there. */
export function unknownRooms(files: readonly string[]): string[] {
  return Object.entries(FLOORS).flatMap(([area, floors]) => {
    const planned = new Set(floors.flat());
    const built = new Set(files.flatMap((file) => roomOf(area, file) ?? []));
    const missing = [...planned]
      .filter((room) => !built.has(room))
      .map((room) => `${area}/${room} is not there`);
    const unplanned = [...built]
      .filter((room) => !planned.has(room))
      .map((room) => `${area}/${room} has no floor`);
    return [...missing, ...unplanned];
  });
}
