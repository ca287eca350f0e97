import { describe, expect, it } from 'vitest';
import { findCycle, importsOf, sourceFiles, type ImportEdge } from './import-graph.ts';
import { runsUp, unknownRooms } from './rooms.ts';

/** Who may import whom (docs/architecture.md). A folder may always import itself, except one feature another. */
const ALLOWED: Record<string, readonly string[]> = {
  'src/domain': [],
  'src/schemas': ['src/domain'],
  'src/themes': [],
  'src/i18n': ['src/domain'],
  'src/ui': ['src/themes'],
  'src/layers': ['src/themes', 'src/domain', 'src/schemas'],
  'src/map': ['src/layers', 'src/themes', 'src/domain', 'src/schemas'],
  'src/api': ['src/schemas', 'src/domain'],
  'src/workers': ['src/domain', 'src/schemas'],
  'src/state': ['src/domain', 'src/schemas', 'src/workers'],
  'src/commands': ['src/state', 'src/domain'],
  'src/features': ['src/commands', 'src/ui', 'src/api', 'src/map', 'src/layers', 'src/themes', 'src/state', 'src/domain', 'src/schemas', 'src/i18n'],
  'src/workspaces': ['src/features', 'src/commands', 'src/ui', 'src/api', 'src/map', 'src/themes', 'src/state', 'src/domain', 'src/schemas', 'src/i18n'],
  server: ['src/schemas', 'src/domain'],
}; // prettier-ignore

const DOMAIN_PACKAGES =
  /^(@turf\/[a-z-]+|supercluster|kdbush|flatbush|clipper2-ts|geographiclib-geodesic|h3-js|gcoord|proj4|chinese-days|apache-arrow|geojson)$/;
const PAGE_PACKAGES =
  /^(react|react-dom|react-i18next|maplibre-gl|@deck\.gl\/|radix-ui|cmdk|zustand|@tanstack\/)/;

function areaOf(file: string): string {
  return file.startsWith('src/') ? file.split('/').slice(0, 2).join('/') : (file.split('/')[0] ?? file);
}

function featureOf(file: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1];
}

function isForbidden(edge: ImportEdge): boolean {
  const area = areaOf(edge.from);
  if (edge.from === 'src/main.tsx') return false;
  if (edge.isPackage) {
    if (area === 'src/domain') return !DOMAIN_PACKAGES.test(edge.to);
    if (area === 'server' || area === 'src/workers') return PAGE_PACKAGES.test(edge.to);
    return false;
  }
  const target = areaOf(edge.to);
  if (target === area) return area === 'src/features' && featureOf(edge.from) !== featureOf(edge.to);
  return !(ALLOWED[area] ?? []).includes(target);
}

describe('imports', () => {
  const files = [...sourceFiles('src'), ...sourceFiles('server')];
  const edges = files.flatMap(importsOf);

  it('follow the direction of docs/architecture.md', () => {
    const wrong = edges.filter(isForbidden).map((edge) => `${edge.from} → ${edge.to}`);
    expect(wrong).toEqual([]);
  });

  it('never run up between the rooms of a folder', () => {
    expect(edges.filter(runsUp).map((edge) => `${edge.from} → ${edge.to}`)).toEqual([]);
  });

  it('know a floor for every room', () => {
    expect(unknownRooms(files)).toEqual([]);
  });

  it('have no cycles', () => {
    expect(findCycle(edges)?.join(' → ')).toBeUndefined();
  });

  it('are read from a real tree', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(edges.some((edge) => edge.to === 'src/domain/grids/codes.ts')).toBe(true);
  });
});

describe('the rules themselves', () => {
  const edge = (from: string, to: string, isPackage = false): ImportEdge => ({
    from,
    to,
    isPackage,
  });

  it.each([
    edge('src/domain/a.ts', 'src/schemas/b.ts'),
    edge('src/domain/a.ts', 'react', true),
    edge('src/features/grids/a.ts', 'src/features/cameras/b.ts'),
    edge('src/layers/a.ts', 'src/state/b.ts'),
    edge('server/app.ts', 'src/state/b.ts'),
    edge('server/app.ts', 'react', true),
  ])('refuse $from → $to', (wrong) => {
    expect(isForbidden(wrong)).toBe(true);
  });

  it.each([
    edge('src/domain/geo/a.ts', 'src/domain/engine/b.ts'),
    edge('src/domain/engine/a.ts', 'src/domain/exchange/b.ts'),
    edge('src/domain/engine/columns/a.ts', 'src/domain/engine/answers/b.ts'),
    edge('src/state/stores/a.ts', 'src/state/connection/b.ts'),
    edge('server/repositories/a.ts', 'server/stream/b.ts'),
    edge('server/routes/a.ts', 'server/app.ts'),
  ])('see an arrow up: $from → $to', (wrong) => {
    expect(runsUp(wrong)).toBe(true);
  });

  it.each([
    edge('src/domain/engine/answers/a.ts', 'src/domain/engine/columns/b.ts'),
    edge('src/domain/engine/answers/a.ts', 'src/domain/engine/answers/b.ts'),
    edge('server/routes/a.ts', 'src/schemas/b.ts'),
  ])('let an arrow down pass: $from → $to', (right) => {
    expect(runsUp(right)).toBe(false);
  });

  it('see a room without a floor, and a floor without its room', () => {
    const planned = unknownRooms(['src/domain/attic/a.ts']);
    expect(planned).toContain('src/domain/attic has no floor');
    expect(planned).toContain('src/domain/geo is not there');
  });

  it('see a cycle', () => {
    expect(findCycle([edge('a', 'b'), edge('b', 'c'), edge('c', 'a')])).toEqual(['a', 'b', 'c', 'a']);
  });
});
