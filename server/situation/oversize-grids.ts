import type { Kysely } from 'kysely';
import { groupBy } from '../../src/domain/arrays/group-by.ts';
import { isWithin } from '../../src/domain/grids/codes.ts';
import { sizeFindings } from '../../src/domain/grids/rules/size-findings.ts';
import { proposeSplits } from '../../src/domain/grids/split/propose-splits.ts';
import type { GridRulesReply } from '../../src/schemas/grid-rules.ts';
import type { Database } from '../database/schema.ts';
import { cachedPerDatabase } from '../repositories/cached-per-database.ts';
import { readGridRules } from '../repositories/data-sets.ts';
import { readDatedVersions, readUnits } from '../repositories/units.ts';
import { yieldToEventLoop } from '../time-slices.ts';

/** Rules on size, and the units that are larger than they allow, each with a proposed split or why there is none. */
export type OversizeFindings = Pick<GridRulesReply, 'rules' | 'oversize' | 'unknown'>;

const oversizeUnits = cachedPerDatabase(readOversizeUnits, { resources: ['unit', 'dataset'] });

/** The units of today that are too large, worked out once per version of units and rules. */
export const cachedOversizeUnits = (db: Kysely<Database>): Promise<OversizeFindings> => oversizeUnits.get(db);

async function readOversizeUnits(db: Kysely<Database>): Promise<OversizeFindings> {
  const rules = await readGridRules(db);
  const units = rules.length === 0 ? [] : await readUnits(db);
  const formerCodes = (await readDatedVersions(db)).map(({ code }) => code);
  const findings = sizeFindings(units, rules);
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const over = findings.filter(({ verdict }) => verdict === 'over');
  const oversize: OversizeFindings['oversize'] = [];
  // New codes are serials of the unit above, so the units of one can be split without those of the others.
  for (const [parent, siblings] of groupBy(over, ({ code }) => unitOf.get(code)?.parentCode ?? code)) {
    await yieldToEventLoop();
    const around = units.filter(({ code }) => isWithin(code, parent));
    const { plans, refused } = proposeSplits(around, rules, siblings, '1970-01-01', formerCodes);
    for (const [code, breaches] of groupBy(siblings, (finding) => finding.code)) {
      const plan = plans.find(({ of }) => of === code);
      oversize.push({
        code,
        name: unitOf.get(code)?.name ?? code,
        breaches: breaches.map(({ ruleId, quantity, most, value = 0 }) => ({
          ruleId,
          quantity,
          most,
          value,
        })),
        ...(plan && {
          split: {
            by: plan.by,
            weighedBy: plan.weighedBy,
            imbalance: plan.imbalance,
            crossed: [...plan.crossed],
            parts: plan.parts.map(({ code: part, name, geometry, areaM2, share, quantities }) => ({
              code: part,
              name,
              geometry,
              areaM2,
              share,
              quantities: { ...quantities },
            })),
          },
        }),
        ...(!plan && { noSplit: refused.find(({ of }) => of === code)?.reason ?? 'no-parent' }),
      });
    }
  }
  const unknown = new Set(findings.filter(({ verdict }) => verdict === 'unknown').map(({ code }) => code));
  return { rules, oversize, unknown: unknown.size };
}
