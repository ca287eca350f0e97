import { useTranslation } from 'react-i18next';
import { useView } from '../../state/hooks.tsx';
import { WORKSPACES } from '../../state/view/view-state.ts';
import * as styles from './WorkspaceTabs.module.css';

/** The three workspaces as presets of one page. */
export function WorkspaceTabs() {
  const { t } = useTranslation();
  const workspace = useView((state) => state.view.workspace);
  const enterWorkspace = useView((state) => state.enterWorkspace);
  return (
    <nav className={styles.tabs} aria-label={t('workspace.label')}>
      {WORKSPACES.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === workspace ? 'page' : undefined}
          onClick={() => enterWorkspace(name)}
        >
          {t(`workspace.${name}`)}
        </button>
      ))}
    </nav>
  );
}
