import { HandoverPage } from '../features/handover/HandoverPage.tsx';
import { handoverTexts } from '../i18n/handover.ts';
import { addTexts } from '../i18n/index.ts';

addTexts(handoverTexts);

/** The hand-over of a shift; fetched when it is first asked for. */
export default HandoverPage;
