// What XML 1.0 can't hold, not even escaped (control characters, lone surrogates, two non-characters), and the C1 controls that it advises against.
const FORBIDDEN = /[\p{Cs}\ufffe\uffff]|[^\P{Cc}\t\n\r]/gu;

/** A text without the characters that no XML file may contain. */
export function dropForbidden(text: string): string {
  return text.replace(FORBIDDEN, '');
}

/** A text as content of an XML or HTML element or of an attribute in double quotes. */
export function escapeXml(text: string): string {
  return dropForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export type Attributes = Record<string, string | number | undefined>;

/** An element; attributes that are undefined are left out, numbers have at most two decimals. `content` is markup already. */
export function element(name: string, attributes: Attributes, content?: string): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? formatNumber(value) : escapeXml(String(value))}"`,
    )
    .join('');
  return content === undefined ? `<${name}${given}/>` : `<${name}${given}>${content}</${name}>`;
}

/** At most two decimals, never an exponent; what is not finite is 0. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}
