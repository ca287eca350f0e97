import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../i18n/duration-text.ts';
import { formatMinute } from '../../i18n/format.ts';
import { radiusText } from '../../i18n/whereabouts-text.ts';
import type { Situation } from '../../schemas/situation.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Shape } from '../../ui/Shape.tsx';
import { ReasonList } from './ReasonList.tsx';
import { oneCauseSentence } from './sentences.ts';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import { usePhrase } from './use-phrase.ts';
import * as styles from './OneCause.module.css';

/** Proposals to merge reports that may have one cause; an opened one lists its reports. */
export function OneCause({ situation, names, go }: { situation: Situation; names: Names; go: Navigation }) {
  const { t } = useTranslation();
  const say = usePhrase();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ReasonList
      title={t('situation.oneCause.title')}
      rule="oneCause"
      situation={situation}
      none={t('situation.oneCause.none')}
      rows={situation.oneCause?.map((proposal) => {
        const isExpanded = proposal.id === opened;
        return {
          key: proposal.id,
          mark: <Shape shape="diamond" colour="var(--accent)" />,
          reason: say(oneCauseSentence(proposal), {
            category: names.category(proposal.categoryCode),
            where: names.where(proposal),
            radius: radiusText(t, proposal.radiusM),
            span: durationText(t, proposal.lastAt - proposal.firstAt),
          }),
          isExpanded,
          onChoose: () => {
            setOpened(isExpanded ? null : proposal.id);
            go.toReports(isExpanded ? null : { ...proposal, positions: positionsOf(proposal) });
          },
          details: <Reports reports={proposal.reports} names={names} go={go} />,
        };
      })}
    />
  );
}

const positionsOf = ({ reports }: NonNullable<Situation['oneCause']>[number]) =>
  reports.map(({ longitude, latitude }): [number, number] => [longitude, latitude]);

function Reports(props: {
  reports: NonNullable<Situation['oneCause']>[number]['reports'];
  names: Names;
  go: Navigation;
}) {
  const { t } = useTranslation();
  const keepInside = (event: React.KeyboardEvent<HTMLElement>): void => {
    moveFocusByArrows(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  return (
    <ul className={styles.reports} aria-label={t('situation.oneCause.reports')} onKeyDown={keepInside}>
      {props.reports.map((report, index) => (
        <li key={report.eventNo}>
          <button
            type="button"
            data-row
            tabIndex={index === 0 ? 0 : -1}
            onClick={() => props.go.toIncident(report.eventNo)}
          >
            <span>{report.title}</span>
            <span>{props.names.channel(report.channel)}</span>
            <span>{formatMinute(report.reportedAt)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
