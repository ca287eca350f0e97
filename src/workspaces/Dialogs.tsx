import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { commandTexts } from '../i18n/commands.ts';
import { addTexts } from '../i18n/index.ts';

addTexts(commandTexts);

/** What lies over the page; fetched when it is first asked for. */
export default function Dialogs() {
  return <HelpDialog />;
}
