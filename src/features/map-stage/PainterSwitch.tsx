import { useTranslation } from 'react-i18next';
import type { PainterChoice } from '../../map/painters/choose-painter.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { commandOf } from '../../commands/registry.ts';
import * as buttonStyles from '../../ui/Button.module.css';
import * as styles from './MapControls.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** Says who draws what moves with the filter, and why under the pointer; a click goes on to the next way. */
export function PainterSwitch({ choice }: { choice: PainterChoice }) {
  const { t } = useTranslation();
  const state = useAppState();
  const wanted = useView(({ view }) => view.painter);
  const reason = t(`painter.by.${choice.by}`, {
    renderer: choice.renderer || t('painter.noRenderer'),
    ms: choice.frameMs === undefined ? '—' : Math.round(choice.frameMs),
  });
  const label = `${t(`painter.${choice.kind}`)} · ${t('painter.title')}: ${t(`painter.${wanted}`)} · ${t(`painter.does.${choice.kind}`)} · ${reason}`;
  return (
    <button
      type="button"
      className={`${buttonStyles.iconButton} ${styles.painterSwitch} ${utilities.pointerOnly}`}
      data-painter={choice.kind}
      aria-label={label}
      title={label}
      onClick={() => commandOf('map.painter').run(state)}
    >
      {t(`painter.${choice.kind}`)}
    </button>
  );
}
