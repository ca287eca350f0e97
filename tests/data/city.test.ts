import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parentCode } from '../../src/domain/grids/codes.ts';
import { unitPropertiesSchema } from '../../src/schemas/units.ts';
import { city, cityText, middleOf, type UnitFeature } from './city-files.ts';

const within = (units: readonly UnitFeature[], prefix: string) =>
  units.filter(({ properties }) => properties.code.startsWith(prefix));
const everyUnit = Object.values(city).flat();
const total = (units: readonly UnitFeature[], quantity: string) =>
  units.reduce((sum, { properties }) => sum + (properties.quantities[quantity]?.value ?? 0), 0);

const villages = (grids: UnitFeature[]) => new Set(grids.map(({ properties }) => properties.parentCode));
const named = (level: keyof typeof city, name: string) =>
  city[level].find(({ properties: p }) => p.name === name || p.aliases.includes(name))?.properties.code;

describe('counts of the bundled city', () => {
  it('has the published numbers of units', () => {
    expect(city.county).toHaveLength(9);
    expect(city.township).toHaveLength(112);
    expect(city.village).toHaveLength(1400);
    expect(within(city.grid, '430204')).toHaveLength(232);
    expect(within(city.grid, '430204003')).toHaveLength(43);
    expect(within(city.grid, '430211')).toHaveLength(800);
    expect(city['micro-grid']).toHaveLength(32);
    expect(city.area).toHaveLength(12);
  });

  it('spreads the grids as described', () => {
    expect(villages(within(city.grid, '430204003')).size).toBe(10);
    expect(villages(within(city.grid, '430211')).size).toBe(100);
    const hetang = within(city.grid, '430202');
    expect(villages(hetang).size).toBe(7);
    expect(hetang.every(({ properties }) => properties.code.startsWith('430202001'))).toBe(true);
    expect(new Set(city['micro-grid'].map(({ properties }) => properties.code.slice(0, 12))).size).toBe(7);
  });
});

describe('names and codes', () => {
  it('are those of the official list down to the village', () => {
    const rows = parse(cityText('sources/nbs-villages-2023.csv'), { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    const list = rows.map((row) => `${row.village_code12} ${row.village_name}`).sort();
    expect(city.village.map(({ properties: p }) => `${p.code} ${p.name}`).sort()).toEqual(list);
    const towns = new Set(rows.map((row) => `${row.street_code9}000 ${row.street_name}`));
    expect(new Set(city.township.map(({ properties: p }) => `${p.code} ${p.name}`))).toEqual(towns);
  });

  it('every unit passes the schema and names its parent', () => {
    const codes = new Set(everyUnit.map(({ properties }) => properties.code));
    expect(codes.size).toBe(everyUnit.length);
    for (const { properties } of everyUnit) {
      expect(unitPropertiesSchema.parse(properties)).toEqual(properties);
      expect(properties.schematic).toBe(true);
      expect(properties.parentCode).toBe(parentCode(properties.code));
      if (properties.parentCode) expect(codes.has(properties.parentCode)).toBe(true);
    }
  });

  it('grids carry synthetic serials, numbered from north to south and west to east', () => {
    const byVillage = new Map<string, UnitFeature[]>();
    for (const grid of city.grid) {
      const code = grid.properties.parentCode!;
      byVillage.set(code, [...(byVillage.get(code) ?? []), grid]);
    }
    for (const [code, grids] of byVillage) {
      const serials = grids.map(({ properties }) => Number(properties.code.slice(12, 15)));
      expect(serials, code).toEqual(grids.map((_, i) => 901 + i));
      const perRow = Math.ceil(grids.length / Math.round(Math.sqrt(grids.length)));
      const middles = grids.map(middleOf);
      for (let i = 1; i < grids.length; i++) {
        const sameRow = i % perRow !== 0;
        if (sameRow) expect(middles[i]![0], code).toBeGreaterThan(middles[i - 1]![0]);
        else {
          const above = middles.slice(i - perRow, i).map((m) => m[1]);
          const row = middles.slice(i, i + perRow).map((m) => m[1]);
          expect(Math.max(...row), code).toBeLessThan(Math.min(...above));
        }
      }
    }
    for (const { properties } of city['micro-grid'])
      expect(properties.code).toMatch(/^430202001\d{3}9\d\d0\d[1-9]$/);
  });

  it('carries the names of the sources', () => {
    expect(named('grid', '金园网格')).toMatch(/^430202001/);
    expect(named('micro-grid', '合泰D区')).toMatch(/^430202001003/);
    expect(named('area', '富家垅中心片区')).toMatch(/^HT-PQ-/);
    for (const name of ['泉塘湾社区二网格', '丁山社区二网格', '清水塘社区五网格', '云峰社区六网格'])
      expect(named('grid', name), name).toMatch(/^430204/);
    expect(named('village', '家园社区')).toMatch(/^430211002/);
  });
});

describe('quantities and staffing', () => {
  it('keeps to the rule of 清水塘: 500 households and 100 members, about 3,000 members in all', () => {
    const grids = within(city.grid, '430204003');
    for (const { properties: p } of grids) {
      expect(p.quantities.households!.value).toBeLessThanOrEqual(500);
      expect(p.quantities.partyMembers!.value).toBeLessThanOrEqual(100);
      expect(p.staffing?.schemeId).toBe('1+5+X');
    }
    expect(total(grids, 'partyMembers')).toBe(3000);
  });

  it('gives each grid the scheme of its district', () => {
    for (const { properties: p } of [...city.grid, ...city['micro-grid']]) {
      const scheme = p.code.startsWith('430204003') ? '1+5+X'
        : p.code.startsWith('430204') ? '1+3'
        : p.code.startsWith('430202') ? 'three-heads' : '1+3+N'; // prettier-ignore
      expect(p.staffing?.schemeId, p.code).toBe(scheme);
      expect(p.subject, p.code).toBe(p.code.startsWith('430211') ? 'all' : undefined);
    }
  });

  it('shares the printed totals of 合泰/富家垅 out without rest', () => {
    expect(total(city.area, 'selfBuiltHouses')).toBe(1687);
    expect(total(city['micro-grid'], 'selfBuiltHouses')).toBe(1687);
    expect(total(city['micro-grid'], 'workshops')).toBe(3000);
    expect(city.area[0]!.properties.quantities.allAreasSelfBuiltHouses).toMatchObject({
      value: 1687,
      origin: 'reported',
    });
  });

  it('joins micro-grids to areas once each, some across community borders', () => {
    const members = city.area.flatMap(({ properties }) => properties.memberCodes!);
    expect([...members].sort()).toEqual(city['micro-grid'].map(({ properties }) => properties.code).sort());
    const crossing = city.area.filter(
      ({ properties }) => new Set(properties.memberCodes!.map((code) => code.slice(0, 12))).size > 1,
    );
    for (const { properties } of city.area) expect([2, 3]).toContain(properties.memberCodes!.length);
    expect(crossing.length).toBeGreaterThanOrEqual(3);
  });
});
