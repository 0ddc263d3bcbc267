import { deflateSync, strToU8 } from 'fflate';
import type { StoryFile } from '../../model/story';
import { escapeXml } from '../xml';

/** What goes into the page of the single file. */
export interface SingleFile {
  /** The built page without a map: build/player.html. */
  template: string;
  /** A map file as text, with the reasons that cards show. */
  map: string;
  /** Instead of the map's own. */
  title?: string | undefined;
  /** Instead of the map's own, where it has none. */
  story?: StoryFile | undefined;
  /** Payload of a link's hash: what is shown first, instead of the map's own. */
  view?: string | undefined;
}

const DATA = '<script type="application/octet-stream" id="papercosm-map">';
const TITLE = '<title>Papercosm</title>';

/**
 * A map as one HTML file that shows it anywhere, without a request. The data stands in it as raw deflate in base64, so that nothing of it can
 * end its element, whatever titles and abstracts hold.
 *
 * @throws Error when the template is not one of ours
 */
export function toSingleFile({ template, map, title, story, view }: SingleFile): string {
  if (!template.includes(DATA) || !template.includes(TITLE))
    throw new Error('the page that shows maps is not the one of this version; build the site again');
  const given = JSON.parse(map) as Record<string, unknown>;
  const value: Record<string, unknown> = {
    ...given,
    ...(title === undefined ? {} : { title }),
    ...(story === undefined || given.story !== undefined ? {} : { story }),
    ...(view === undefined ? {} : { view }),
  };
  const name = typeof value.title === 'string' && value.title !== '' ? value.title : 'Papercosm';
  const data = toBase64(deflateSync(strToU8(JSON.stringify(value)), { level: 9 }));
  // Functions, because "$" in a replacement has a meaning.
  return template.replace(TITLE, () => `<title>${escapeXml(name)}</title>`).replace(DATA, () => DATA + data);
}

/** Bytes at a time: a call takes only so many arguments. */
const SLICE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += SLICE)
    binary += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(binary);
}
