import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { commandTexts } from '../i18n/commands.ts';
import { addTexts } from '../i18n/index.ts';
import { panelTexts } from '../i18n/panels.ts';

addTexts(commandTexts);
addTexts(panelTexts);

/** What lies over the page; fetched when it is first asked for. */
export default function Dialogs() {
  return (
    <>
      <HelpDialog />
      <CommandPalette />
    </>
  );
}
