import { escapeXml } from './xml';

export interface EmbedCodeOptions {
  /** Address of the embed page, with how it looks in the query and what it shows in the hash. */
  url: string;
  /** What the frame is called to those who can't see it. */
  title: string;
  /** CSS pixels. */
  width?: number;
  height?: number;
}

/**
 * The line to paste into a web page. `color-scheme:normal` keeps the frame transparent whatever scheme the page has. Escaped, so
 * that no title can break out of its attribute.
 */
export function embedCode({ url, title, width = 960, height = 540 }: EmbedCodeOptions): string {
  const attributes = [
    `src="${escapeXml(url)}"`,
    `title="${escapeXml(title)}"`,
    `width="${Math.round(width)}"`,
    `height="${Math.round(height)}"`,
    'loading="lazy"',
    'allow="fullscreen; clipboard-write; web-share"',
    'style="border:0;color-scheme:normal"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}
