import type { Command } from 'commander';
import { AUDIT_TOLERANCES } from '../../src/domain/grids/audit/audit-input.ts';
import type { AuditArguments } from './audit-folder.ts';

/** `gridlight audit [<folder>]`: whether a division into units has gaps, overlaps and the like; docs/audit.md. */
export function addAuditCommand(program: Command): void {
  const { sliverM2, gapM2, overlapM2, outsideShare, snapM } = AUDIT_TOLERANCES;
  program
    .command('audit')
    .description('audit the boundaries of a folder: gaps, overlaps, codes, counts; docs/audit.md')
    .argument('[folder]', 'folder of the data set; without it the one that fills an empty database')
    .option('--json', 'print the report as JSON')
    .option('--sliver-m2 <area>', 'gaps and overlaps that are smaller are slivers', String(sliverM2))
    .option('--gap-m2 <area>', 'gaps that are smaller are not told', String(gapM2))
    .option('--overlap-m2 <area>', 'overlaps and excess that are smaller are not told', String(overlapM2))
    .option('--outside-share <share>', 'excess below this share of a unit is not told', String(outsideShare))
    .option('--snap-m <metres>', 'gaps and overlaps that are narrower are slivers', String(snapM))
    .option('--geojson <file>', 'write the findings as GeoJSON')
    .option('--csv <file>', 'write the findings as CSV')
    .option('--repair <folder>', 'write a copy with the slivers mended, and audit that')
    .action(async (folder: string | undefined, options: AuditArguments) => {
      const { auditFolder } = await import('./audit-folder.ts');
      process.exitCode = await auditFolder(folder, options, {
        print: (text) => process.stdout.write(text),
        note: (line) => console.error(line),
      });
    });
}
