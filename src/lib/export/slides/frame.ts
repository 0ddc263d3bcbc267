import { escapeXml } from '../xml';
import type { LiveView } from './slide-target';

/**
 * A frame as HTML. `color-scheme:normal` keeps it transparent whatever scheme the page has. Escaped, so that no title can break out of its
 * attribute.
 *
 * @param source the attribute that names the address
 * @param others further attributes, as they are written
 */
export function frameElement(
  { frame, title, width, height }: Pick<LiveView, 'frame' | 'title' | 'width' | 'height'>,
  source: 'src' | 'data-src' = 'src',
  others: readonly string[] = ['loading="lazy"'],
): string {
  const attributes = [
    `${source}="${escapeXml(frame)}"`,
    `title="${escapeXml(oneLine(title))}"`,
    `width="${Math.round(width)}"`,
    `height="${Math.round(height)}"`,
    ...others,
    'allow="fullscreen; clipboard-write; web-share"',
    'style="border:0;color-scheme:normal"',
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

/** A text on one line, as titles and alternative texts want it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A text in Markdown that says what it says: no character of it is markup. */
export function plainMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>()#+\-.!|~^$:"'@&]/g, (mark) =>
    mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`,
  );
}

/** Text inside an HTML comment, which "-->" would end. */
export function commentText(text: string): string {
  return text
    .replace(/-{2,}/g, (dashes) => dashes.split('').join(' '))
    .replace(/[<>]/g, (mark) => (mark === '<' ? '‹' : '›'));
}

/** An address inside Markdown's round brackets. */
export function markdownAddress(address: string): string {
  return address.replace(
    /[()<>\s\\]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
