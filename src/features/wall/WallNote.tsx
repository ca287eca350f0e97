import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView, useWall } from '../../state/hooks.tsx';
import * as styles from './wall.module.css';

const SHOWN_MS = 3_000;

/** Says for a moment what a key of the remote control has switched. */
export function WallNote() {
  const { t } = useTranslation();
  const dim = useView((state) => state.view.wall.dim);
  const isTurning = useView((state) => state.view.wall.rotateMs !== null);
  const isSoundOn = useWall((state) => state.isSoundOn);
  const [note, setNote] = useState<string | null>(null);
  const before = useRef({ dim, isTurning, isSoundOn });
  useEffect(() => {
    const last = before.current;
    before.current = { dim, isTurning, isSoundOn };
    const changed = (): string | undefined => {
      if (last.dim !== dim) return `wall.said.dim.${dim}`;
      if (last.isTurning !== isTurning) return isTurning ? 'wall.said.rotationOn' : 'wall.said.rotationOff';
      if (last.isSoundOn !== isSoundOn) return isSoundOn ? 'wall.said.soundOn' : 'wall.said.soundOff';
      return undefined;
    };
    const next = changed();
    if (next === undefined) return;
    queueMicrotask(() => setNote(next));
    const timer = setTimeout(() => setNote(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [dim, isTurning, isSoundOn]);
  if (note === null) return null;
  return (
    <p className={styles.note} role="status">
      {t(note)}
    </p>
  );
}
