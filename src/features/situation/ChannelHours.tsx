import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatCount } from '../../i18n/format.ts';
import { withoutHourText } from '../../i18n/without-hour-text.ts';
import type { Situation } from '../../schemas/situation.ts';
import { busiestHour, matrixRows, type MatrixRow } from './matrix-rows.ts';
import { matrixShade } from '../../ui/charts/matrix-shade.ts';
import { SituationPanel } from './SituationPanel.tsx';
import type { Names } from './use-names.ts';
import { weekWords } from './week-words.ts';
import * as styles from './ChannelHours.module.css';

/** Lines that fit beside the other panels on every screen; the last one holds the rest. */
const MOST_LINES = 6;
const TICKS = [0, 6, 12, 18];

/** Where reports come from and at which hours: channel × hour of seven days. */
export function ChannelHours({ reading, names }: { reading: SituationReading; names: Names }) {
  const { t } = useTranslation();
  const rowsOf = ({ channelHours }: Situation): MatrixRow[] => matrixRows(channelHours, MOST_LINES);
  const sum = (rows: readonly MatrixRow[]): number => rows.reduce((all, { total }) => all + total, 0);
  const largestOf = (rows: readonly MatrixRow[]): number =>
    Math.max(0, ...rows.flatMap(({ counts }) => counts));
  const nameOf = ({ channels, isRest }: MatrixRow): string =>
    isRest
      ? t('situation.matrix.rest', { n: channels.length })
      : channels.map((channel) => names.channel(channel)).join(' · ');
  return (
    <SituationPanel
      title={t('situation.matrix.title')}
      reading={reading}
      aside={(situation) => {
        const rows = rowsOf(situation);
        return `${t('situation.matrix.aside', {
          days: weekWords(t, situation),
          n: formatCount(sum(rows)),
          largest: formatCount(largestOf(rows)),
        })}${withoutHourText(t, situation.channelHours.withoutHour)}`;
      }}
      empty={(situation) =>
        sum(rowsOf(situation)) === 0
          ? t('situation.matrix.none', { days: weekWords(t, situation) }) +
            withoutHourText(t, situation.channelHours.withoutHour)
          : undefined
      }
    >
      {(situation) => {
        const rows = rowsOf(situation);
        const largest = largestOf(rows);
        return (
          <figure className={styles.matrix} aria-label={t('situation.matrix.title')}>
            {rows.map((row) => (
              <MatrixLine
                key={row.channels.join()}
                row={row}
                name={nameOf(row)}
                names={names}
                largest={largest}
              />
            ))}
            <div className={styles.axis} aria-hidden="true">
              <span className={styles.ticks}>
                {TICKS.map((hour) => (
                  <span key={hour}>{String(hour).padStart(2, '0')}</span>
                ))}
              </span>
            </div>
          </figure>
        );
      }}
    </SituationPanel>
  );
}

function MatrixLine(props: { row: MatrixRow; name: string; names: Names; largest: number }) {
  const { t } = useTranslation();
  const { row, name, names, largest } = props;
  const busiest = busiestHour(row);
  const hint = row.channels.map((channel) => names.channel(channel)).join(' · ');
  return (
    <>
      <span className={styles.channel} title={hint}>
        {name}
      </span>
      <span
        className={styles.hours}
        role="img"
        aria-label={t(busiest === undefined ? 'situation.matrix.lineEmpty' : 'situation.matrix.line', {
          name,
          n: formatCount(row.total),
          hour: busiest ?? '',
        })}
      >
        {row.counts.map((count, hour) => (
          <i
            key={hour}
            title={t('situation.matrix.cell', {
              name,
              hour: String(hour).padStart(2, '0'),
              n: formatCount(count),
            })}
            style={background(matrixShade(count, largest))}
          />
        ))}
      </span>
      <b className={styles.total}>{formatCount(row.total)}</b>
    </>
  );
}

function background(shade: number | undefined): React.CSSProperties | undefined {
  return shade === undefined ? undefined : { background: `var(--sequential-${shade})` };
}
