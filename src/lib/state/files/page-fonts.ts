import { FONT_FILES, FONT_NAMES, type FontBytes, type FontName } from '../../export/figure/font-faces';
import italic from '../../export/fonts/Inter-Italic.ttf?url';
import medium from '../../export/fonts/Inter-Medium.ttf?url';
import regular from '../../export/fonts/Inter-Regular.ttf?url';
import semibold from '../../export/fonts/Inter-SemiBold.ttf?url';

const ADDRESSES: Record<FontName, string> = { regular, italic, medium, semibold };
let loading: Promise<FontBytes> | null = null;

/** The typeface of pictures, fetched when first needed. A failure is not remembered. */
export function loadFonts(): Promise<FontBytes> {
  loading ??= fetchAll().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchAll(): Promise<FontBytes> {
  const all = FONT_NAMES.map(async (name) => {
    const answer = await fetch(ADDRESSES[name]);
    if (!answer.ok)
      throw new Error(`The typeface can't be fetched (${FONT_FILES[name].file}: ${answer.status}).`);
    return [name, new Uint8Array(await answer.arrayBuffer())] as const;
  });
  return Object.fromEntries(await Promise.all(all)) as FontBytes;
}
