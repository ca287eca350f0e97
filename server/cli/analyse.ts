import type { Command } from 'commander';
import { PATROL_DEFAULTS } from '../../src/domain/patrol/patrol-problem.ts';
import { answerText, type AnalyseAnswer } from './analyse-answer.ts';
import type { DbscanArguments } from './analyse-dbscan.ts';
import type { EvaluateArguments } from './analyse-evaluate.ts';
import type { GiArguments } from './analyse-gi.ts';
import type { InputArguments } from './analyse-input.ts';
import type { KdeArguments } from './analyse-kde.ts';
import type { KnoxArguments } from './analyse-knox.ts';
import type { PlanArguments } from './analyse-plan.ts';

/** `gridlight analyse <method>`: the methods of the patrol desk on a CSV file of any city. */
export function addAnalyseCommands(program: Command): void {
  const analyse = program
    .command('analyse')
    .description('hotspots, near repeats, forecasts of a CSV file; docs/analysis.md explains the methods');

  method(analyse, 'gi', 'where high and low values gather (Getis–Ord)')
    .requiredOption('--value <column>', 'the value of each place')
    .requiredOption('--distance <number>', 'places no farther than this are neighbours')
    .option('--star', 'Gi*: a place is its own neighbour')
    .option('--fdr <share>', 'false discovery rate of the classes', '0.05')
    .action((options: GiArguments & Printing) =>
      print(options, async () => (await import('./analyse-gi.ts')).analyseGi(options)),
    );
  method(analyse, 'knox', 'near repeats: pairs near in place and time (Knox)')
    .requiredOption('--distances <list>', 'upper edges of the distance bands, as 0.1,200,400')
    .requiredOption('--days <list>', 'upper edges of the day bands, as 7,14,21')
    .option('--metric <name>', 'euclidean or manhattan', 'euclidean')
    .option('--permutations <count>', 'how often the dates are shuffled', '99')
    .option('--seed <number>', 'the same number gives the same shuffles', '1')
    .action((options: KnoxArguments & Printing) =>
      print(options, async () => (await import('./analyse-knox.ts')).analyseKnox(options)),
    );
  method(analyse, 'dbscan', 'clusters of points that lie dense')
    .requiredOption('--radius <number>', 'how near neighbours lie')
    .requiredOption('--min-points <count>', 'points within the radius, itself included, that make a core')
    .action((options: DbscanArguments & Printing) =>
      print(options, async () => (await import('./analyse-dbscan.ts')).analyseDbscan(options)),
    );
  method(analyse, 'kde', 'kernel density on a grid of squares')
    .requiredOption(
      '--bandwidth <number>',
      'radius of the quartic kernel, standard deviation of the Gaussian',
    )
    .requiredOption('--cell <number>', 'side of a cell')
    .option('--kernel <name>', 'quartic or gaussian', 'quartic')
    .option('--value <column>', 'weight of each point; without it each counts once')
    .action((options: KdeArguments & Printing) =>
      print(options, async () => (await import('./analyse-kde.ts')).analyseKde(options)),
    );
  method(analyse, 'aoristic', 'hours of the week and of the day; intervals are spread evenly').action(
    (options: InputArguments & Printing) =>
      print(options, async () => (await import('./analyse-aoristic.ts')).analyseAoristic(options)),
  );
  method(analyse, 'evaluate', 'how forecasts would have done in a time that they have not seen')
    .requiredOption('--cell <number>', 'side of a cell')
    .requiredOption('--train-until <date>', 'last day to learn from, as 2016-12-31')
    .requiredOption('--test-until <date>', 'last day of the test, which begins the day after')
    .option(
      '--models <list>',
      'of counts, counts-90, kde, near-repeat, self-exciting, week',
      'counts,kde,near-repeat,week',
    )
    .option('--bandwidth <number>', 'standard deviation of the density; without it a cell')
    .option('--coverage <list>', 'shares of the area to flag', '0.01,0.05,0.1,0.2')
    .option('--origins <count>', 'grids to average over, each begun elsewhere', '1')
    .option('--ties <rule>', 'pessimistic: what hit least counts first; grid: by place', 'pessimistic')
    .option('--relearn <days>', 'learn anew after so many days; without it once')
    .option('--seed <number>', 'for the intervals', '1')
    .action((options: EvaluateArguments & Printing) =>
      print(options, async () => (await import('./analyse-evaluate.ts')).analyseEvaluate(options)),
    );
  analyse
    .command('plan')
    .description('rounds of a patrol shift in the city of the database')
    .requiredOption('--teams <count>', '1 to 8')
    .option('--shift <hours>', 'as 17:00-21:00', '17:00-21:00')
    .option('--date <date>', 'as 2026-11-20; without it the next such shift')
    .option('--travel <way>', 'walk or bus', 'bus')
    .option('--model <name>', 'how dangerous places are; auto: what the forecast card would use', 'auto')
    .option('--stops <count>', 'different stops of one team at most', String(PATROL_DEFAULTS.mostStops))
    .option('--stay <minutes>', 'of a visit, as 12-16', '12-16')
    .option('--gap <minutes>', 'to the next visit of a stop at most', String(PATROL_DEFAULTS.mostGapMinutes))
    .option('--compactness <share>', '0 looks at thefts only, 1 at short ways', '0')
    .option('--seed <number>', 'the same number gives the same plan', '1')
    .option('--json', 'print the answer as JSON')
    .action((options: PlanArguments & Printing) =>
      print(options, async () => (await import('./analyse-plan.ts')).analysePlan(options)),
    );
}

interface Printing {
  json?: boolean;
}

/** A method with the options that all have. */
function method(analyse: Command, name: string, description: string): Command {
  return analyse
    .command(name)
    .description(description)
    .requiredOption('--input <file>', 'CSV file, .csv or .csv.gz')
    .option('--x <column>', 'east, or longitude')
    .option('--y <column>', 'north, or latitude')
    .option('--time <column>', 'the moment')
    .option('--from <column>', 'the earliest possible moment')
    .option('--to <column>', 'the latest possible moment')
    .option('--crs <name>', 'none: a plane; wgs84: degrees, which become metres', 'none')
    .option('--time-zone <name>', 'of times without an offset, as Asia/Shanghai', 'Asia/Shanghai')
    .option('--date-order <order>', 'mdy, dmy or ymd; without it as the dates show')
    .option('--json', 'print the answer as JSON');
}

async function print({ json }: Printing, answer: () => Promise<AnalyseAnswer>): Promise<void> {
  process.stdout.write(answerText(await answer(), json ?? false));
}
