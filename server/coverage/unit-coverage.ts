import type { Kysely } from 'kysely';
import { loadStreetGraph } from '../../src/domain/geo/street-graph.ts';
import { straightReach, walkingReach } from '../../src/domain/grids/services/service-reach.ts';
import { servicesOfUnitTask, type UnitSurroundings } from '../../src/domain/grids/services/unit-services.ts';
import { streetGraphSchema } from '../../src/schemas/street-graph.ts';
import type { UnitServices } from '../../src/schemas/unit-services.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { streetGraphReader } from '../load/street-graph-file.ts';
import { cachedPerDatabase } from '../repositories/cached-per-database.ts';
import { listCameras } from '../repositories/cameras.ts';
import { listDataSets } from '../repositories/data-sets.ts';
import { readVersion } from '../repositories/data-version.ts';
import { listFacilities } from '../repositories/facilities.ts';
import { readUnits } from '../repositories/units.ts';
import { runTaskInSlices, yieldToEventLoop } from '../time-slices.ts';

/** Answers that are kept; a screen of dossiers asks for fewer. */
const MOST_ANSWERS = 200;
const RESOURCES = ['unit', 'facility', 'camera', 'dataset'] as const;

type Ground = Omit<UnitSurroundings, 'units'> &
  Pick<UnitServices, 'by'> & {
    /** Digest of the streets that it was made with. */
    readonly digest: string | undefined;
  };

/** What is within reach of a unit: worked out when it is asked for, one unit at a time and in slices, and kept until its data change. */
export class UnitCoverage {
  readonly #ground: ReturnType<typeof cachedPerDatabase<Ground>>;
  readonly #readStreets: ReturnType<typeof streetGraphReader>;
  readonly #answers = new Map<string, Promise<UnitServices | undefined>>();
  /** The work before; each waits for it, so that two requests do not share the time of one. */
  #last: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(dataFolder: string) {
    this.#readStreets = streetGraphReader(dataFolder);
    this.#ground = cachedPerDatabase((db) => this.#readGround(db), {
      resources: RESOURCES,
      // The file of the streets has no version in the database.
      maxAgeMs: 0,
      isCurrent: async ({ digest }) => digest === (await this.#readStreets())?.digest,
    });
  }

  /** The services of a unit; `undefined` for an unknown one. */
  async read(db: Kysely<Database>, code: string): Promise<UnitServices | undefined> {
    const streets = await this.#readStreets();
    const key = `${code} ${streets?.digest} ${await readVersion(db, RESOURCES)}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#last.then(() => this.#make(db, code));
    this.#last = answer.catch(() => undefined);
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_ANSWERS) break;
      this.#answers.delete(oldest);
    }
    return answer;
  }

  /** Ends what is being worked out. */
  stop(): void {
    this.#isStopped = true;
  }

  async #make(db: Kysely<Database>, code: string): Promise<UnitServices | undefined> {
    const units = await readUnitWithInner(db, code);
    const unit = units.find((each) => each.code === code);
    if (unit === undefined) return undefined;
    await yieldToEventLoop();
    const { by, ...ground } = await this.#ground.get(db);
    const services = await runTaskInSlices(
      servicesOfUnitTask(unit, { ...ground, units }),
      () => this.#isStopped,
    );
    return services && { code, by, services: [...services.services], cameras: [...services.cameras] };
  }

  async #readGround(db: Kysely<Database>): Promise<Ground> {
    const facilities = await listFacilities(db);
    await yieldToEventLoop();
    const cameras = await listCameras(db);
    await yieldToEventLoop();
    const streets = await this.#readStreets();
    const digest = streets?.digest;
    const loaded = await listDataSets(db);
    if (streets === undefined || !loaded.some(({ manifest }) => manifest.id === streets.dataSetId))
      return { facilities, cameras, digest, by: 'straight-line', reachOf: straightReach };
    const graph = loadStreetGraph(streetGraphSchema.parse(JSON.parse(streets.text)));
    await yieldToEventLoop();
    return { facilities, cameras, digest, by: 'streets', reachOf: walkingReach(graph) };
  }
}

/** A unit with all that lie inside of it; of an area, with its members. */
async function readUnitWithInner(db: Kysely<Database>, code: string): Promise<UnitRecord[]> {
  const own = await readUnits(db, { within: code });
  const members = own.find((unit) => unit.code === code)?.memberCodes ?? [];
  const inner = [];
  for (const member of members) inner.push(...(await readUnits(db, { within: member })));
  const byCode = new Map([...own, ...inner].map((unit) => [unit.code, unit]));
  return [...byCode.values()];
}
