import { HELP_FILES } from './help-files';
import type { HelpPage } from './help-page';
import { HELP_SLIDES } from './help-slides';
import { HELP_WEB } from './help-web';

/** All pages about ways to share, in the order of the Share dialog. */
export const HELP_PAGES: readonly HelpPage[] = [...HELP_FILES, ...HELP_SLIDES, ...HELP_WEB];

export function helpPage(id: string): HelpPage | undefined {
  return HELP_PAGES.find((page) => page.id === id);
}
