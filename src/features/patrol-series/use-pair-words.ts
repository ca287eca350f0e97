import { useTranslation } from 'react-i18next';
import { UNKNOWN_CODE, type CaseColumns } from '../../domain/cases/case-columns.ts';
import { CASE_MOMENTS } from '../../domain/cases/case-terms.ts';
import { LINK_WEIGHTS, type LinkTerm } from '../../domain/series/link-terms.ts';
import type { ScoredPair } from '../../domain/series/link-cases.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';
import { hoursText } from '../../i18n/interval-text.ts';

/** What the words of a pair are made from. */
export interface PairNames {
  readonly cases: CaseColumns;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly stopNames: ReadonlyMap<string, string>;
  readonly lineNames: ReadonlyMap<string, string>;
}

/** Says on what each term of a pair rests. */
export function usePairWords({ cases, rowOf, stopNames, lineNames }: PairNames) {
  const { t } = useTranslation();
  const hours = (caseNo: string): string => {
    const row = rowOf.get(caseNo);
    return row === undefined ? '—' : hoursText(cases.from[row]!, cases.to[row]!);
  };
  const moment = (caseNo: string): string => {
    const row = rowOf.get(caseNo);
    const code = row === undefined ? UNKNOWN_CODE : cases.moment[row]!;
    const name = CASE_MOMENTS[code];
    return name === undefined ? t('patrolSeries.reason.unknown') : t(`caseTerms.moment.${name}`);
  };
  return (term: LinkTerm, { caseNos: [a, b], facts }: ScoredPair): string => {
    const minutes = formatCount(Math.round(facts.travelMinutes));
    const isNear =
      facts.distanceM <= LINK_WEIGHTS.nearRepeat.metres.at(-1)! &&
      facts.days <= LINK_WEIGHTS.nearRepeat.days.at(-1)!;
    const reasons: Record<LinkTerm, () => string> = {
      method: () =>
        facts.methods.length === 0
          ? t('patrolSeries.reason.methodsNone')
          : t('patrolSeries.reason.methods', {
              list: facts.methods
                .map(({ method, share }) => `${t(`caseTerms.method.${method}`)} ${formatShare(share, 1)}`)
                .join(' · '),
            }),
      timeOfDay: () => t('patrolSeries.reason.hours', { a: hours(a), b: hours(b) }),
      place: () => {
        const { sharedStop, sharedLine } = facts;
        if (sharedStop !== null)
          return t('patrolSeries.reason.sameStop', {
            n: minutes,
            stop: stopNames.get(sharedStop) ?? sharedStop,
            lines: facts.linesAtStop,
          });
        return sharedLine === null
          ? t('patrolSeries.reason.minutes', { n: minutes })
          : t('patrolSeries.reason.sameLine', { n: minutes, line: lineNames.get(sharedLine) ?? sharedLine });
      },
      nearRepeat: () =>
        isNear
          ? t('patrolSeries.reason.nearRepeat', {
              m: formatCount(Math.round(facts.distanceM)),
              d: formatNumber(facts.days, 1),
              ratio: formatNumber(facts.nearRepeatRatio, 2),
            })
          : t('patrolSeries.reason.nearRepeatNone'),
      property: () =>
        facts.property.length === 0
          ? t('patrolSeries.reason.propertyNone')
          : t('patrolSeries.reason.property', {
              list: facts.property.map((kind) => t(`caseTerms.property.${kind}`)).join(' · '),
            }),
      moment: () => t('patrolSeries.reason.moment', { a: moment(a), b: moment(b) }),
      days: () => t('patrolSeries.reason.days', { n: formatNumber(facts.days, 1) }),
      spread: () => t('patrolSeries.reason.spread', { km: formatNumber(facts.distanceM / 1000, 1) }),
    };
    return reasons[term]();
  };
}

/** A signed number with one decimal and a true minus: +2.1, −0.5; what rounds to nothing is 0.0. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  if (text === '0.0') return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** A probability with two decimals; never quite 0 or 1. */
export function linkProbability(probability: number): string {
  if (probability > 0.99) return '> 0.99';
  return probability < 0.01 ? '< 0.01' : probability.toFixed(2);
}
