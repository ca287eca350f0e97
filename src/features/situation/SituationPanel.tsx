import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatSecond } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { Panel, type PanelState } from '../../ui/Panel.tsx';
import * as styles from './MonitorColumn.module.css';

/**
 * A panel of the situation in one of its five states. `empty` says what there is none of, where that is so: a count of
 * zero that is known, or data that nobody has reported.
 */
export function SituationPanel(props: {
  title: string;
  reading: SituationReading;
  aside?: (situation: Situation) => ReactNode;
  empty?: (situation: Situation) => string | undefined;
  /** `fits` has the height of its content, `shrinks` that or less, `capped` some rows; `grows` and `reads` take what is left. */
  size?: 'fits' | 'shrinks' | 'capped' | 'grows' | 'reads';
  children: (situation: Situation) => ReactNode;
}) {
  const { t } = useTranslation();
  const { situation, isStale, error, retry } = props.reading;
  const message = situation && props.empty?.(situation);
  const state = (): PanelState => {
    if (situation === undefined)
      return error === null
        ? { kind: 'loading' }
        : { kind: 'failed', message: t('panel.failed'), hint: error.message, retry };
    if (isStale)
      return { kind: 'stale', message: t('situation.since', { time: formatSecond(situation.asOf) }) };
    return message === undefined ? { kind: 'ready' } : { kind: 'empty', message };
  };
  return (
    <Panel
      title={props.title}
      aside={situation && props.aside?.(situation)}
      state={state()}
      className={styles[props.size ?? 'fits']}
      bodyClassName={styles.body}
    >
      {situation && (message === undefined ? props.children(situation) : <p>{message}</p>)}
    </Panel>
  );
}
