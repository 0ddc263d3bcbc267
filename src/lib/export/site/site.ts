/** A folder for any static host: the map as a page, and a page with a preview for each named view. */
import { escapeXml } from '../xml';

export interface SiteView {
  /** Letters, digits, "-" and "_". */
  name: string;
  /** Payload of a link's hash. */
  payload: string;
}

export interface Site {
  /** The map as a single file; see toSingleFile. */
  page: string;
  title: string;
  /** A sentence for previews. */
  description: string;
  /** Where the folder will stand, with "/" at its end; '' where that is not known: previews need it. */
  address: string;
  views: readonly SiteView[];
  /** PNGs of 1200 x 630 by view, '' for the map itself; pages without one have no picture in their preview. */
  pictures: ReadonlyMap<string, Uint8Array>;
}

/** Of the pictures on cards, pixels. */
export const PREVIEW = { width: 1200, height: 630 };
const FRAME = { width: 960, height: 540 };

/** All files of the folder by their paths. */
export function listSite(site: Site): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  const page = pathsOf('', site);
  files.set(
    'index.html',
    site.page.replace('</title>', () => `</title>${headOf(page, site)}`),
  );
  files.set('oembed.json', oembedOf(page, site));
  addPicture(files, site, '', 'og.png');
  for (const view of site.views) {
    const paths = pathsOf(view.name, site);
    const folder = `v/${view.name}/`;
    files.set(`${folder}index.html`, viewPage(view, paths, site));
    files.set(`${folder}oembed.json`, oembedOf(paths, site));
    addPicture(files, site, view.name, `${folder}og.png`);
  }
  files.set('_headers', HEADERS);
  return files;
}

function addPicture(
  files: Map<string, string | Uint8Array>,
  { pictures }: Site,
  name: string,
  path: string,
): void {
  const picture = pictures.get(name);
  if (picture) files.set(path, picture);
}

interface Paths {
  name: string;
  title: string;
  /** Address of the page, relative where that of the folder is not known. */
  page: string;
  picture: string | null;
  oembed: string;
}

function pathsOf(name: string, { address, title, pictures }: Site): Paths {
  const folder = address === '' ? './' : `${address}${name === '' ? '' : `v/${encodeURIComponent(name)}/`}`;
  return {
    name,
    title: name === '' ? title : `${title}: ${name.replaceAll(/[-_]/g, ' ')}`,
    page: folder,
    picture: pictures.has(name) ? `${folder}og.png` : null,
    oembed: `${folder}oembed.json`,
  };
}

/** What other sites read of a page to show it as a card (Open Graph, oEmbed). */
function headOf({ title, page, picture, oembed }: Paths, { description, address }: Site): string {
  const meta = (property: string, content: string) =>
    `\n    <meta property="${property}" content="${escapeXml(content)}" />`;
  return [
    `\n    <meta name="description" content="${escapeXml(description)}" />`,
    meta('og:type', 'website'),
    meta('og:title', title),
    meta('og:description', description),
    ...(address === '' ? [] : [meta('og:url', page)]),
    ...(picture === null
      ? []
      : [
          meta('og:image', picture),
          meta('og:image:width', String(PREVIEW.width)),
          meta('og:image:height', String(PREVIEW.height)),
          '\n    <meta name="twitter:card" content="summary_large_image" />',
        ]),
    `\n    <link rel="alternate" type="application/json+oembed" href="${escapeXml(oembed)}" title="${escapeXml(title)}" />`,
  ].join('');
}

/** A page of a named view: the map in a frame, so that the address stays that of the view. */
function viewPage({ payload }: SiteView, paths: Paths, site: Site): string {
  const source = `../../index.html#s=${payload}`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src 'self' file:; style-src 'unsafe-inline'" />
    <title>${escapeXml(paths.title)}</title>${headOf(paths, site)}
    <style>
      html, body { height: 100%; margin: 0; }
      iframe { display: block; width: 100%; height: 100%; border: 0; }
    </style>
  </head>
  <body>
    <iframe src="${escapeXml(source)}" title="${escapeXml(paths.title)}" allow="fullscreen; clipboard-write"></iframe>
  </body>
</html>
`;
}

/** See https://oembed.com, version 1.0, type "rich". */
function oembedOf({ title, page, picture }: Paths, { address }: Site): string {
  const { width, height } = FRAME;
  const frame = `<iframe src="${escapeXml(page)}" title="${escapeXml(title)}" width="${width}" height="${height}" loading="lazy" allow="fullscreen; clipboard-write" style="border:0;color-scheme:normal"></iframe>`;
  const card = {
    ...{ version: '1.0', type: 'rich', title, provider_name: 'Papercosm', html: frame, width, height },
    ...(address === '' ? {} : { provider_url: address }),
    ...(picture === null
      ? {}
      : {
          thumbnail_url: picture,
          thumbnail_width: PREVIEW.width,
          thumbnail_height: PREVIEW.height,
        }),
  };
  return `${JSON.stringify(card, null, 2)}\n`;
}

const HEADERS = `# For hosts that read this file (Netlify, Cloudflare Pages). All pages may be framed anywhere.
/*
  Content-Security-Policy: frame-ancestors *
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
`;
