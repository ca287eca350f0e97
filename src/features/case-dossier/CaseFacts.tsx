import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { facilitiesQuery } from '../../api/facilities.ts';
import { linesQuery } from '../../api/lines.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { caseInterval } from '../../domain/cases/case-interval.ts';
import { precisionOf } from '../../domain/cases/interval-precision.ts';
import { ancestorCode, NESTED_LEVELS } from '../../domain/grids/codes.ts';
import { civilDayOfTime } from '../../domain/time/civil-day.ts';
import { isDate, readTimeOrDate } from '../../domain/time/dates.ts';
import { isMarketDay, type MarketDayRule } from '../../domain/time/market-days.ts';
import { labelIn } from '../../domain/view/languages.ts';
import { durationText } from '../../i18n/duration-text.ts';
import { intervalText } from '../../i18n/interval-text.ts';
import { spanBetweenText } from '../../i18n/span-between-text.ts';
import type { CaseReply } from '../../schemas/cases.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import { useView } from '../../state/hooks.tsx';
import { Facts, type Fact } from '../../ui/Facts.tsx';
import * as styles from './CaseDossier.module.css';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** Whether the market of a place was held on a civil day. */
function marketState(rule: MarketDayRule, day: number): 'daily' | 'held' | 'notHeld' | 'unknown' {
  if (rule.kind === 'daily') return 'daily';
  const isHeld = isMarketDay(rule, day);
  return isHeld === undefined ? 'unknown' : isHeld ? 'held' : 'notHeld';
}

/** Place, time, what was done and what became of it. */
export function CaseFacts({ record, place }: { record: CaseReply; place: PlaceRecord | undefined }) {
  const { t } = useTranslation();
  const select = useView((state) => state.select);
  const { from, to } = caseInterval(record);
  const reportedAt = readTimeOrDate(record.reportedAt);
  const arrestedAt = record.arrestedAt === undefined ? undefined : readTimeOrDate(record.arrestedAt);
  const span = (ms: number): string => durationText(t, ms);
  const list = (words: readonly string[]): string => words.join(t('place.comma'));
  const facts: (Fact | false)[] = [
    place !== undefined && {
      name: t('caseDossier.place'),
      value: (
        <button
          type="button"
          className={dossierContent.link}
          onClick={() => select({ kind: 'place', id: place.id })}
        >
          {place.name}
        </button>
      ),
    },
    { name: t('caseDossier.unit'), value: <UnitChain code={record.unitCode} /> },
    {
      name: t('caseDossier.interval'),
      value: (
        <span className={styles.lines}>
          <span>{intervalText(from, to)}</span>
          <small>
            {to > from && !isDate(from) && t('caseDossier.length', { span: span(to - from) })}
            {t(`caseDossier.precision.${isDate(from) ? 'date' : precisionOf(to - from)}`)}
          </small>
        </span>
      ),
    },
    {
      name: t('caseDossier.reported'),
      value: (
        <span className={styles.lines}>
          <span>{intervalText(reportedAt, reportedAt)}</span>
          {!isDate(from) && !isDate(reportedAt) && (
            <small>{t('caseDossier.reportedAfter', { span: span(reportedAt - to) })}</small>
          )}
        </span>
      ),
    },
    {
      name: t('caseDossier.methods'),
      value:
        record.methods.length === 0
          ? t('unknown')
          : list(record.methods.map((method) => t(`caseTerms.method.${method}`))),
    },
    {
      name: t('caseDossier.moment'),
      value: record.moment === undefined ? t('unknown') : t(`caseTerms.moment.${record.moment}`),
    },
    {
      name: t('caseDossier.property'),
      value:
        record.property.length === 0
          ? t('unknown')
          : list(
              record.property.map(
                ({ kind, valueBand }) =>
                  `${t(`caseTerms.property.${kind}`)} ${t(`caseTerms.valueBand.${valueBand}`)}`,
              ),
            ),
    },
    record.transit !== undefined && {
      name: t('caseDossier.bus'),
      value: <Transit transit={record.transit} />,
    },
    place?.market !== undefined && {
      name: t('caseDossier.marketDay.name'),
      value: t(`caseDossier.marketDay.${marketState(place.market.rule, civilDayOfTime(from))}`),
    },
    {
      name: t('caseDossier.arrest'),
      value:
        arrestedAt === undefined
          ? t('caseDossier.noArrest')
          : t('caseDossier.arrestAfter', { span: spanBetweenText(t, reportedAt, arrestedAt) }),
    },
    { name: t('caseDossier.recovered'), value: t('caseDossier.items', { n: record.recoveredItems }) },
    record.agencies.length > 0 && {
      name: t('caseDossier.agencies'),
      value: list(record.agencies.map((agency) => t(`caseTerms.agency.${agency}`, { defaultValue: agency }))),
    },
  ];
  return <Facts facts={facts} />;
}

/** The unit of the case with those above it, each a way to its dossier. */
function UnitChain({ code }: { code: string }) {
  const unitIndex = useUnitIndex();
  const select = useView((state) => state.select);
  const codes = NESTED_LEVELS.flatMap((level) => ancestorCode(code, level) ?? []);
  return (
    <span className={styles.chain}>
      {codes.map((each) => (
        <button
          key={each}
          type="button"
          className={dossierContent.link}
          onClick={() => select({ kind: 'unit', id: each })}
        >
          {unitIndex.get(each)?.name ?? each}
        </button>
      ))}
    </span>
  );
}

/** The bus line, and the stops between which it happened. */
function Transit({ transit }: { transit: NonNullable<CaseReply['transit']> }) {
  const { t } = useTranslation();
  const language = useView((state) => state.view.language);
  const lines = useQuery(linesQuery).data;
  const facilities = useQuery(facilitiesQuery).data;
  const line = lines?.features.find(({ properties }) => properties.id === transit.lineId)?.properties;
  const stop = (id: string): string => facilities?.find((facility) => facility.id === id)?.name ?? id;
  const { boardStopId, alightStopId } = transit;
  return (
    <span className={styles.lines}>
      <span>
        {line === undefined ? transit.lineId : labelIn(line.labels ?? { 'zh-CN': line.name }, language)}
      </span>
      <small>
        {boardStopId !== undefined && t('caseDossier.boarded', { stop: stop(boardStopId) })}
        {boardStopId !== undefined && alightStopId !== undefined && ' → '}
        {alightStopId !== undefined && t('caseDossier.alighted', { stop: stop(alightStopId) })}
      </small>
    </span>
  );
}
