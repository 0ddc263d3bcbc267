import type { LayoutName } from '../model/settings';
import { arrangeNodes } from './arrange-nodes';
import { arrangeInCircle } from './circular';
import type { Layout } from './layout';
import { arrangeScatter } from './scatter';
import { arrangeByTime } from './time';
import { arrangeVos } from './vos';

/** Their names and words stand in model/settings.ts and model/setting-words.ts. */
export const LAYOUTS: Record<LayoutName, Layout> = {
  force: arrangeNodes,
  time: arrangeByTime,
  scatter: arrangeScatter,
  vos: arrangeVos,
  circular: arrangeInCircle,
};
