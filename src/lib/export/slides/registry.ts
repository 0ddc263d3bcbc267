import { marp } from './marp';
import { quarto } from './quarto';
import { reveal } from './reveal';
import type { SlideTarget } from './slide-target';
import { slidev } from './slidev';
import { webPage } from './web-page';

/** Places that take a live view as lines of text: the Share dialog and the documentation list them. */
export const SLIDE_TARGETS: readonly SlideTarget[] = [reveal, quarto, slidev, marp, webPage];
