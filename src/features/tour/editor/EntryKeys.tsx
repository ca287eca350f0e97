import { useTranslation } from 'react-i18next';
import * as styles from './TourEditor.module.css';

/** The name of an entry of a list with the buttons that move it up and down and remove it. */
export function EntryKeys(props: {
  name: string;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}) {
  const { name, index, count, onMove, onRemove } = props;
  const { t } = useTranslation();
  return (
    <p className={styles.entryKeys}>
      <span>{name}</span>
      <button
        type="button"
        aria-label={t('tourEditor.up', { name })}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={t('tourEditor.down', { name })}
        disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      >
        ↓
      </button>
      <button type="button" aria-label={t('tourEditor.remove', { name })} onClick={onRemove}>
        ✕
      </button>
    </p>
  );
}
